from typing import Any

import pytest


def running(local: Any, **members: Any) -> str:
    instance_id: str = local.create(**members)
    local.advance(20)
    assert local.status(instance_id) == "running"
    return instance_id


def journey(local: Any, instance_id: str, seconds: int) -> list[str]:
    """The distinct statuses seen when looking every second."""
    seen = [local.status(instance_id)]
    for _ in range(seconds):
        local.advance(1)
        status = local.status(instance_id)
        if status != seen[-1]:
            seen.append(status)
    return seen


def test_creation_goes_through_its_states(local: Any) -> None:
    assert journey(local, local.create(), 21) == ["toCreate", "creating", "pulling", "running"]


@pytest.mark.parametrize(
    ("action", "answer", "states"),
    [
        ("stop", "stopping", ["toStop", "stopping", "exited"]),
        ("restart", "restarting", ["toRestart", "restarting", "running"]),
    ],
)
def test_actions_on_a_running_instance(local: Any, action: str, answer: str, states: list[str]) -> None:
    instance_id = running(local)
    assert local.post(f"gpu/instance/{action}", instanceId=instance_id) == {"instanceId": instance_id, "state": answer}
    assert journey(local, instance_id, 10) == states


def test_start_brings_it_back_with_a_new_password(local: Any) -> None:
    instance_id = running(local)
    before = local.instance(instance_id)["connectComponentSSH"]["password"]
    local.post("gpu/instance/stop", instanceId=instance_id)
    local.advance(10)
    assert local.instance(instance_id)["connectComponentSSH"] is None
    local.post("gpu/instance/start", instanceId=instance_id)
    assert journey(local, instance_id, 10) == ["toStart", "starting", "running"]
    assert local.instance(instance_id)["connectComponentSSH"]["password"] != before


def test_delete_removes_it_for_good(local: Any) -> None:
    instance_id = running(local)
    assert local.post("gpu/instance/delete", instanceId=instance_id) == {}
    assert local.post("gpu/instance/delete", instanceId=instance_id) == {}  # on its way already
    assert journey(local, instance_id, 14) == ["toRemove", "removing", "removed"]
    local.advance(10)
    assert local.refused("gpu/instance", method="GET", instanceId=instance_id) == "RESOURCE_NOT_FOUND"
    assert local.refused("gpu/instance/delete", instanceId=instance_id) == "RESOURCE_NOT_FOUND"


def test_a_later_action_abandons_the_earlier_one(local: Any) -> None:
    instance_id = local.create()
    local.advance(3)
    local.post("gpu/instance/delete", instanceId=instance_id)
    assert journey(local, instance_id, 14) == ["toRemove", "removing", "removed"]


def test_ways_in_exist_only_while_it_runs(local: Any) -> None:
    instance_id = local.create(tools=[{"name": "Jupyter", "port": "8888", "type": "http"}])
    ways = ("SSH", "WebTerminal", "Jupyter", "Log")
    assert [local.instance(instance_id)[f"connectComponent{way}"] for way in ways] == [None] * 4
    local.advance(20)
    details = [local.instance(instance_id)[f"connectComponent{way}"] for way in ways]
    assert all(detail["isRunning"] for detail in details)
    assert details[2]["port"] == 8888
    assert local.instance(running(local))["connectComponentJupyter"] is None


@pytest.mark.parametrize("action", ["start", "stop", "restart", "migrate", "edit"])
def test_an_action_in_the_wrong_state_is_a_conflict(local: Any, action: str) -> None:
    assert local.refused(f"gpu/instance/{action}", instanceId=local.create()) == "CONFLICT"


