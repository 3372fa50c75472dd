"""Every error answer becomes the error a caller expects, whichever client asked and however odd the answer is."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_httpx import HTTPXMock

import novita
from novita import exceptions
from novita._core import reasons
from novita._core.call import Answer
from novita._core.decode import decode, decode_error, status_error
from novita._core.model import Model
from novita._core.operation import Id, Operation
from novita._core.reasons import status_error_class

URL = "https://api.novita.ai/robots"


class Robot(Model, frozen=True, kw_only=True, rename="camel"):
    id: str
    arm_count: int = 0


class GetRobot(Operation[Robot], method="get", route="GET /robots/{robot_id}"):
    robot_id: Id


class StopRobot(Operation[None], method="stop", route="POST /robots/stop"):
    robot_id: Id


class Blob(Operation[bytes], method="blob", route="GET /robots"):
    pass


GET = GetRobot(robot_id="r-1")
NAME = GetRobot.spec.name


def failing(driver: Any, httpx_mock: HTTPXMock, operation: Any = GET, **answer: Any) -> Any:
    """The error of one call that is not repeated."""
    httpx_mock.add_response(**answer)
    with pytest.raises(novita.APIError) as caught:
        driver.options(max_retries=0).send(operation)
    return caught.value


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (400, "INVALID_PARAM", novita.BadRequestError),
        (400, "RESOURCE_NOT_FOUND", novita.NotFoundError),
        (400, "GPU_SPEC_USED", novita.ConflictError),
        (400, "BALANCE_NOT_ENOUGH", novita.InsufficientBalanceError),
        (400, "RATE_LIMIT_EXCEEDED", novita.RateLimitError),
        (401, "", novita.AuthenticationError),
        (400, "INVALID_API_KEY", novita.AuthenticationError),
        (402, "", novita.InsufficientBalanceError),
        (403, "", novita.PermissionDeniedError),
        (403, "NOT_ENOUGH_BALANCE", novita.InsufficientBalanceError),
        (403, "INVALID_API_KEY", novita.AuthenticationError),
        (403, "CREATE_INSTANCE_LIMIT", novita.PermissionDeniedError),
        (400, "NETWORK_MAX_LIMIT", novita.PermissionDeniedError),
        (400, "INVALID_USER_TOKEN", novita.AuthenticationError),
        (404, "", novita.NotFoundError),
        (409, "", novita.ConflictError),
        (418, "", novita.BadRequestError),
        (429, "", novita.RateLimitError),
        (500, "", novita.InternalServerError),
        (502, "", novita.InternalServerError),
        (503, "UNHEARD_OF", novita.InternalServerError),
        (599, "", novita.InternalServerError),
    ],
)
def test_class_is_chosen_by_reason_first_and_status_second(
    driver: Any, httpx_mock: HTTPXMock, status: int, reason: str, kind: Any
) -> None:
    body = {"code": status, "reason": reason, "message": "No way.", "metadata": {}}
    error = failing(driver, httpx_mock, status_code=status, json=body, headers={"x-request-id": "req-7"})

    assert type(error) is kind
    assert error.status_code == status
    assert error.reason == reason
    assert error.code == status
    assert error.request_id == "req-7"
    assert error.body == body
    assert error.retry_after is None
    assert error.operation == NAME
    assert error.attempts == 1
    assert str(error) == error.message
    for part in (NAME, f"HTTP {status}", reason, "No way.", "request id req-7", kind.hint):
        assert part in str(error)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"message": "network not found"}, novita.NotFoundError),
        (400, {"code": 400, "reason": "", "message": "Not fount"}, novita.NotFoundError),
        (400, {"reason": "VALIDATOR_PARAM", "message": "not found"}, novita.BadRequestError),
        (422, {"message": "not found"}, novita.BadRequestError),
        (400, {"message": "not founded"}, novita.BadRequestError),
    ],
)
def test_text_tells_that_something_is_missing_where_no_reason_does(
    driver: Any, httpx_mock: HTTPXMock, status: int, body: Any, kind: Any
) -> None:
    assert type(failing(driver, httpx_mock, status_code=status, json=body)) is kind


@pytest.mark.parametrize(
    ("reason", "message", "found"),
    [
        ("UNKNOWN", "create: INSUFFICIENT_RESOURCE", "INSUFFICIENT_RESOURCE"),
        ("", "INSUFFICIENT_RESOURCE", "INSUFFICIENT_RESOURCE"),
        ("MIGRATE_INSUFFICIENT_RESOURCE", "MIGRATE_INSUFFICIENT_RESOURCE", "MIGRATE_INSUFFICIENT_RESOURCE"),
        ("UNKNOWN", "no free card", "UNKNOWN"),
    ],
)
def test_that_nothing_is_free_is_the_reason_where_only_the_text_says_it(
    driver: Any, httpx_mock: HTTPXMock, reason: str, message: str, found: str
) -> None:
    body = {"code": 400, "reason": reason, "message": message}
    assert failing(driver, httpx_mock, status_code=400, json=body).reason == found


def test_every_known_reason_has_one_class_and_no_reason_is_listed_twice() -> None:
    lists = [reasons._NOT_FOUND, reasons._CONFLICT, reasons._BALANCE, reasons._DENIED]
    words = " ".join([*lists, reasons._UNAUTHENTICATED]).split()
    assert len(words) == len(set(words))
    assert all(status_error_class(400, word) is not novita.BadRequestError for word in words)


@pytest.mark.parametrize("content", [b"<html><body>Maintenance</body></html>", b"\n<!DOCTYPE html>"])
def test_a_page_in_the_place_of_an_empty_answer_is_no_success(
    driver: Any, httpx_mock: HTTPXMock, content: bytes
) -> None:
    error = failing(driver, httpx_mock, StopRobot(robot_id="r-1"), content=content)
    assert type(error) is novita.ResponseValidationError
    assert "an HTML page instead of JSON" in str(error)


@pytest.mark.parametrize("content", [b"", b"{}", b"null", b'{"code": 0}', b"ok"])
def test_an_answer_nobody_reads_may_be_anything_else(driver: Any, httpx_mock: HTTPXMock, content: bytes) -> None:
    httpx_mock.add_response(content=content)
    assert driver.send(StopRobot(robot_id="r-1")) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("nan", None),
        ("inf", None),
        ("86400000", 86_400_000.0),
        ("soon", None),
        ("", None),
        ("Mon, 01 Jan 2024 99999999999999999999:00:00 GMT", None),
    ],
)
def test_retry_after_in_seconds(driver: Any, httpx_mock: HTTPXMock, text: str, seconds: float | None) -> None:
    error = failing(driver, httpx_mock, status_code=429, json={}, headers={"retry-after": text})
    assert error.retry_after == seconds


def test_retry_after_as_a_date_is_measured_against_the_servers_clock(driver: Any, httpx_mock: HTTPXMock) -> None:
    then = datetime(2001, 1, 1, tzinfo=UTC)
    headers = {"date": format_datetime(then), "retry-after": format_datetime(then + timedelta(seconds=42))}
    assert failing(driver, httpx_mock, status_code=429, json={}, headers=headers).retry_after == 42.0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html><body>Bad gateway</body></html>", "an HTML page instead of JSON"),
        (b"", "empty body"),
        (b" \n ", "empty body"),
        (b'{"code": 400, "reas', '{"code": 400, "reas'),
        (b"404 page not found\nmore", "404 page not found"),
        (b"\xff\xfe\x00", "\ufffd"),
        (b"[" * 100_000, "[[["),
        (b"null", "null"),
        (b'"text"', "text"),
        (b"[1, 2]", "[1, 2]"),
    ],
)
def test_bodies_that_are_no_json_object(driver: Any, httpx_mock: HTTPXMock, content: bytes, told: str) -> None:
    error = failing(driver, httpx_mock, status_code=502, content=content)
    assert type(error) is novita.InternalServerError
    assert told in str(error)
    assert error.reason == ""
    assert error.code is None
    assert len(str(error)) < 1_000


@pytest.mark.parametrize(
    ("body", "reason", "message", "code"),
    [
        ({"code": None, "reason": None, "message": None, "metadata": None}, "", "", None),
        ({"code": [1], "reason": ["X"], "message": {"a": 1}}, "['X']", "{'a': 1}", None),
        ({"code": 1.5, "message": 7}, "", "7", None),
        ({"error": "no such model"}, "", "no such model", None),
        ({"error": None, "message": "m"}, "", "m", None),
        (
            {"error": {"message": "Unknown model", "type": "invalid_request", "code": "model_missing", "param": None}},
            "invalid_request",
            "Unknown model",
            "model_missing",
        ),
        ({}, "", "", None),
        ({"message": "two\nlines\r\nof   text"}, "", "two lines of text", None),
        ({"message": "x" * 1_000_000}, "", "x" * 2_000, None),
    ],
)
def test_objects_of_any_shape(
    driver: Any, httpx_mock: HTTPXMock, body: Any, reason: str, message: str, code: Any
) -> None:
    error = failing(driver, httpx_mock, status_code=422, json=body)
    assert type(error) is novita.BadRequestError
    assert error.reason == reason
    assert error.code == code
    assert message in str(error)
    assert "\n" not in str(error)
    assert len(str(error)) < 3_000


def test_a_refusal_in_plain_text_is_told(driver: Any, httpx_mock: HTTPXMock) -> None:
    error = failing(driver, httpx_mock, status_code=400, text="no such region")
    assert type(error) is novita.BadRequestError
    assert "no such region" in str(error)


@pytest.mark.parametrize("status", [300, 301, 302, 307, 308])
def test_redirects_are_not_followed(driver: Any, httpx_mock: HTTPXMock, status: int) -> None:
    error = failing(driver, httpx_mock, status_code=status, headers={"location": "https://elsewhere.example/robots"})
    assert type(error) is novita.APIStatusError
    assert "redirect to https://elsewhere.example/robots was not followed; check base_url" in str(error)
    assert [request.url.host for request in httpx_mock.get_requests()] == ["api.novita.ai"]


@pytest.mark.parametrize("given", [{"robot_id": "r-1"}, GetRobot, "r-1", None])
def test_what_is_no_operation_is_refused(driver: Any, given: Any) -> None:
    for send in (driver.send, driver.raw):
        with pytest.raises(TypeError, match=r"^send takes operations, .*, got (an object of type|the class) \w+$"):
            send(given)


def test_a_redirect_to_nowhere(driver: Any, httpx_mock: HTTPXMock) -> None:
    for status in (302, 304):
        text = str(failing(driver, httpx_mock, status_code=status))
        assert text.endswith(f"HTTP {status}: no answer, nor where there is one; check base_url and proxies")


def test_where_a_redirect_leads_is_told_without_its_secrets(driver: Any, httpx_mock: HTTPXMock) -> None:
    place = "https://user:hunter2@portal.example/login?token=hunter3"
    text = str(failing(driver, httpx_mock, status_code=302, headers={"location": place}))
    assert "redirect to https://***@portal.example/login?*** was not followed" in text


@pytest.mark.parametrize(
    "content",
    [
        b"<html></html>",
        b'{"id": "r-1", "armC',
        b"",
        b"null",
        b"[]",
        b'{"id": 5}',
        b'{"id": null}',
        b'{"id": "r-1", "armCount": "many"}',
        b'{"id": "r-1", "armCount": [1]}',
        b'{"id": "\xff"}',
        b'{"id": "r-1", "armCount": ' + b"9" * 5_000 + b"}",
        b'{"id": "r-1", "deep": ' + b"[" * 100_000,
    ],
)
def test_a_success_answer_that_does_not_fit(driver: Any, httpx_mock: HTTPXMock, content: bytes) -> None:
    headers = {"content-type": "application/json", "x-trace-id": "t-1"}
    error = failing(driver, httpx_mock, status_code=200, content=content, headers=headers)
    assert type(error) is novita.ResponseValidationError
    assert error.operation == NAME
    assert error.status_code == 200
    assert error.request_id == "t-1"
    assert error.attempts == 1
    assert error.body == content[:2_000].decode("utf-8", "replace")
    assert f"{NAME}: HTTP 200 with a body that does not fit the documentation ({len(content)} bytes, " in str(error)


@pytest.mark.parametrize("body", [{"code": 400, "message": "no free\ncard"}, {"error": "no free card"}])
def test_a_failure_told_with_success_is_told_on(driver: Any, httpx_mock: HTTPXMock, body: Any) -> None:
    error = failing(driver, httpx_mock, status_code=200, json=body)
    assert type(error) is novita.ResponseValidationError
    assert str(error).endswith("Object missing required field `id`; it says: no free card")


@pytest.mark.parametrize("status", [200, 502])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n"])
def test_a_page_in_the_place_of_an_answer_is_called_one(
    driver: Any, httpx_mock: HTTPXMock, status: int, mark: bytes
) -> None:
    text = str(failing(driver, httpx_mock, status_code=status, content=mark + b"<html>Sign in to this network</html>"))
    assert text.endswith(": an HTML page instead of JSON; check base_url and proxies")


def test_an_operation_without_an_answer_reads_none(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(content=b"")
    assert driver.send(StopRobot(robot_id="r-1")) is None


def test_an_operation_that_answers_bytes(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(content=b"\x00\xff")
    assert driver.send(Blob()) == b"\x00\xff"


def test_a_key_that_the_server_echoes_is_not_shown(driver: Any, httpx_mock: HTTPXMock, key: str) -> None:
    error = failing(driver, httpx_mock, status_code=401, json={"message": f"Key {key} is wrong", "auth": key})
    assert "Key *** is wrong" in str(error)
    assert error.body == {"message": "Key *** is wrong", "auth": "***"}

    unreadable = failing(driver, httpx_mock, status_code=200, content=f"authorization: {key}".encode())
    assert unreadable.body == "authorization: ***"

    misfit = failing(driver, httpx_mock, status_code=200, json=[key])
    assert misfit.body == '["***"]'

    moved = failing(driver, httpx_mock, status_code=302, headers={"location": f"/login?authorization={key}"})
    assert "redirect to /login?*** was not" in str(moved)


def test_a_key_as_short_as_a_word_takes_nothing_out_of_a_message(driver: Any, httpx_mock: HTTPXMock) -> None:
    error = failing(driver.new("test"), httpx_mock, status_code=400, json={"message": "test it"})
    assert "test it" in str(error)


@pytest.mark.parametrize(
    "answer",
    [{"status_code": 401, "json": {"message": "no"}}, {"status_code": 200, "content": b"?"}, {"status_code": 500}],
)
def test_no_secret_in_a_traceback_even_with_local_variables(
    driver: Any, httpx_mock: HTTPXMock, key: str, answer: dict[str, Any]
) -> None:
    error = failing(driver, httpx_mock, **answer)
    report = "".join(traceback.format_exception(error))
    assert NAME in report
    assert key not in report + repr(error)
    with_locals = traceback.TracebackException.from_exception(error, capture_locals=True)
    sdk_frames = [frame for frame in with_locals.stack if "novita" in Path(frame.filename).parts]
    assert len(sdk_frames) >= 3
    assert key not in str([frame.locals for frame in sdk_frames])


@pytest.mark.parametrize(
    ("raised", "kind", "told"),
    [
        (httpx.ConnectError("refused"), novita.APIConnectionError, "no connection to api.novita.ai: refused"),
        (httpx.ProxyError("407"), novita.APIConnectionError, "HTTPS_PROXY"),
        (httpx.ConnectTimeout("late"), novita.APITimeoutError, "no connection to api.novita.ai in time"),
        (httpx.PoolTimeout("late"), novita.APITimeoutError, "no complete answer within 60 s"),
        (httpx.ReadTimeout("late"), novita.APITimeoutError, "did not answer in time"),
        (httpx.ReadError(""), novita.APIConnectionError, "the connection to api.novita.ai broke: ReadError"),
        (httpx.RemoteProtocolError("bad"), novita.APIConnectionError, "broke: bad"),
        (httpx.UnsupportedProtocol("ftp"), novita.APIConnectionError, "cannot ask https://api.novita.ai"),
        (OSError("boom"), novita.APIConnectionError, "broke: boom"),
        (RuntimeError("boom"), novita.APIConnectionError, "broke: boom"),
    ],
)
def test_nothing_of_the_http_stack_escapes(
    driver: Any, httpx_mock: HTTPXMock, key: str, raised: Exception, kind: type, told: str
) -> None:
    httpx_mock.add_exception(raised)
    with pytest.raises(novita.NovitaError) as caught:
        driver.options(max_retries=0).send(GET)
    assert type(caught.value) is kind
    assert caught.value.operation == NAME  # type: ignore[attr-defined]
    assert told in str(caught.value)
    assert str(caught.value).startswith(f"{NAME}: ")
    report = "".join(traceback.format_exception(caught.value))
    assert key not in report
    assert f"{type(raised).__name__}: {raised}".rstrip(": ") in report  # what lies behind it stays to be seen


def test_a_url_too_long_for_the_http_stack_is_a_novita_error(driver: Any) -> None:
    with pytest.raises(novita.APIConnectionError, match="cannot ask"):
        driver.send(GetRobot.unchecked(robot_id="x" * 70_000))


def every_error() -> list[novita.NovitaError]:
    made: list[novita.NovitaError] = []
    for name in sorted(exceptions.__all__):
        kind = getattr(exceptions, name)
        if kind is novita.RequestValidationError:
            made.append(kind("robots.get", {"arms": "too many"}))
        elif kind is novita.EndpointRetiredError:
            made.append(kind("robots.get", "2026-01-01", "robots.find"))
        elif issubclass(kind, novita.APIStatusError):
            fields = {"code": 7, "retry_after": 1.5, "request_id": "r", "body": {"a": [1]}, "attempts": 3}
            made.append(kind.build(operation="robots.get", status_code=400, reason="R", text="t", **fields))
        elif kind is novita.ResponseValidationError:
            made.append(kind("m", operation="robots.get", status_code=204, body="b", request_id="r", attempts=2))
        elif issubclass(kind, novita.APIError):
            made.append(kind("m", operation="robots.get", request_id="r", attempts=2))
        elif kind in {novita.TaskFailedError, novita.WaitTimeoutError}:
            made.append(kind("m", last=Robot(id="r-1")))
        else:
            made.append(kind("m"))
    return made


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_errors_survive_pickle_and_copy_whole(error: novita.NovitaError) -> None:
    error.add_note("seen on a Monday")
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert vars(twin) == vars(error)
        assert twin.__notes__ == ["seen on a Monday"]
        assert isinstance(twin, novita.NovitaError)


def test_a_callers_own_subclass_survives_pickle() -> None:
    twin = pickle.loads(pickle.dumps(PickyError(wanted="arm")))
    assert type(twin) is PickyError
    assert twin.wanted == "arm"


class PickyError(novita.NotFoundError):
    def __init__(self, *, wanted: str) -> None:
        super().__init__(f"no {wanted}", status_code=404)
        self.wanted = wanted


def test_errors_are_also_what_python_programmers_expect() -> None:
    assert issubclass(novita.APITimeoutError, TimeoutError)
    assert issubclass(novita.WaitTimeoutError, TimeoutError)
    assert issubclass(novita.RequestValidationError, ValueError)
    assert issubclass(novita.ConfigurationError, ValueError)
    assert issubclass(novita.ClientClosedError, RuntimeError)
    assert novita.AmbiguousRequestError("m").possibly_created is True
    assert str(novita.EndpointRetiredError("a.b")) == "a.b: retired; there is no replacement"
    assert str(novita.EndpointRetiredError("a.b", "2026-01-01", "a.c")) == "a.b: retired 2026-01-01; use a.c"


BODIES = st.one_of(
    st.binary(max_size=200),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["id", "armCount", "code", "reason", "message", "error", "type"]), inner, max_size=5
            )
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")),
)


@settings(max_examples=300, deadline=None)
@given(status=st.integers(100, 599), body=BODIES, headers=st.dictionaries(
    st.sampled_from([b"retry-after", b"date", b"location", b"content-type", b"x-request-id"]), st.binary(max_size=40)
))  # fmt: skip
def test_any_answer_gives_a_value_or_one_of_our_errors(status: int, body: bytes, headers: dict[bytes, bytes]) -> None:
    import msgspec

    answer = Answer(status, list(headers.items()), body, "HTTP/1.1")
    if 200 <= status < 300:
        try:
            assert isinstance(decode(GetRobot.spec, answer), Robot)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
            error: novita.APIError = decode_error("robots.get", answer, 1, problem)
            assert type(error) is novita.ResponseValidationError
    else:
        error = status_error("robots.get", answer, 1)
        assert isinstance(error, novita.APIStatusError)
        assert str(error).startswith(f"robots.get: HTTP {status}")
        pickle.loads(pickle.dumps(error))
