"""A throw-away certificate authority."""

import datetime as dt
import os
import ssl
import tempfile
from functools import cache
from pathlib import Path

import trustme

ROOT_OF_PARENT = "LAB_ROOT_CERTIFICATE"
"""Environment variable with the path of the authority's certificate."""
NAMES = ("localhost", "127.0.0.1", "127.0.0.2", "lab.test")


@cache
def authority() -> trustme.CA:
    """The authority every certificate of this run comes from."""
    return trustme.CA()


def client_context() -> ssl.SSLContext:
    """A client's context that trusts the laboratory and nobody else; that of the parent process, in a child."""
    root = os.environ.get(ROOT_OF_PARENT)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if root:
        context.load_verify_locations(root)
    else:
        authority().configure_trust(context)
    return context


def server_context(
    *alpn: str, names: tuple[str, ...] = NAMES, trusted: bool = True, expired: bool = False
) -> ssl.SSLContext:
    """A server's context.

    Args:
        alpn: Protocols offered, best first.
        names: Host names and addresses on the certificate.
        trusted: Whether the client context trusts the issuer.
        expired: Whether the certificate ended yesterday.
    """
    issuer = authority() if trusted else trustme.CA()
    yesterday = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    certificate = issuer.issue_cert(*names, not_after=yesterday) if expired else issuer.issue_cert(*names)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    context.set_alpn_protocols(list(alpn))
    return context


@cache
def certificate_files() -> tuple[Path, Path, Path]:
    """Paths of a certificate chain, its private key, and the authority's certificate, for servers of their own kind."""
    folder = Path(tempfile.mkdtemp(prefix="lab-tls-"))
    folder.chmod(0o755)  # servers drop their rights before they read
    certificate = authority().issue_cert(*NAMES)
    chain, key, root = folder / "chain.pem", folder / "key.pem", folder / "root.pem"
    chain.write_bytes(b"".join(blob.bytes() for blob in certificate.cert_chain_pems))
    key.write_bytes(certificate.private_key_pem.bytes())
    root.write_bytes(authority().cert_pem.bytes())
    return chain, key, root
