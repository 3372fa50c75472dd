from itertools import pairwise
from statistics import mean
from typing import Any

import pytest

PATH = "/gpu-instance/openapi/v1/metrics/gpu/instance"
OTHER = "/openapi/v1/metrics/gpu/instance"


def running(local: Any, **members: Any) -> str:
    instance_id: str = local.create(**members)
    local.advance(7 * 86400)
    return instance_id


def fetch(local: Any, instance_id: str, **query: Any) -> Any:
    return local.get("metrics/gpu/instance", instanceId=instance_id, **query)


def test_four_points_by_default_a_minute_old(local: Any) -> None:
    found = fetch(local, running(local))
    times = [int(point["timestamp"]) for point in found["cpuUtilization"]]
    assert len(times) == 4
    assert [later - earlier for earlier, later in pairwise(times)] == [15, 15, 15]
    assert 60 <= local.control("now") - times[-1] < 75


def test_every_series_has_the_same_times(local: Any) -> None:
    instance_id = running(local, gpuNum=2)
    now = int(local.control("now"))
    found = fetch(local, instance_id, startTime=now - 3600, endTime=now - 600, interval=30)
    series = [found[name] for name in ("cpuUtilization", "memUtilization", "rootDiskUtilization")]
    for family in (found["gpuUtilization"], found["gpuMemUtilization"]):
        assert [gpu["gpuId"] for gpu in family["gpuIds"]] == ["0", "1"]
        series += [family["avg"], *(gpu["items"] for gpu in family["gpuIds"])]
    times = {tuple(point["timestamp"] for point in points) for points in series}
    assert len(times) == 1
    (stamps,) = times
    assert len(stamps) == 101
    assert now - 3600 <= int(stamps[0])
    assert int(stamps[-1]) <= now - 600


def test_load_looks_like_load(make: Any) -> None:
    local = make(instances=30)
    now = int(local.control("now"))
    curves: list[list[float]] = []
    for row in local.control("instances"):
        found = fetch(local, row["id"], startTime=now - 86400, endTime=now - 60, interval=300)
        if row["status"] == "running":
            cpus = int(local.instance(row["id"])["cpuNum"])
            assert all(0 <= point["value"] <= 100 * cpus for point in found["cpuUtilization"])
            values = [point["value"] for point in found["gpuUtilization"]["avg"]]
            assert all(0 <= value <= 100 for value in values)
            curves.append(values)
    assert max(max(curve) - min(curve) for curve in curves if curve) > 50  # a day and a night
    assert len({round(mean(curve)) for curve in curves if curve}) > 8  # not all alike
    assert len({tuple(curve) for curve in curves if curve}) == len([curve for curve in curves if curve])


def test_the_same_question_has_the_same_answer(make: Any) -> None:
    answers: list[Any] = []
    for _ in range(2):
        local = make(instances=3)
        answers.append([fetch(local, row["id"]) for row in local.control("instances")])
    assert answers[0] == answers[1]


def test_new_points_come_with_time(local: Any) -> None:
    instance_id = running(local)
    before = fetch(local, instance_id)
    assert fetch(local, instance_id) == before
    local.advance(15)
    after = fetch(local, instance_id)
    assert after["memUtilization"][:3] == before["memUtilization"][1:]
    assert after != before


def test_saturating_and_idling_show_a_minute_later(local: Any) -> None:
    instance_id = running(local, gpuNum=2)
    local.control("load", instance_id=instance_id, percent=99, gpu=0)
    local.control("load", instance_id=instance_id, percent=0, gpu=1)
    local.advance(180)
    busy, idle = fetch(local, instance_id)["gpuUtilization"]["gpuIds"]
    assert min(point["value"] for point in busy["items"]) > 95
    assert max(point["value"] for point in idle["items"]) < 5
    memory = fetch(local, instance_id)["gpuMemUtilization"]["gpuIds"][1]["items"]
    assert all(point["value"] < 5 or idle["items"][i]["value"] > 1 for i, point in enumerate(memory))


def test_stopped_and_cpu_machines(local: Any) -> None:
    instance_id = running(local, gpuNum=1)
    local.post("gpu/instance/stop", instanceId=instance_id)
    local.advance(10)
    found = fetch(local, instance_id)
    assert (found["cpuUtilization"], found["gpuUtilization"]["avg"]) == ([], [])
    cpu = local.post("gpu/instance/create", productId="cpu.8c16g", imageUrl="ubuntu", kind="cpu")["id"]
    local.advance(600)
    found = fetch(local, cpu)
    assert found["gpuUtilization"] is None
    assert len(found["cpuUtilization"]) == 4


def test_nothing_before_the_last_start(local: Any) -> None:
    instance_id = running(local)
    local.post("gpu/instance/restart", instanceId=instance_id)
    local.advance(100)
    started = int(local.instance(instance_id)["lastStartedAt"])
    now = int(local.control("now"))
    found = fetch(local, instance_id, startTime=now - 3600, endTime=now)
    assert all(int(point["timestamp"]) >= started for point in found["cpuUtilization"])
    assert found["cpuUtilization"]


def test_times_out_of_range_fall_back_to_the_default(local: Any) -> None:
    instance_id = running(local)
    assert fetch(local, instance_id, startTime=1, endTime=2) == fetch(local, instance_id)
    now = int(local.control("now"))
    assert fetch(local, instance_id, startTime=now + 100) == fetch(local, instance_id)
    assert len(fetch(local, instance_id, startTime=now - 40 * 86400)["cpuUtilization"]) == 4


@pytest.mark.parametrize(
    ("setting", "answers"), [("both", (200, 200)), ("contract", (200, 404)), ("documented", (404, 200))]
)
def test_either_metrics_path_can_be_the_one(make: Any, setting: str, answers: tuple[int, int]) -> None:
    local = make(instances=1, metrics_path=setting)
    (row,) = local.control("instances")
    replies = [local.call("GET", path, query={"instanceId": row["id"]}) for path in (PATH, OTHER)]
    assert tuple(reply.status for reply in replies) == answers
    for reply in replies:
        if reply.status == 404:
            assert reply.headers["content-type"].startswith("text/plain")
            assert reply.content == b"404 page not found\n"


def test_metrics_of_nothing(local: Any) -> None:
    assert local.refused("metrics/gpu/instance", method="GET", instanceId="nobody") == "RESOURCE_NOT_FOUND"
