"""The simulator as its users have it: a process, TLS, HTTP/2, and connections that break."""

import asyncio
import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import hyperframe.frame
import pytest
from hpack import Encoder

import novita
from novita.simulator import Simulator, SimulatorError, handle
from novita.simulator.connections import cut
from novita.simulator.server import Address, SimulatorServer
from novita.simulator.world import Settings

V1 = "/gpu-instance/openapi/v1"
SOURCE = str(Path(novita.__file__).parents[1])


@pytest.fixture(scope="module")
def shared() -> Iterator[Simulator]:
    with Simulator(instances=20, speed=0, start_time=1_767_225_600) as simulator:
        yield simulator


@pytest.fixture
def simulator(shared: Simulator) -> Simulator:
    shared.reset()
    return shared


@pytest.fixture
def client(simulator: Simulator) -> Iterator[httpx.Client]:
    headers = {"authorization": f"Bearer {simulator.api_key}"}
    with httpx.Client(http2=True, verify=simulator.ssl_context, base_url=simulator.base_url, headers=headers) as client:
        yield client


def test_it_speaks_http2_over_tls(simulator: Simulator, client: httpx.Client) -> None:
    reply = client.get(f"{V1}/gpu/instances", params={"pageSize": 5, "pageNum": 1})
    assert (reply.status_code, reply.http_version, len(reply.json()["instances"])) == (200, "HTTP/2", 5)
    with httpx.Client(verify=simulator.ssl_context, base_url=simulator.base_url) as plain:
        assert plain.get(f"{V1}/clusters").http_version == "HTTP/1.1"
    stats = simulator.stats()
    assert stats.protocols == {"2": 1, "1.1": 1}
    assert stats.operations == {"gpu.instances.list": 1, "gpu.clusters.list": 1}
    assert simulator.violations() == []


def test_a_wrong_request_is_reported(simulator: Simulator, client: httpx.Client) -> None:
    assert client.get(f"{V1}/gpu/instances", params={"page_size": 5}).status_code == 400
    operations = {violation.operation for violation in simulator.violations(clear=True)}
    assert operations == {"gpu.instances.list"}
    assert simulator.violations() == []


def test_the_handle_moves_time_and_machines(simulator: Simulator, client: httpx.Client) -> None:
    begin = simulator.now()
    assert simulator.advance(100) == begin + 100
    running = [row for row in simulator.instances() if row.status == "running"]
    spot = next(row for row in running if row.billing_mode == "spot")
    victim, loaded, poor = [row for row in running if row.billing_mode != "spot"][:3]
    simulator.reclaim(spot.id, notice=0)
    simulator.fail(victim.id, message="boom")
    simulator.freeze(poor.id)
    simulator.saturate(loaded.id)
    simulator.advance(200)
    statuses = {row.id: row.status for row in simulator.instances()}
    assert [statuses[row.id] for row in (spot, victim, poor, loaded)] == ["exited", "exited", "exited", "running"]

    def use() -> float:
        found = client.get(f"{V1}/metrics/gpu/instance", params={"instanceId": loaded.id}).json()
        return float(found["gpuUtilization"]["avg"][-1]["value"])

    assert use() > 90
    simulator.idle(loaded.id)
    simulator.advance(200)
    assert use() < 10
    with pytest.raises(SimulatorError, match="not running"):
        simulator.saturate(victim.id)


