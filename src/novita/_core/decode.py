"""From the bytes of an answer to a value, or to the error it stands for."""

from __future__ import annotations

import codecs
from typing import Any

import msgspec

from novita.exceptions import APIStatusError, ResponseValidationError

from .call import Answer
from .model import without_blanks
from .options import without_secrets
from .reasons import status_error_class
from .retry import parse_retry_after
from .spec import Spec

_REQUEST_ID_HEADERS = (b"x-request-id", b"x-trace-id", b"trace-id")
_EXCERPT = 2_000
_PAGE = "an HTML page instead of JSON; check base_url and proxies"
_NO_STOCK = "INSUFFICIENT_RESOURCE"


def decode(spec: Spec, answer: Answer, into: Any = None) -> Any:
    """The value of a success answer: one pass from bytes to Structs.

    Args:
        spec: The operation.
        answer: A success answer.
        into: Another type than the operation's own.

    Raises:
        msgspec.DecodeError: The body is not what is documented.
    """
    if spec.response is None:
        # Success says all there is to say, unless it is a page that something on the way put in the answer's place.
        if _is_page(answer.body):
            raise msgspec.DecodeError(_PAGE)
        return None
    if spec.response is bytes:
        return answer.body
    try:
        value = spec.decoder(into).decode(answer.body or b"{}")
    except msgspec.ValidationError:
        # Null or "" where a value belongs counts as missing, other known shapes become the declared one.
        members = without_blanks(msgspec.json.decode(answer.body or b"{}"), spec.decoder(into).type)
        return convert(spec, members if spec.reshape is None else spec.reshape(members), into)
    return value.value if spec.unwrap is not None else value


def convert(spec: Spec, members: Any, into: Any = None) -> Any:
    """The value of an answer that is plain JSON already; the arguments are those of `decode`."""
    value = msgspec.convert(members, spec.decoder(into).type, strict=False)
    return value.value if spec.unwrap is not None else value


def request_id(answer: Answer) -> str | None:
    """Id the server gave the request, if any."""
    for name in _REQUEST_ID_HEADERS:
        if found := answer.header(name):
            return found
    return None


def is_unknown_route(answer: Answer) -> bool:
    """Whether a gateway, not the API, answered that there is nothing at this path."""
    return answer.status == 404 and not isinstance(_json(answer.body), dict)


def status_error(operation: str, answer: Answer, attempts: int, *, idempotent: bool = True) -> APIStatusError:
    """The error an answer outside 2xx stands for, to a request that may be sent again or must not."""
    body = _json(answer.body)
    reason, text, code = "", "", None
    if isinstance(body, dict):
        inner = body.get("error") or body.get("detail")  # the providers behind web search say `detail`
        details: dict[str, Any] = inner if isinstance(inner, dict) else body
        reason = _text(details.get("reason") or details.get("type"))
        text = _text(details.get("message") or (inner if isinstance(inner, str) else details.get("error")))
        code = details.get("code")
        text = " ".join(text.split())[:_EXCERPT]
        if _NO_STOCK in text and _NO_STOCK not in reason:
            reason = _NO_STOCK  # now and then only the text has the word
    elif 300 <= answer.status < 400:
        place = answer.header(b"location")
        what = (
            f"redirect to {without_secrets(place)[:200]} was not followed"
            if place
            else "no answer, nor where there is one"
        )
        text = f"{what}; check base_url and proxies"
    else:
        text = _summary(answer)
    return status_error_class(answer.status, reason, text, idempotent=idempotent).build(
        operation=operation,
        status_code=answer.status,
        reason=reason,
        text=text,
        code=code if isinstance(code, int | str) else None,
        body=answer.body[:_EXCERPT].decode("utf-8", "replace") if body is None else body,
        retry_after=parse_retry_after(answer.header(b"retry-after"), answer.header(b"date")),
        request_id=request_id(answer),
        attempts=attempts,
    )


def refusal(spec: Spec, value: Any, answer: Answer, attempts: int) -> APIStatusError | None:
    """The error that the value of a success answer tells of, if it does; its status is the one that fits."""
    found = spec.refusal(value) if spec.refusal is not None else None
    if found is None:
        return None
    status, code, text = found
    return status_error_class(status, "", idempotent=spec.idempotent).build(
        operation=spec.name,
        status_code=status,
        reason="",
        text=f"code {code}: {text}" if text else f"code {code}",
        code=code,
        body=_json(answer.body),
        request_id=request_id(answer),
        attempts=attempts,
    )


def decode_error(
    operation: str,
    answer: Answer,
    attempts: int,
    error: msgspec.DecodeError | UnicodeDecodeError | RecursionError,
    into: Any = None,
) -> ResponseValidationError:
    """The error for a success answer that does not decode."""
    kind = answer.header(b"content-type") or "no content type"
    wanted = "the documentation" if into is None else f"into={getattr(into, '__name__', into)}"
    body = _json(answer.body)
    said = told(body)
    why = f"; it says: {' '.join(said.split())[:200]}" if said else ""
    problem = _PAGE if _is_page(answer.body) else error
    return ResponseValidationError(
        f"{operation}: HTTP {answer.status} with a body that does not fit {wanted} "
        f"({len(answer.body)} bytes, {kind}): {problem}{why}",
        operation=operation,
        status_code=answer.status,
        body=answer.body[:_EXCERPT].decode("utf-8", "replace"),
        request_id=request_id(answer),
        attempts=attempts,
    )


def told(body: object) -> str:
    """What a failure says that came in the place of the id of what was to be made."""
    members: dict[str, Any] = body if isinstance(body, dict) else {}
    return _text(members.get("message") or members.get("msg") or members.get("error"))


def _json(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _is_page(body: bytes) -> bool:
    """Whether something on the way, such as the sign-in of a network, put a page in the place of the answer."""
    return body.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<"


def _summary(answer: Answer) -> str:
    text = answer.body[:_EXCERPT].decode("utf-8", "replace").strip()
    if not text:
        return "empty body"
    if _is_page(answer.body):
        return _PAGE
    line = text.splitlines()[0][:200]
    return f"{line}; check base_url" if is_unknown_route(answer) else line