def test_upgrade_replaces_the_settings(local: Any) -> None:
    instance_id = running(local)
    local.post(
        "gpu/instance/upgrade",
        instanceId=instance_id,
        imageUrl="docker.io/library/ubuntu:24.04",
        envs=[{"key": "A", "value": "1"}],
        command="run",
        entrypoint="",
        save=True,
        networkVolume={"volumeMounts": [{"type": "network", "id": "ns-1", "mountPath": "/data"}]},
    )
    assert journey(local, instance_id, 14) == ["toReset", "resetting", "running"]
    row = local.instance(instance_id)
    assert (row["imageUrl"], row["command"], row["envs"]) == (
        "docker.io/library/ubuntu:24.04", "run", [{"key": "A", "value": "1"}],
    )  # fmt: skip
    assert row["volumeMounts"] == [{"type": "network", "size": "500", "id": "ns-1", "mountPath": "/data"}]


def test_migration_is_a_job(local: Any) -> None:
    instance_id = running(local)
    job_id = local.post("gpu/instance/migrate", instanceId=instance_id)["jobId"]
    assert local.instance(instance_id)["jobs"] == [{"id": job_id, "type": "instanceMigrate"}]
    assert local.status(instance_id) == "migrating"
    local.advance(2)
    assert local.refused("job/break", jobId=job_id) == "MIGRATION_JOB_NOT_BREAKABLE"
    local.advance(20)
    assert local.status(instance_id) == "running"
    assert local.instance(instance_id)["jobs"] == []
    (job,) = local.get("jobs", jobId=job_id)["jobs"]
    assert job["state"]["state"] == "success"


def test_edit_changes_ports_and_grows_the_disk(local: Any) -> None:
    instance_id = running(local, ports="8080/http, 22/tcp")
    assert local.instance(instance_id)["portMappings"] == [
        {"port": 8080, "type": "http"}, {"port": 22, "type": "tcp"},
    ]  # fmt: skip
    local.post("gpu/instance/edit", instanceId=instance_id, expandRootDisk=20)
    local.post("gpu/instance/edit", instanceId=instance_id, ports=[{"port": 9000, "type": "tcp"}])
    row = local.instance(instance_id)
    assert (row["rootfsSize"], row["portMappings"]) == (80, [{"port": 9000, "type": "tcp"}])
    assert local.refused("gpu/instance/edit", instanceId=instance_id, expandRootDisk=9000) == "OPERATION_LIMIT"


def test_subscriptions(local: Any) -> None:
    instance_id = running(local)
    assert local.refused("gpu/instance/renewInstance", instanceId=instance_id, month=1) == "UNSUPPORTED_BILLING_MODE"
    assert (
        local.refused("gpu/instance/setAutoRenew", instanceIds=[instance_id], autoRenew=True, autoRenewMonth=1)
        == "UNSUPPORTED_BILLING_MODE"
    )
    assert local.refused("gpu/instance/transToMonthlyInstance", instanceId=instance_id, month=0) == "VALIDATOR_PARAM"
    local.post("gpu/instance/transToMonthlyInstance", instanceId=instance_id, month=1)
    first = int(local.instance(instance_id)["endTime"])
    local.post("gpu/instance/renewInstance", instanceId=instance_id, month=2)
    assert int(local.instance(instance_id)["endTime"]) - first == 60 * 86400
    again = local.refused("gpu/instance/transToMonthlyInstance", instanceId=instance_id, month=1)
    assert again == "UNSUPPORTED_BILLING_MODE"
    local.post("gpu/instance/setAutoRenew", instanceIds=[instance_id], autoRenew=True, autoRenewMonth=1)
    local.post("gpu/instance/setAutoMigrate", instanceId=instance_id, autoMigrateOpen=True, autoMigrateSystemDisk=False)
    assert local.refused("gpu/instance/delete", instanceId=instance_id) == "PREPAID_INSTANCE_NOT_SUPPORT_RELEASE"
    fresh = local.create(billingMode="monthly", month=1)
    assert (
        local.refused("gpu/instance/renewInstance", instanceId=fresh, month=1)
        == "CREATING_INSTANCE_NOT_SUPPORT_RENEWAL"
    )


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"productId": "nothing"}, "RESOURCE_NOT_FOUND"),
        ({"clusterId": "nowhere"}, "RESOURCE_NOT_FOUND"),
        ({"clusterId": "eu-fr-nas-1"}, "INSUFFICIENT_RESOURCE"),
        ({"productId": "b200-sxm.24c280g"}, "INSUFFICIENT_RESOURCE"),
        ({"minCudaVersion": "13.9"}, "CUDA_VERSION_INCOMPATIBLE"),
        ({"productId": "6000ada.16c62g", "billingMode": "spot"}, "UNSUPPORTED_BILLING_MODE"),
        ({"billingMode": "monthly"}, "VALIDATOR_PARAM"),
        ({"ports": "http"}, "VALIDATOR_PARAM"),
        ({"ports": "70000/tcp"}, "VALIDATOR_PARAM"),
        ({"imageAuthId": "auth-none"}, "IMAGE_URL_OR_AUTH_ERROR"),
        ({"networkId": "net-none"}, "NETWORK_NOT_FOUND"),
        ({"networkStorages": [{"Id": "ns-none"}]}, "NETWORK_STORAGE_NOT_FOUND"),
        ({"networkStorages": [{"Id": "ns-1"}], "clusterId": "us-tx-nas-3"}, "NETWORK_STORAGE_UNAVAILABLE"),
    ],
)
def test_creation_is_refused_with_the_documented_reason(local: Any, members: dict[str, Any], reason: str) -> None:
    body = {"productId": "4090.16c62g", "gpuNum": 1, "rootfsSize": 60, "imageUrl": "ubuntu", "kind": "gpu"}
    assert local.refused("gpu/instance/create", **body | members) == reason
    assert local.get("gpu/instances", pageSize=10, pageNum=1) == {"instances": None, "total": "0"}


