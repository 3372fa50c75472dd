"""Downloads over real sockets: what arrives whole is saved, and nothing else leaves a trace."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lab.certificates import client_context
from lab.raw_server import RawServer, Step
from novita import AsyncNovitaClient, NovitaClient
from novita._core import links
from novita.api.extras.model.media import AsyncMediaFile, AsyncMediaFiles, MediaFile, MediaFiles, Progress
from novita.exceptions import DownloadError
from novita.simulator import Simulator
from novita.types.model.images import ImageLinks, MediaSource

KEY = "sk_downloads"
FILE = bytes(range(256)) * 40
Save = Callable[..., Path]


def save_sync(base_url: str, source: MediaSource, path: Path, **options: Any) -> Path:
    plain = NovitaClient(KEY, base_url=base_url)
    with plain.with_options(ssl_context=client_context()) as client:
        return MediaFile(client, source).save(path, **options)


def save_async(base_url: str, source: MediaSource, path: Path, **options: Any) -> Path:
    async def main() -> Path:
        plain = AsyncNovitaClient(KEY, base_url=base_url)
        async with plain.with_options(ssl_context=client_context()) as client:
            return await AsyncMediaFile(client, source).save(path, **options)

    return asyncio.run(main())


@pytest.fixture(params=[save_sync, save_async], ids=["sync", "async"])
def save(request: pytest.FixtureRequest) -> Save:
    chosen: Save = request.param
    return chosen


def head(*fields: bytes, status: bytes = b"200 OK") -> bytes:
    return b"\r\n".join([b"HTTP/1.1 " + status, *fields, b"", b""])


def whole(body: bytes = FILE, kind: bytes = b"image/png") -> list[Step]:
    return [head(b"content-type: " + kind, b"content-length: %d" % len(body)), body]


def moved(place: str) -> list[Step]:
    return [head(b"location: " + place.encode(), b"content-length: 0", status=b"302 Found")]


def test_a_file_is_saved_as_it_is_and_the_key_stays_here(save: Save, tmp_path: Path) -> None:
    with RawServer(whole()) as server:
        source = MediaSource(url=f"{server.url}/a/out.png?sig=x%2Fy")
        place = save(server.url, source, tmp_path)
    assert place == tmp_path / "out.png"
    assert place.read_bytes() == FILE
    (asked,) = server.requests
    assert asked.startswith(b"GET /a/out.png?sig=x%2Fy HTTP/1.1\r\n")
    assert KEY.encode() not in asked
    assert b"authorization" not in asked.lower()


def resolve(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Every name stands for these addresses; an address stands for itself."""

    def resolved(host: Any, port: Any, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
        known = addresses if str(host).endswith(".test") else (host,)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)


CUT = {
    "length": [head(b"content-length: %d" % len(FILE)), FILE[:5000], "close"],
    "reset": [head(b"content-length: %d" % len(FILE)), FILE[:5000], "reset"],
    "chunks": [head(b"transfer-encoding: chunked"), b"1000\r\n" + FILE[:4096] + b"\r\n", "close"],
    "no answer": ["close"],
    "no HTTP": [b"hello\r\n\r\n", "close"],
}


