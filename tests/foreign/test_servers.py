"""Our clients against servers other people wrote: mixed requests, a reload in the middle, recycled connections."""

import asyncio
import random
from collections.abc import Iterator

import pytest

import novita
from hazards.matrix import outcome
from hazards.peers import KINDS, OURS, Answer, Peer, opened
from lab.foreign_servers import BIG, FOREIGN, SMALL, ForeignServer, Nginx

pytestmark = pytest.mark.anyio
with_nginx = pytest.mark.skipif(Nginx.missing(), reason="nginx is not installed")
kinds = pytest.mark.parametrize("kind", [pytest.param(kind, id=name.replace(" ", "-")) for name, kind in OURS.items()])


@pytest.fixture(params=FOREIGN)
def server(request: pytest.FixtureRequest) -> Iterator[ForeignServer]:
    kind = FOREIGN[request.param]
    if kind.missing():
        pytest.skip(f"{request.param} is not installed")
    with kind() as running:
        yield running


async def mixed(peer: Peer, server: ForeignServer, count: int, dice: random.Random) -> None:
    """Calls of some kind; each answer must be the right one."""
    for _ in range(count):
        name = dice.choices(("small", "big", "absent"), (80, 10, 10))[0]
        method = dice.choices(("GET", "POST"), (85, 15))[0]
        result = await outcome(peer, peer.call(method, name, dice.choice((0, 200, 20_000)), seconds=20))
        if isinstance(result, Answer) and result.status == 200:
            assert result.body == {"small": SMALL, "big": BIG}[name]
        elif isinstance(result, novita.AmbiguousRequestError) and server.drops_calls:
            assert method == "POST"
        else:
            status = result.status if isinstance(result, Answer) else getattr(result, "status_code", None)
            expected = {404, 405} if method == "POST" else {404}
            assert status in expected, f"{method} {name}: {result!r}"
            assert name == "absent" or status == 405


async def many(peer: Peer, server: ForeignServer, count: int, seed: int) -> None:
    """That many mixed calls, some at once."""
    workers = 32 if peer.style == "async" else 6
    await asyncio.gather(*(mixed(peer, server, count // workers, random.Random(seed + i)) for i in range(workers)))


async def reloaded_in_the_middle(kind: type[Peer], server: ForeignServer, count: int) -> None:
    async with opened(kind, server.url) as peer:
        await many(peer, server, count // 3, 1)
        if server.graceful:
            calls = asyncio.ensure_future(many(peer, server, count // 3, 2))
            await asyncio.sleep(0.1)
            await asyncio.to_thread(server.reload)
            await calls
        else:
            await asyncio.to_thread(server.reload)
            await asyncio.sleep(0.05)
            await many(peer, server, count // 3, 2)
        await many(peer, server, count // 3, 3)


@kinds
async def test_mixed_requests_and_a_reload(kind: type[Peer], server: ForeignServer) -> None:
    await reloaded_in_the_middle(kind, server, 300)


@pytest.mark.slow
@kinds
async def test_ten_thousand_mixed_requests_and_a_reload(kind: type[Peer], server: ForeignServer) -> None:
    await reloaded_in_the_middle(kind, server, 10_000)


async def polls_lost(kind: type[Peer], server: Nginx, tasks: int, polls: int) -> int:
    """How many of so many polls get no answer."""
    lost = 0

    async def poll(peer: Peer) -> None:
        nonlocal lost
        for _ in range(polls // tasks):
            lost += not isinstance(await outcome(peer, peer.call("GET", "small", seconds=20)), Answer)

    async with opened(kind, server.url) as peer:
        await asyncio.gather(*(poll(peer) for _ in range(tasks)))
    return lost


def many_at_once(kind: type[Peer]) -> int:
    return 64 if kind.style == "async" else 4


@with_nginx
@kinds
async def test_no_poll_is_lost_when_nginx_recycles_its_connections(kind: type[Peer]) -> None:
    tasks = many_at_once(kind)
    with Nginx("keepalive_requests 100;") as server:
        assert await polls_lost(kind, server, tasks, 16 * tasks + 600) == 0


@with_nginx
@pytest.mark.slow
@pytest.mark.parametrize("style", ["async", "sync"])
async def test_nginx_as_it_comes_loses_no_poll_of_ours(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    lost: dict[str, int] = {}
    for name, kind in KINDS.items():
        if kind.style == style:
            with Nginx() as server:
                lost[name] = await polls_lost(kind, server, many_at_once(kind), 6_400)
    with capsys.disabled():
        print(f"\nlost of 6,400 polls: {lost}")  # noqa: T201 - figures for the one who runs it
    assert lost[f"novita {style}"] == 0