def test_limits_of_the_account(make: Any) -> None:
    body = {"productId": "4090.16c62g", "gpuNum": 2, "rootfsSize": 60, "imageUrl": "ubuntu", "kind": "gpu"}
    few = make(gpu_limit=3)
    few.create()
    reply = few.call("POST", "/gpu-instance/openapi/v1/gpu/instance/create", body=body)
    assert (reply.status, reply.json()["reason"], reply.json()["metadata"]) == (403, "CREATE_GPU_NUM_LIMIT", ["3"])
    one = make(instance_limit=1)
    one.create()
    assert one.refused("gpu/instance/create", **body) == "CREATE_INSTANCE_LIMIT"


def test_cpu_instances_have_no_gpus(local: Any) -> None:
    made = local.post("gpu/instance/create", productId="cpu.8c16g", imageUrl="ubuntu", kind="cpu")
    row = local.instance(made["id"])
    assert (row["kind"], row["gpuNum"], row["cpuNum"], row["memory"]) == ("cpu", "0", "8", "16")


def test_a_new_instance_can_take_its_time_to_appear(make: Any) -> None:
    local = make(visible_after=3)
    instance_id = local.create()
    assert local.refused("gpu/instance", method="GET", instanceId=instance_id) == "RESOURCE_NOT_FOUND"
    assert local.get("gpu/instances", pageSize=10, pageNum=1)["total"] == "0"
    local.advance(3)
    assert local.instance(instance_id)["id"] == instance_id
    assert local.get("gpu/instances", pageSize=10, pageNum=1)["total"] == "1"


def test_spot_reclaim_runs_its_course(local: Any) -> None:
    instance_id = running(local, billingMode="spot")
    assert local.instance(instance_id)["spotStatus"] == "running"
    local.control("reclaim", instance_id=instance_id, notice=30)
    notified = local.instance(instance_id)
    assert (notified["status"], notified["spotStatus"]) == ("running", "notified")
    assert int(notified["spotReclaimTime"]) == int(local.control("now")) + 30
    local.advance(30)
    assert local.instance(instance_id)["spotStatus"] == "reclaiming"
    local.advance(10)
    gone = local.instance(instance_id)
    assert (gone["status"], gone["spotStatus"]) == ("exited", "terminated")
    local.post("gpu/instance/start", instanceId=instance_id)
    assert local.instance(instance_id)["spotStatus"] == "running"