@pytest.mark.parametrize("steps", [pytest.param(steps, id=name) for name, steps in CUT.items()])
def test_what_is_cut_off_leaves_nothing_and_keeps_what_was_there(save: Save, steps: list[Step], tmp_path: Path) -> None:
    place = tmp_path / "out.png"
    place.write_bytes(b"of yesterday")
    with RawServer(steps) as server, pytest.raises(DownloadError, match=r"/out\.png failed after \d+ bytes") as caught:
        save(server.url, MediaSource(url=f"{server.url}/out.png?sig=secret"), place)
    assert "secret" not in str(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == ["out.png"]
    assert place.read_bytes() == b"of yesterday"
    assert len(server.requests) == 1


def test_a_server_that_falls_silent_is_given_up(tmp_path: Path) -> None:
    with RawServer([head(b"content-length: 9"), b"abc", 30.0]) as server:
        plain = NovitaClient(KEY, base_url=server.url)
        with plain.with_options(ssl_context=client_context(), timeout=0.2) as client, pytest.raises(DownloadError):
            MediaFile(client, MediaSource(url=f"{server.url}/a.png")).save(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_appears_only_when_it_is_whole(save: Save, tmp_path: Path) -> None:
    place = tmp_path / "out.png"
    there: list[bool] = []
    with RawServer([head(b"content-length: %d" % len(FILE)), FILE[:5000], 0.02, FILE[5000:]]) as server:
        save(
            server.url, MediaSource(url=f"{server.url}/x"), place, on_progress=lambda now: there.append(place.exists())
        )
    assert set(there) == {False}
    assert [each.name for each in tmp_path.iterdir()] == ["out.png"]


@pytest.mark.parametrize(
    "steps",
    [whole(b"x" * 1001), [head(b"transfer-encoding: chunked"), b"3e9\r\n" + b"x" * 1001 + b"\r\n0\r\n\r\n"]],
    ids=["said", "found out"],
)
def test_a_file_over_the_cap_is_refused(
    save: Save, steps: list[Step], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MAX_DOWNLOAD_BYTES", 1000)
    with RawServer(steps) as server, pytest.raises(DownloadError, match="larger than 1000 bytes"):
        save(server.url, MediaSource(url=f"{server.url}/big.mp4"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_as_large_as_the_cap_is_taken(save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MAX_DOWNLOAD_BYTES", 1000)
    with RawServer(whole(b"x" * 1000)) as server:
        assert save(server.url, MediaSource(url=f"{server.url}/big.mp4"), tmp_path).stat().st_size == 1000


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("https://10.0.0.1/a.png", "private network"),
        ("https://169.254.169.254/latest/meta-data", "private network"),
        ("https://[fd00::1]/a.png", "private network"),
        ("https://[::ffff:192.168.0.1]/a.png", "private network"),
        ("https://files.test/a.png", r"files\.test is in a private network \(10\.0\.0\.7\)"),
        ("http://example.com/a.png", "no https link"),
        ("ftp://127.0.0.1/a.png", "no https link"),
        ("file:///etc/passwd", "no https link"),
        ("https://user:word@127.0.0.1/a.png", "malformed"),
        ("https://127.0.0.1:wrong/a.png", "."),
    ],
)
def test_a_redirect_is_followed_to_nowhere_it_must_not_lead(
    save: Save, place: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve(monkeypatch, "1.1.1.1", "10.0.0.7")  # one bad address is enough
    with RawServer(moved(place)) as server, pytest.raises(DownloadError, match=message):
        save(server.url, MediaSource(url=f"{server.url}/out.png"), tmp_path)
    assert len(server.requests) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_link_of_the_real_service_does_not_lead_to_this_machine(save: Save, tmp_path: Path) -> None:
    with RawServer(whole()) as server, pytest.raises(DownloadError, match="leads to this machine"):
        save("https://api.novita.ai", MediaSource(url=f"{server.url}/out.png"), tmp_path)
    assert server.connections == 0


def test_a_redirect_is_followed_without_the_key(save: Save, tmp_path: Path) -> None:
    with RawServer(whole()) as second, RawServer(moved(f"{second.url}/b.png"), moved("/c")) as first:
        place = save(first.url, MediaSource(url=f"{first.url}/out.png"), tmp_path)
    assert place.read_bytes() == FILE
    assert KEY.encode() not in b"".join(first.requests + second.requests)
    assert f"host: 127.0.0.1:{second.port}".encode() in second.requests[0].lower()


@pytest.mark.parametrize("steps", [moved("/again"), moved("//127.0.0.1:{port}/again")], ids=["path", "host"])
def test_redirects_end(save: Save, steps: list[Step], tmp_path: Path) -> None:
    with RawServer(steps) as server:
        server.answers = ([str(steps[0], "ascii").format(port=server.port).encode()],)  # type: ignore[arg-type]
        with pytest.raises(DownloadError, match="more than 5 redirects"):
            save(server.url, MediaSource(url=f"{server.url}/out.png"), tmp_path)
    assert len(server.requests) == links.MAX_REDIRECTS + 1


@pytest.mark.parametrize("status", [b"404 Not Found", b"500 Oops", b"206 Partial Content", b"204 No Content"])
def test_only_a_whole_answer_is_a_file(save: Save, status: bytes, tmp_path: Path) -> None:
    with (
        RawServer([head(b"content-length: 0", status=status)]) as server,
        pytest.raises(DownloadError, match=f"HTTP {status[:3].decode()}"),
    ):
        save(server.url, MediaSource(url=f"{server.url}/out.png"), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../x.png", "%2e%2e%2fx.png", "..%5Cx.png", "%00/x.png", "a/..%2F..%2Fx.png"])
def test_names_of_links_do_not_leave_the_directory(save: Save, name: str, tmp_path: Path) -> None:
    directory = tmp_path / "files"
    directory.mkdir()
    with RawServer(whole()) as server:
        place = save(server.url, MediaSource(url=f"{server.url}/a/{name}"), directory)
    assert place.parent == directory
    assert place.suffix == ".png"
    assert not place.name.startswith(".")
    assert [*tmp_path.rglob("*.png")] == [place]


@pytest.mark.parametrize("said", [True, False], ids=["with length", "without"])
def test_progress_tells_what_arrived(save: Save, said: bool, tmp_path: Path) -> None:
    seen: list[Progress] = []
    body = [b"%x\r\n" % len(FILE) + FILE + b"\r\n0\r\n\r\n"]
    steps: list[Step] = whole() if said else [head(b"transfer-encoding: chunked"), *body]
    with RawServer(steps) as server:
        save(server.url, MediaSource(url=f"{server.url}/out.png"), tmp_path, on_progress=seen.append)
    received = [each.received for each in seen]
    assert received == sorted(set(received))
    assert seen[-1] == Progress(1, 1, len(FILE), len(FILE) if said else None)


def test_a_callback_that_fails_ends_the_download(save: Save, tmp_path: Path) -> None:
    def refuse(now: Progress) -> None:
        raise KeyError(now.received)

    with RawServer(whole()) as server, pytest.raises(KeyError):
        save(server.url, MediaSource(url=f"{server.url}/out.png"), tmp_path, on_progress=refuse)
    assert list(tmp_path.iterdir()) == []


def test_nobody_answers(save: Save, tmp_path: Path) -> None:
    with RawServer(whole()) as server:
        pass
    with pytest.raises(DownloadError, match="failed after 0 bytes"):
        save(server.url, MediaSource(url=f"{server.url}/out.png"), tmp_path)


def test_a_host_that_does_not_resolve(save: Save, tmp_path: Path) -> None:
    url = "https://nowhere.invalid/out.png"
    with pytest.raises(DownloadError, match="failed after 0 bytes"):
        save("https://127.0.0.1:1", MediaSource(url=url), tmp_path)


def test_a_name_is_asked_at_each_of_its_addresses(save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resolve(monkeypatch, "127.0.0.3", "127.0.0.1")  # nobody listens at the first
    with RawServer(whole()) as server:
        place = save(server.url, MediaSource(url=f"https://lab.test:{server.port}/out.png"), tmp_path)
    assert place.read_bytes() == FILE
    assert f"host: lab.test:{server.port}".encode() in server.requests[0].lower()


def test_the_certificate_has_to_be_that_of_the_name(
    save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve(monkeypatch, "127.0.0.1")
    with RawServer(whole()) as server, pytest.raises(DownloadError, match=r"(?i)certificate"):
        save(server.url, MediaSource(url=f"https://other.test:{server.port}/out.png"), tmp_path)
    assert server.requests == []


def test_bytes_of_the_answer_are_saved_without_asking(save: Save, tmp_path: Path) -> None:
    seen: list[Progress] = []
    source = MediaSource(data=b"\x89PNG\r\n\x1a\nrest")
    place = save("https://127.0.0.1:1", source, tmp_path, on_progress=seen.append)
    assert place == tmp_path / "result.png"
    assert place.read_bytes() == source.data
    assert seen == [Progress(1, 1, len(source.data), len(source.data))]


def test_several_files_are_numbered_and_those_before_a_failure_stay(tmp_path: Path) -> None:
    with RawServer(whole(), [head(b"content-length: 9"), b"abc", "close"]) as server:
        answer = ImageLinks(images=(f"{server.url}/a.png", f"{server.url}/b.png"))
        seen: list[Progress] = []
        plain = NovitaClient(KEY, base_url=server.url)
        with plain.with_options(ssl_context=client_context()) as client:
            files = MediaFiles.of(client, answer)
            with pytest.raises(DownloadError):
                files.save(tmp_path / "new", on_progress=seen.append)
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["a.png"]
    assert {(each.number, each.files) for each in seen} == {(1, 2), (2, 2)}
    assert files.raw is answer
    assert [each.url for each in files[1:]] == [answer.images[1]]
    assert "a.png" in repr(files)


def test_files_of_one_name_that_arrive_together_are_all_there(tmp_path: Path) -> None:
    async def main(base_url: str) -> list[Path]:
        plain = AsyncNovitaClient(KEY, base_url=base_url)
        async with plain.with_options(ssl_context=client_context()) as client:
            links = [MediaSource(url=f"{base_url}/{number}/out.png") for number in range(4)]
            return await asyncio.gather(*(AsyncMediaFile(client, link).save(tmp_path) for link in links))

    with RawServer(whole()) as server:
        places = asyncio.run(main(server.url))
    assert sorted(places) == sorted(tmp_path.iterdir())
    assert [place.read_bytes() for place in places] == [FILE] * 4


@pytest.mark.anyio
async def test_a_file_is_fetched_once() -> None:
    with RawServer(whole()) as server:
        answer = ImageLinks(images=(f"{server.url}/a.png",))
        plain = NovitaClient(KEY, base_url=server.url)
        with plain.with_options(ssl_context=client_context()) as client:
            files = MediaFiles.of(client, answer)
            assert files[0].read() == files[0].read() == FILE
        assert len(server.requests) == 1
        plain_async = AsyncNovitaClient(KEY, base_url=server.url)
        async with plain_async.with_options(ssl_context=client_context()) as client_async:
            (file,) = AsyncMediaFiles.of(client_async, answer)
            assert await file.read() == await file.read() == FILE
        assert len(server.requests) == 2
    assert f"{len(FILE)} bytes" in repr(file)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_simulators_files_are_saved(novita_simulator: Simulator, tmp_path: Path) -> None:
    plain = NovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url)
    with plain.with_options(ssl_context=novita_simulator.ssl_context) as client:
        seen: list[Progress] = []
        paths = client.model.images.flux_1_schnell(  # type: ignore[deprecated]
            prompt="tea", width=64, height=64, steps=4, seed=1, image_num=2
        ).save(tmp_path, on_progress=seen.append)
    assert [path.read_bytes()[:4] for path in paths] == [b"\x89PNG"] * 2
    assert [each.number for each in seen if each.received == each.total] == [1, 2]
    assert novita_simulator.violations() == []
