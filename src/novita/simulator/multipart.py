"""Names and contents of the fields of a multipart form."""

from email.parser import BytesParser
from email.policy import HTTP

__all__ = ["form_fields"]


def form_fields(body: bytes, content_type: str) -> dict[str, bytes]:
    """The form's fields; of a repeated field the last. A body that is no such form has none."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    fields: dict[str, bytes] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            fields[name] = content
    return fields