def test_a_dropped_connection(simulator: Simulator, client: httpx.Client) -> None:
    simulator.faults.drop(operation="gpu.networks.create", processed=True, times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        client.post(f"{V1}/network/create", json={"clusterId": "us-ca-nas-2"})
    assert client.get(f"{V1}/networks").json()["total"] == "1"
    simulator.faults.drop(times=1)
    with (
        httpx.Client(verify=simulator.ssl_context, base_url=simulator.base_url) as plain,
        pytest.raises(httpx.TransportError),
    ):
        plain.get(f"{V1}/clusters")


def test_faults_by_the_handle(simulator: Simulator, client: httpx.Client) -> None:
    simulator.faults.rate_limit(retry_after=3, times=1)
    reply = client.get(f"{V1}/clusters")
    assert (reply.status_code, reply.headers["retry-after"]) == (429, "3")
    simulator.faults.error(503, text="<html/>")
    assert client.get(f"{V1}/clusters").text == "<html/>"
    simulator.faults.clear()
    simulator.faults.latency(0.05, times=1)
    begin = time.monotonic()
    assert client.get(f"{V1}/clusters").status_code == 200
    assert time.monotonic() - begin >= 0.05
    simulator.faults.slow_body(0.05, times=1)
    begin = time.monotonic()
    assert client.get(f"{V1}/clusters").json()["data"]
    assert time.monotonic() - begin >= 0.04


@pytest.mark.parametrize("seconds", [-1.0, float("inf"), "5", None])
def test_an_outage_without_an_end_is_refused(simulator: Simulator, seconds: Any) -> None:
    with pytest.raises(SimulatorError):
        simulator.outage(seconds)
    assert simulator.now() > 0


def test_an_outage_refuses_connections_and_ends(simulator: Simulator, client: httpx.Client) -> None:
    assert client.get(f"{V1}/clusters").status_code == 200
    simulator.outage(0.3)
    with pytest.raises(httpx.TransportError):
        client.get(f"{V1}/clusters")
    with pytest.raises(SimulatorError, match="does not answer"):
        simulator.now()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            assert client.get(f"{V1}/clusters").status_code == 200
            break
        except httpx.TransportError:
            continue
    else:
        pytest.fail("the outage did not end")


def test_recycling_sends_goaway_and_finishes_what_is_under_way(simulator: Simulator) -> None:
    simulator.faults.latency(0.3, operation="gpu.clusters.list", times=1)
    context = simulator.ssl_context
    context.set_alpn_protocols(["h2"])
    address = urlsplit(simulator.base_url)
    with (
        socket.create_connection((address.hostname, address.port), timeout=5) as raw,
        context.wrap_socket(raw, server_hostname=address.hostname) as wire,
    ):
        headers = Encoder().encode(
            [
                (":method", "GET"),
                (":scheme", "https"),
                (":authority", "x"),
                (":path", f"{V1}/clusters"),
                ("authorization", f"Bearer {simulator.api_key}"),
            ]
        )
        request = hyperframe.frame.HeadersFrame(1, data=headers, flags=["END_HEADERS", "END_STREAM"])
        settings = hyperframe.frame.SettingsFrame(0)
        wire.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings.serialize() + request.serialize())
        while simulator.stats().requests == 0:
            pass
        simulator.recycle()
        seen = list(frames(wire))
    names = [type(frame).__name__ for frame in seen]
    last = [frame for frame in seen if isinstance(frame, hyperframe.frame.GoAwayFrame)][-1]
    assert (last.last_stream_id, last.error_code) == (1, 0)
    assert names.index("GoAwayFrame") < names.index("DataFrame")  # and yet the call was answered
    assert simulator.stats().statuses == {"200": 1}


def frames(wire: ssl.SSLSocket) -> Iterator[hyperframe.frame.Frame]:
    """All frames until the server closes; pings are answered, as the server waits for that."""
    buffer = b""
    while chunk := wire.recv(65536):
        buffer += chunk
        while len(buffer) >= 9:
            frame, length = hyperframe.frame.Frame.parse_frame_header(memoryview(buffer[:9]))
            if len(buffer) < 9 + length:
                break
            frame.parse_body(memoryview(buffer[9 : 9 + length]))
            buffer = buffer[9 + length :]
            if isinstance(frame, hyperframe.frame.PingFrame):
                wire.sendall(hyperframe.frame.PingFrame(0, opaque_data=frame.opaque_data, flags=["ACK"]).serialize())
            yield frame


def test_recycling_is_over_when_it_returns(simulator: Simulator) -> None:
    for _ in range(5):
        simulator.recycle()
        assert simulator.now() > 0


def test_stopping_does_not_wait_for_anything() -> None:
    with Simulator(instances=1, tls=False) as simulator:
        simulator.faults.latency(60)
        address = urlsplit(simulator.base_url)
        with socket.create_connection((address.hostname, address.port)) as waiting:
            waiting.sendall(b"GET /gpu-instance/openapi/v1/clusters HTTP/1.1\r\nHost: x\r\n\r\n")
            while simulator.stats().requests == 0:
                pass
            simulator.outage(60)
            begin = time.monotonic()
            simulator.stop()
    assert time.monotonic() - begin < 4  # it would be killed after 5 seconds


@pytest.mark.parametrize("tls", [True, False])
def test_its_clients_are_ready_made(tls: bool) -> None:
    async def count(simulator: Simulator) -> int | None:
        async with simulator.async_client() as client:
            return (await client.gpu.instances.list()).total

    with Simulator(instances=2, tls=tls) as simulator:
        with simulator.client() as client:
            assert client.gpu.instances.list().total == 2
        assert asyncio.run(count(simulator)) == 2


def test_handle_misuse() -> None:
    simulator = Simulator(instances=0)
    with pytest.raises(SimulatorError, match="not running"):
        simulator.base_url  # noqa: B018
    simulator.stop()
    with simulator, pytest.raises(SimulatorError, match="already"):
        simulator.start()


def test_windows_is_told_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(OSError, match="Linux or macOS"):
        SimulatorServer(Settings(instances=0))


def test_without_tls_and_on_a_given_port() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        port = holder.getsockname()[1]
        with pytest.raises(SimulatorError, match="did not start"):
            Simulator(port=port).start()
    with Simulator(instances=1, tls=False, port=port) as simulator:
        assert simulator.base_url == f"http://127.0.0.1:{port}"
        assert simulator.ca is None
        with pytest.raises(SimulatorError, match="did not start"):
            Simulator(port=port).start()
        assert len(simulator.instances()) == 1


def test_a_broken_interpreter_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(SimulatorError, match="ended at once"):
        Simulator().start()


