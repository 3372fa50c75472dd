"""Servers other people wrote, each on loopback with TLS and HTTP/2, serving `/lab/small`, `/lab/big` and 404."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from .certificates import certificate_files

SMALL = b'{"gpu": [' + b", ".join(b'{"timestamp": "17000000%02d", "value": 97}' % i for i in range(25)) + b"]}"
BIG = b"[" + b", ".join([SMALL] * 200) + b"]"


class ForeignServer(ABC):
    """One server process; a context manager.

    Attributes:
        graceful: Whether `reload` lets the calls in flight end; otherwise it is a restart, meant for a quiet moment.
        drops_calls: Whether it leaves calls unanswered when it recycles a connection.
    """

    program = ""
    graceful = True
    drops_calls = False

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.folder = Path(tempfile.mkdtemp(prefix="lab-server-"))
        self.folder.chmod(0o755)
        self.root = self.folder / "www"
        lab = self.root / "lab"
        lab.mkdir(parents=True)
        (lab / "small").write_bytes(SMALL)
        (lab / "big").write_bytes(BIG)
        self.chain, self.key, _ = certificate_files()
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] = (self.folder / "log").open("ab")

    @classmethod
    def missing(cls) -> bool:
        """Whether this machine lacks the program."""
        return shutil.which(cls.program, path=os.environ.get("PATH", "") + ":/usr/sbin") is None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://127.0.0.1:{self.port}"

    @abstractmethod
    def command(self) -> list[str]:
        """Writes the configuration and gives the command that runs in the foreground."""

    def reload(self) -> None:
        """Restarts, unless the server knows better."""
        self._stop()
        self._start()

    def _start(self) -> None:
        environment = {**os.environ, "PATH": os.environ.get("PATH", "") + ":/usr/sbin", "HOME": str(self.folder)}
        self._process = subprocess.Popen(
            self.command(), cwd=self.folder, env=environment, stdout=self._log, stderr=self._log, start_new_session=True
        )
        end = time.monotonic() + 15
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise AssertionError((self.folder / "log").read_text()[-2_000:]) from None
                time.sleep(0.05)

    def _stop(self) -> None:
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(1)  # some wait for ever while a connection is open
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Nginx(ForeignServer):
    """nginx, with its default of 1,000 requests a connection.

    Args:
        extra: Further lines of the `server` block.
    """

    program = "nginx"

    def __init__(self, extra: str = "") -> None:
        super().__init__()
        self.extra = extra

    def command(self) -> list[str]:
        """One worker, static files."""
        configuration = self.folder / "nginx.conf"
        configuration.write_text(
            f"""{"user root;" if os.getuid() == 0 else ""}
            daemon off; worker_processes 1; pid {self.folder}/pid; error_log {self.folder}/log;
            events {{ worker_connections 1024; }}
            http {{
              access_log off; default_type application/json;
              client_body_temp_path {self.folder}/body; proxy_temp_path {self.folder}/proxy;
              fastcgi_temp_path {self.folder}/fastcgi; uwsgi_temp_path {self.folder}/uwsgi;
              scgi_temp_path {self.folder}/scgi;
              server {{
                listen 127.0.0.1:{self.port} ssl http2; root {self.root};
                ssl_certificate {self.chain}; ssl_certificate_key {self.key};
                {self.extra}
              }}
            }}"""
        )
        return ["nginx", "-c", str(configuration), "-e", f"{self.folder}/log", "-p", str(self.folder)]

    def reload(self) -> None:
        """New workers; the old ones finish what they have."""
        self._signal(signal.SIGHUP)


class Nghttpd(ForeignServer):
    """nghttpd, the server of the nghttp2 project."""

    program = "nghttpd"
    graceful = False

    def command(self) -> list[str]:
        """Static files."""
        return ["nghttpd", "-a", "127.0.0.1", "-d", str(self.root), str(self.port), str(self.key), str(self.chain)]


class Apache(ForeignServer):
    """Apache httpd with mod_http2; when it reloads it may close a connection under a call that has just been sent."""

    program = "apache2"
    drops_calls = True
    modules = Path("/usr/lib/apache2/modules")

    def command(self) -> list[str]:
        """The event MPM, static files."""
        names = ("mpm_event", "ssl", "http2", "authz_core", "mime", "socache_shmcb")
        loads = "\n".join(f"LoadModule {name}_module {self.modules}/mod_{name}.so" for name in names)
        configuration = self.folder / "apache.conf"
        configuration.write_text(
            f"""{loads}
            {"User nobody" if os.getuid() == 0 else ""}
            {"Group nogroup" if os.getuid() == 0 else ""}
            ServerName localhost
            ServerRoot {self.folder}
            DefaultRuntimeDir {self.folder}
            PidFile {self.folder}/pid
            ErrorLog {self.folder}/log
            TypesConfig /dev/null
            Listen 127.0.0.1:{self.port}
            Protocols h2 http/1.1
            SSLEngine on
            SSLCertificateFile {self.chain}
            SSLCertificateKeyFile {self.key}
            DocumentRoot {self.root}
            """
        )
        return ["apache2", "-f", str(configuration), "-DFOREGROUND"]

    def reload(self) -> None:
        """New children; the old ones finish what they have."""
        self._signal(signal.SIGUSR1)


class Caddy(ForeignServer):
    """Caddy, and with it the HTTP/2 of Go."""

    program = "caddy"

    def command(self) -> list[str]:
        """Static files."""
        (self.folder / "Caddyfile").write_text(
            f"""{{
              admin unix/{self.folder}/admin
              auto_https off
              servers {{
                protocols h1 h2
              }}
            }}
            https://127.0.0.1:{self.port} {{
              tls {self.chain} {self.key}
              root * {self.root}
              file_server
            }}"""
        )
        return ["caddy", "run", "--config", f"{self.folder}/Caddyfile", "--adapter", "caddyfile"]

    def reload(self) -> None:
        """The same configuration again."""
        subprocess.run(
            ["caddy", "reload", "--force", "--config", f"{self.folder}/Caddyfile", "--adapter", "caddyfile",
             "--address", f"unix/{self.folder}/admin"],
            env={**os.environ, "HOME": str(self.folder)}, stdout=self._log, stderr=self._log, check=True,
        )  # fmt: skip


class Asgi(ForeignServer):
    """A Python server with a small application."""

    graceful = False

    @classmethod
    def missing(cls) -> bool:
        """Whether the package is not installed."""
        return find_spec(cls.program) is None

    def arguments(self) -> list[str]:
        """What follows `python -m <program>`."""
        raise NotImplementedError

    def command(self) -> list[str]:
        """Writes the application."""
        (self.folder / "application.py").write_text(
            "from pathlib import Path\n"
            "FILES = {f'/lab/{p.name}': p.read_bytes() for p in (Path(__file__).parent / 'www/lab').iterdir()}\n"
            "async def app(scope, receive, send):\n"
            "    if scope['type'] != 'http': return\n"
            "    while (await receive()).get('more_body'): pass\n"
            "    body = FILES.get(scope['path'])\n"
            "    kind = (b'content-type', b'application/json')\n"
            "    status = 404 if body is None else 200\n"
            "    await send({'type': 'http.response.start', 'status': status, 'headers': [kind]})\n"
            "    await send({'type': 'http.response.body', 'body': body or b'{}'})\n"
        )
        return [sys.executable, "-m", self.program, *self.arguments()]


class Hypercorn(Asgi):
    """hypercorn, on the `h2` library; the 1,001st request of a connection gets no answer, whoever asks."""

    program = "hypercorn"
    drops_calls = True

    def arguments(self) -> list[str]:
        """One worker."""
        files = ["--certfile", str(self.chain), "--keyfile", str(self.key)]
        return ["--bind", f"127.0.0.1:{self.port}", *files, "application:app"]


class Granian(Asgi):
    """granian, on hyper (Rust)."""

    program = "granian"

    def arguments(self) -> list[str]:
        """One worker."""
        files = ["--ssl-certificate", str(self.chain), "--ssl-keyfile", str(self.key)]
        return ["--interface", "asgi", "--host", "127.0.0.1", "--port", str(self.port), *files, "application:app"]


FOREIGN: dict[str, type[ForeignServer]] = {
    "nginx": Nginx, "nghttpd": Nghttpd, "apache": Apache, "caddy": Caddy, "hypercorn": Hypercorn, "granian": Granian,
}  # fmt: skip
