"""What instances tell beyond their members."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from novita._core.call import Answer
from novita._core.decode import decode
from novita.operations.gpu.instances import GetInstance, MigrateInstance, StartInstance
from novita.types.gpu.instances import Instance, InstanceAction, InstanceMigration, InstanceSummary


def read(**members: Any) -> Instance:
    body = msgspec.json.encode({"id": "i-1", "status": "running", **members})
    value = decode(GetInstance.spec, Answer(200, [], body, "HTTP/2"))
    assert isinstance(value, Instance)
    return value


@pytest.mark.parametrize(
    ("command", "user", "host", "port"),
    [
        ("ssh -p 40022 root@proxy.example", "root", "proxy.example", 40022),
        ("ssh root@proxy.example -p 40022", "root", "proxy.example", 40022),
        ("ssh -p40022 root@proxy.example", "root", "proxy.example", 40022),
        ("ssh -o StrictHostKeyChecking=no -p 22 me@10.0.0.1", "me", "10.0.0.1", 22),
        ("ssh proxy.example", "root", "proxy.example", 22),
    ],
)
def test_ssh_is_taken_apart(command: str, user: str, host: str, port: int) -> None:
    ssh = read(connectComponentSSH={"sshCommand": command, "password": "s3cr3t", "isRunning": True}).ssh
    assert ssh is not None
    assert (ssh.user, ssh.host, ssh.port) == (user, host, port)
    assert (ssh.password, ssh.command) == ("s3cr3t", command)


@pytest.mark.parametrize("command", ["", "ssh", "ssh -p", "ssh -p x root@host", "ssh 'root@host", "ssh root@", None])
def test_ssh_is_none_when_there_is_nothing_to_reach(command: str | None) -> None:
    assert read(connectComponentSSH={"sshCommand": command, "password": ""}).ssh is None
    assert read(connectComponentSSH=None).ssh is None


def test_list_rows_have_ssh_of_their_own() -> None:
    row = InstanceSummary(id="i-1", ssh_command="ssh -p 40022 root@proxy.example", ssh_password="s3cr3t")
    assert row.ssh is not None
    assert (row.ssh.host, row.ssh.password) == ("proxy.example", "s3cr3t")
    assert read(sshCommand="ssh -p 40022 root@proxy.example", connectComponentSSH=None).ssh is not None


def test_passwords_are_not_in_a_repr() -> None:
    instance = read(
        sshPassword="hidden-1",
        connectComponentSSH={"sshCommand": "ssh root@host", "password": "hidden-2"},
        connectComponentWebTerminal={"username": "admin", "password": "hidden-3"},
        envs=[{"key": "HF_TOKEN", "value": "hidden-4"}],
    )
    shown = repr(instance) + repr(instance.ssh) + repr([instance])
    assert "hidden" not in shown
    assert "HF_TOKEN" in shown
    assert b"hidden-1" in instance.to_json()


def test_the_price_is_in_dollars() -> None:
    assert read(instancePrice="35000").price_usd_per_hour == Decimal("0.35")
    assert read().price_usd_per_hour == 0


def test_times_are_aware_and_never_is_none() -> None:
    instance = read(endTime="-1", spotReclaimTime="0", createdAt="1754000000", lastStartedAt=1754000060)
    assert instance.end_time is None
    assert instance.spot_reclaim_at is None
    assert instance.last_stopped_at is None
    assert instance.created_at == datetime(2025, 7, 31, 22, 13, 20, tzinfo=UTC)
    assert instance.last_started_at == datetime(2025, 7, 31, 22, 14, 20, tzinfo=UTC)


def test_counters_may_be_texts() -> None:
    instance = read(cpuNum="16", memory="62", gpuNum="8", rootfsSize=60, gpuIds=["0", 1])
    assert (instance.cpu_num, instance.memory_gb, instance.gpu_num, instance.rootfs_size_gb) == (16, 62, 8, 60)
    assert len(instance.gpu_ids) == 2


@pytest.mark.parametrize(
    ("node", "size"),
    [([{"maxRootfsSize": 6144}], 6144), ({"maxRootfsSize": "6144"}, 6144), ([], None), ({}, None), (None, None)],
)
def test_the_node_comes_in_several_shapes(node: Any, size: int | None) -> None:
    assert read(node=node).max_rootfs_size_gb == size


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ({"id": "net-1", "ip": "10.0.4.2"}, ("net-1", "10.0.4.2")),
        ([{"id": "net-1", "ip": "10.0.4.2"}], ("net-1", "10.0.4.2")),
        ({"id": "", "ip": ""}, (None, None)),
        ([], (None, None)),
        (None, (None, None)),
    ],
)
def test_the_network_comes_in_several_shapes(network: Any, expected: tuple[str | None, str | None]) -> None:
    instance = read(network=network)
    assert (instance.network_id, instance.private_ip) == expected


def test_null_lists_are_empty() -> None:
    instance = read(portMappings=None, volumeMounts=None, envs=None, tools=None, gpuIds=None, jobs=None)
    lists = ("port_mappings", "volume_mounts", "envs", "tools", "gpu_ids", "jobs")
    assert [getattr(instance, name) for name in lists] == [()] * len(lists)


def test_unknown_words_and_members_pass() -> None:
    instance = read(status="hibernating", monthlyPrice={"any": ["shape"]}, brandNew=1)
    assert instance.status == "hibernating"
    assert not instance.is_running


def test_an_older_wrapper_is_taken_off() -> None:
    body = b'{"instance": {"id": "i-1", "status": "running", "cpuNum": "16"}}'
    instance = decode(GetInstance.spec, Answer(200, [], body, "HTTP/2"))
    assert (instance.id, instance.cpu_num) == ("i-1", 16)


@pytest.mark.parametrize("body", [b"{}", b'{"status": "running"}', b"[]", b'{"instance": null}', b'"i-1"'])
def test_an_answer_without_an_instance_is_refused(body: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(GetInstance.spec, Answer(200, [], body, "HTTP/2"))


@pytest.mark.parametrize("body", [b"", b"{}", b'{"unknown": 1}'])
def test_life_cycle_calls_may_answer_nothing(body: bytes) -> None:
    answer = Answer(200, [], body, "HTTP/2")
    assert decode(StartInstance.spec, answer) == InstanceAction()
    assert decode(MigrateInstance.spec, answer) == InstanceMigration()


def test_instances_are_values() -> None:
    instance = read(envs=[{"key": "A", "value": "b"}], connectComponentSSH={"sshCommand": "ssh root@host"})
    assert pickle.loads(pickle.dumps(instance)) == instance
    assert copy.deepcopy(instance) == instance
    assert Instance.from_json(instance.to_json()) == instance
    with pytest.raises(AttributeError):
        instance.name = "other"  # type: ignore[misc]
