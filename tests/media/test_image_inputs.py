"""An image is given as users have it, and sent as each endpoint wants it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from novita._core.media import Encoding
from novita._core.operation import Operation
from novita.exceptions import RequestValidationError
from novita.operations.model.images import Reimagine, Seedream40
from novita.operations.model.videos import KlingV21I2v, MinimaxVideo01, ViduQ1Img2Video
from novita.simulator.media_files import png

PNG = png(1)
BARE = base64.b64encode(PNG).decode()
URI = f"data:image/png;base64,{BARE}"
LINK = "https://example.com/cat.png?size=2"

WAYS: dict[str, Callable[[Path], Any]] = {
    "path": lambda path: path,
    "bytes": lambda path: path.read_bytes(),
    "memoryview": lambda path: memoryview(path.read_bytes()),
    "file": lambda path: io.BytesIO(path.read_bytes()),
    "base64": lambda _: BARE,
    "data URI": lambda _: URI,
}
"""How somebody may hold an image."""

ENDPOINTS: dict[str, tuple[Callable[[Any], Operation[Any]], str, str | None]] = {
    "base64 only": (lambda image: Reimagine(image_file=image), BARE, None),
    "link or base64": (lambda image: KlingV21I2v(prompt="x", image=image), BARE, LINK),
    "link or data URI": (lambda image: ViduQ1Img2Video(images=[image]), URI, LINK),
    "links or data URIs": (lambda image: Seedream40(prompt="x", images=[image]), URI, LINK),
}
"""How endpoints take one: how it is asked for, what a file becomes, and what a link becomes, if links are taken."""

each_endpoint = pytest.mark.parametrize(("asking", "file", "link"), ENDPOINTS.values(), ids=ENDPOINTS.keys())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "cat.png"
    place.write_bytes(PNG)
    return place


def sent(operation: Operation[Any]) -> str:
    """The image in the body."""
    body = msgspec.json.decode(operation.to_call().body or b"")
    found: Any = next(value for name, value in body.items() if name.startswith("image"))
    return str(found[0] if isinstance(found, list) else found)


@each_endpoint
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_a_file_becomes_what_the_endpoint_takes(
    asking: Callable[[Any], Operation[Any]], file: str, link: str | None, way: Callable[[Path], Any], path: Path
) -> None:
    assert sent(asking(way(path))) == file


@each_endpoint
def test_a_link_is_sent_as_it_is_or_refused(
    asking: Callable[[Any], Operation[Any]], file: str, link: str | None
) -> None:
    if link is None:
        with pytest.raises(RequestValidationError, match="takes no URL"):
            asking(LINK)
    else:
        assert sent(asking(LINK)) == link


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "HSV", "I", "F"])
@each_endpoint
def test_a_pillow_image_becomes_a_png(
    asking: Callable[[Any], Operation[Any]], file: str, link: str | None, mode: str
) -> None:
    pillow = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    text = sent(asking(pillow.new("RGB", (3, 2), (255, 0, 0)).convert(mode)))
    assert text.startswith("data:image/png;base64,") is file.startswith("data:")
    drawn = pillow.open(io.BytesIO(base64.b64decode(text.rpartition(",")[2])))
    assert (drawn.format, drawn.size) == ("PNG", (3, 2))


def test_a_file_that_comes_in_pieces_is_sent_whole() -> None:
    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 10))

    assert sent(Reimagine(image_file=Pipe(PNG))) == BARE


@pytest.mark.parametrize("form", [base64.b64encode, base64.encodebytes], ids=["one line", "lines"])
@pytest.mark.parametrize("start", ["", "data:image/png;base64,"])
def test_the_largest_image_may_be_base64_as_well(start: str, form: Callable[[bytes], bytes]) -> None:
    image = PNG + bytes(10_000_000 - len(PNG))
    assert sent(Seedream40(prompt="x", images=[start + form(image).decode()]))
    with pytest.raises(RequestValidationError, match="larger than the 10 MB"):
        Seedream40(prompt="x", images=[start + form(image + b"x").decode()])


@pytest.mark.parametrize(
    ("brand", "kind"),
    [(b"avif", "avif"), (b"avis", "avif"), (b"heic", "heic"), (b"hevc", "heic"), (b"mif1", "heif"), (b"msf1", "heif")],
)
def test_images_in_containers_of_videos_are_images(brand: bytes, kind: str) -> None:
    text = sent(Seedream40(prompt="x", images=[b"\0\0\0\x20ftyp" + brand + bytes(16)]))
    assert text.startswith(f"data:image/{kind};base64,")


def test_an_endpoint_for_links_takes_no_file(path: Path) -> None:
    with pytest.raises(RequestValidationError, match="put the file where the service can fetch it"):
        MinimaxVideo01(prompt="x", image_url=path)


@each_endpoint
def test_an_image_that_is_too_large_is_not_sent(
    asking: Callable[[Any], Operation[Any]], file: str, link: str | None, tmp_path: Path
) -> None:
    huge = tmp_path / "huge.png"
    with huge.open("wb") as sparse:
        sparse.write(PNG)
        sparse.truncate(30_000_001)
    with pytest.raises(RequestValidationError, match=r"larger than the [13]0 MB the service takes"):
        asking(huge)


@pytest.mark.parametrize("head", ["", "data:image/png;base64,"], ids=["base64", "data URI"])
@pytest.mark.parametrize("form", ["base64", "data_uri"])
def test_a_text_is_measured_by_the_file_in_it(form: Any, head: str) -> None:
    def text(size: int) -> str:
        return head + base64.b64encode(PNG.ljust(size, b"\0")).decode()

    encoding = Encoding(form, max_mb=0.001)
    assert encoding.encode(text(999)).endswith(text(999).removeprefix(head))
    with pytest.raises(ValueError, match=r"larger than the 0\.001 MB"):
        encoding.encode(text(1_002))


def test_a_tiny_file_is_a_file() -> None:
    assert sent(Reimagine(image_file=b"GIF89a")) == base64.b64encode(b"GIF89a").decode()


@pytest.mark.parametrize("text", ["https:///cat.png", "http: a cat", "https://", BARE, URI])
def test_an_endpoint_for_links_takes_no_other_text(text: str) -> None:
    with pytest.raises(ValueError, match="has to be a URL"):
        Encoding("url").encode(text)