def test_a_spot_machine_stopped_in_time_is_not_taken(local: Any) -> None:
    instance_id = running(local, billingMode="spot")
    local.control("reclaim", instance_id=instance_id, notice=30)
    local.post("gpu/instance/stop", instanceId=instance_id)
    local.advance(60)
    assert local.instance(instance_id)["spotStatus"] == "notified"
    local.post("gpu/instance/start", instanceId=instance_id)  # the notice is over
    row = local.instance(instance_id)
    assert (row["spotStatus"], row["spotReclaimTime"]) == ("running", "0")


@pytest.mark.parametrize("action", ["restart", "migrate"])
def test_a_spot_machine_that_is_busy_when_its_notice_ends_is_taken_all_the_same(local: Any, action: str) -> None:
    instance_id = running(local, billingMode="spot")
    local.control("reclaim", instance_id=instance_id, notice=30)
    local.advance(28)
    local.post(f"gpu/instance/{action}", instanceId=instance_id)
    local.advance(60)
    gone = local.instance(instance_id)
    assert (gone["status"], gone["spotStatus"]) == ("exited", "terminated")


def test_what_is_being_removed_does_not_come_back_by_failing(local: Any) -> None:
    instance_id = running(local)
    local.post("gpu/instance/delete", instanceId=instance_id)
    reply = local.call("POST", "/_simulator/fail", body={"instance_id": instance_id})
    assert (reply.status, reply.json()["message"]) == (400, "instance is toRemove")
    local.advance(20)
    assert local.refused("gpu/instance", method="GET", instanceId=instance_id) == "RESOURCE_NOT_FOUND"


def test_failure_and_freezing(local: Any) -> None:
    broken, poor = running(local), running(local)
    local.control("fail", instance_id=broken, message="out of memory")
    row = local.instance(broken)
    assert (row["status"], row["statusError"]) == ("exited", {"state": "error", "message": "out of memory"})
    local.control("freeze", instance_id=poor)
    assert journey(local, poor, 6) == ["freezing", "exited"]


def test_lists_filter_and_page(make: Any) -> None:
    local = make(instances=60)
    everything = local.get("gpu/instances", pageSize=100, pageNum=1)
    rows = everything["instances"]
    assert everything["total"] == "60"
    assert [row["id"] for row in local.get("gpu/instances", pageSize=25, pageNum=3)["instances"]] == [
        row["id"] for row in rows[50:]
    ]
    assert local.get("gpu/instances", pageSize=25, pageNum=4) == {"instances": None, "total": "60"}
    first = local.get("gpu/instances", pageSize=0, pageNum=0)["instances"]
    assert [row["id"] for row in first] == [row["id"] for row in rows[:10]]
    exited = local.get("gpu/instances", pageSize=100, pageNum=1, status="exited")["instances"]
    assert {row["status"] for row in exited} == {"exited"}
    h100: list[Any] = (
        local.get("gpu/instances", pageSize=100, pageNum=1, productName="H100", name="prod")["instances"] or []
    )
    assert all("H100" in row["productName"] and "prod" in row["name"] for row in h100)
    assert not any(key.startswith("connectComponent") for key in rows[0])
    assert isinstance(rows[0]["gpuNum"], str)


def test_the_fleet_is_varied_and_repeats(make: Any) -> None:
    rows = make(instances=200).get("gpu/instances", pageSize=200, pageNum=1)["instances"]
    assert {row["billingMode"] for row in rows} == {"onDemand", "monthly", "spot"}
    assert {"running", "exited", "toCreate"} <= {row["status"] for row in rows}
    assert len({row["productName"] for row in rows}) >= 5
    assert len({row["clusterId"] for row in rows}) >= 4
    assert rows == make(instances=200).get("gpu/instances", pageSize=200, pageNum=1)["instances"]
    assert rows != make(instances=200, seed=1).get("gpu/instances", pageSize=200, pageNum=1)["instances"]