def test_settings_that_are_none_are_said_so() -> None:
    with pytest.raises(SimulatorError, match=r"Expected `int`, got `str` - at `\$\.instances`"):
        Simulator(instances="many").start()  # type: ignore[arg-type]
    with pytest.raises(SimulatorError, match="Invalid enum value 'other'"):
        Simulator(metrics_path="other").start()  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "number"), [("instances", -1), ("speed", -1.0), ("speed", float("nan"))])
def test_numbers_that_are_none_are_refused_before_anything_is_started(name: str, number: float) -> None:
    options: dict[str, Any] = {name: number}
    with pytest.raises(ValueError, match=f"{name} is 0 or more, got {number}"):
        Simulator(**options)


def test_a_port_that_is_none_is_said_so() -> None:
    with pytest.raises(SimulatorError, match=r"did not start: bind.*port must be 0-65535"):
        Simulator(port=99_999).start()


def test_an_interpreter_that_prints_something_else_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    simulator = Simulator()
    monkeypatch.setattr(handle, "_CHILD", "print('welcome')")
    with pytest.raises(SimulatorError, match=r"something else than its address: 'welcome\\n'"):
        simulator.start()
    assert simulator._process is None


def test_the_working_directory_may_have_modules_of_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "types", "queue", "signal"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')")
    monkeypatch.chdir(tmp_path)
    with Simulator(instances=1) as simulator:
        assert len(simulator.instances()) == 1


def test_a_missing_extra_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handle, "find_spec", lambda name: None)
    with pytest.raises(SimulatorError, match=r"pip install 'novita-sdk-python\[simulator\]'"):
        Simulator().start()


def test_starts_within_two_seconds_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spaced = tmp_path / "a path with spaces"
    spaced.mkdir()
    monkeypatch.setenv("TMPDIR", str(spaced))
    begin = time.monotonic()
    with Simulator() as simulator:
        took = time.monotonic() - begin
        assert simulator.ca is not None
        assert simulator.ca.is_relative_to(spaced)
        assert simulator.now() > 0
    assert took < 10  # about 0.4 s; a machine under load is given time
    assert list(spaced.iterdir()) == []


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    program = (
        "import os; from novita.simulator import Simulator; s = Simulator(instances=0).start();"
        "print(s.base_url, s._process.pid, s.ca, flush=True); os.kill(os.getpid(), 9)"
    )
    environment = os.environ | {"PYTHONPATH": SOURCE}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    base_url, pid, ca = done.stdout.split()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and (Path(ca).exists() or accepts(base_url)):
        pass
    assert not accepts(base_url)
    assert not Path(ca).exists()
    assert int(pid) > 0


def accepts(base_url: str) -> bool:
    address = urlsplit(base_url)
    try:
        socket.create_connection((address.hostname, address.port), timeout=1).close()
    except OSError:
        return False
    return True


def test_a_simulator_that_hangs_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handle, "_STOP_WITHIN", 0.05)
    with Simulator(instances=0) as simulator:
        process = simulator._process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
    assert process.returncode == -signal.SIGKILL


def test_cutting_leaves_no_descriptors_behind() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        address = ("127.0.0.1", port)
        with (
            socket.create_connection(address) as one,
            socket.create_connection(address) as two,
            listener.accept()[0],
            listener.accept()[0],
        ):
            before = {int(path.name) for path in Path("/dev/fd").iterdir()}
            cut(port, only=one.getsockname())
            assert one.recv(1) == b""
            cut(port, spare=two.getsockname())
            two.setblocking(False)
            with pytest.raises(BlockingIOError):
                two.recv(1)
            two.setblocking(True)
            cut(port)
            assert two.recv(1) == b""
            assert {int(path.name) for path in Path("/dev/fd").iterdir()} == before


def ask(address: Address, command: str) -> Any:
    parts = urlsplit(address.base_url)
    context = ssl.create_default_context(cafile=address.ca)
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, context=context, timeout=5)
    connection.request("POST", f"/_simulator/{command}", "{}")
    body = connection.getresponse().read()
    connection.close()
    return json.loads(body)


def test_the_server_in_an_event_loop_of_ones_own() -> None:
    async def main() -> Any:
        server = SimulatorServer(Settings(instances=3))
        ready: asyncio.Future[Address] = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(server.serve(ready.set_result))
        address = await ready
        rows = await asyncio.to_thread(ask, address, "instances")
        server.stop()
        await serving
        return rows

    assert len(asyncio.run(main())) == 3


def test_connections_are_closed_by_one_command_at_a_time() -> None:
    """Threads that ask for it together must not leave a server behind that nobody can close."""

    async def main() -> None:
        server, ready = SimulatorServer(Settings(instances=3), tls=False), asyncio.Event()
        serving = asyncio.create_task(server.serve(lambda _: ready.set()))
        async with asyncio.timeout(20):
            await ready.wait()
            await asyncio.gather(*(server.recycle() for _ in range(3)))
            await server.outage(0, ("127.0.0.1", 0))
            await server.recycle()  # while the outage ends by itself
            await server.recycle()
            server.stop()
            await serving

    asyncio.run(main())
