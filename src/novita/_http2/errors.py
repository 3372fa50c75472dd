"""What can go wrong. Nothing else leaves the engine, except cancellation and KeyboardInterrupt."""


class Http2Error(Exception):
    """A request failed.

    Attributes:
        not_processed: True when the server provably did not act on the request, so that sending it again is safe
            whatever its method.
        companion: True when the same event failed another call too, whose error has False here.
    """

    def __init__(self, message: str, *, not_processed: bool = False) -> None:
        super().__init__(message)
        self.not_processed = not_processed
        self.companion = False


class InvalidRequestError(Http2Error, ValueError):
    """The request cannot be put on the wire. The message never contains the offending value."""

    def __init__(self, message: str) -> None:
        super().__init__(message, not_processed=True)


class DeadlineExceededError(Http2Error):
    """The deadline passed before the response was complete."""


class ConnectError(Http2Error):
    """No connection: name resolution, TCP or TLS failed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, not_processed=True)


class ConnectTimeoutError(ConnectError, DeadlineExceededError):
    """The deadline passed before there was a connection."""


class Http2NotSupportedError(Http2Error):
    """The server wants HTTP/1.1: it chose so during the TLS handshake."""

    def __init__(self, message: str) -> None:
        super().__init__(message, not_processed=True)


class Http11RequiredError(Http2NotSupportedError):
    """The server, which speaks HTTP/2, wants this one request over HTTP/1.1 (HTTP_1_1_REQUIRED)."""


class PoolClosedError(Http2Error):
    """The pool was closed before the response was complete."""


class ConnectionLostError(Http2Error):
    """The connection ended before the response was complete."""


class StreamResetError(Http2Error):
    """The server gave up this one request (RST_STREAM).

    Attributes:
        code: The HTTP/2 error code.
    """

    def __init__(self, message: str, *, not_processed: bool = False, code: int = 0) -> None:
        super().__init__(message, not_processed=not_processed)
        self.code = code


class ProtocolViolationError(Http2Error):
    """The server broke the rules of HTTP/2 or HTTP: bad frames, bad headers, a body of the wrong length."""


class BodyDecodeError(Http2Error):
    """The body is not what its content-encoding says."""


class ResponseTooLargeError(Http2Error):
    """The body is over the cap, or inflates suspiciously."""
