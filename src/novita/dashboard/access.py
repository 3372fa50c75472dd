"""Who may look: this machine, or whoever has the token."""

from __future__ import annotations

import hmac
from urllib.parse import urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from novita._core.options import is_local

COOKIE = "novita_dashboard"

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}
"""Sent with every answer: the page loads nothing from elsewhere, and nobody frames it."""


class Guard:
    """Lets requests through that may look, and puts the headers on every answer.

    Without a token only requests to this machine by one of its own names pass: a page elsewhere that made its own name
    point here (DNS rebinding) does not.
    """

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self._app = app
        self._token = token or None  # an empty one, as of a variable that is not set, would be known to everybody

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", []),
                    *((name.encode(), value.encode()) for name, value in HEADERS.items()),
                ]
            await send(message)

        app = self._app if scope["type"] != "http" else self._answer(Request(scope))
        await app(scope, receive, guarded)

    def _answer(self, request: Request) -> ASGIApp:
        if self._token is None:
            if is_local(_host(request.headers)):
                return self._app
            return PlainTextResponse("Ask for this page as http://127.0.0.1 or http://localhost.\n", 403)
        if self._matches(request.cookies.get(COOKIE)) or self._matches(_bearer(request.headers)):
            return self._app
        if self._matches(request.query_params.get("token")):
            # Out of the address bar and its history, into a cookie that scripts cannot read.
            answer = RedirectResponse(_without_token(request), 303)
            # Not "strict": who follows a link on a page elsewhere would come from this redirect without the cookie.
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="lax", secure=request.url.scheme == "https")
            return answer
        return PlainTextResponse(
            "The token is missing or wrong: open the address that `novita dashboard` printed.\n", 401
        )

    def _matches(self, given: str | None) -> bool:
        return (
            self._token is not None and given is not None and hmac.compare_digest(given.encode(), self._token.encode())
        )


def _host(headers: Headers) -> str:
    host = headers.get("host", "")
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _bearer(headers: Headers) -> str | None:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token if kind.lower() == "bearer" else None


def _without_token(request: Request) -> str:
    kept = QueryParams([(name, value) for name, value in request.query_params.multi_items() if name != "token"])
    query = urlencode(kept.multi_items())
    return request.url.path + (f"?{query}" if query else "")
