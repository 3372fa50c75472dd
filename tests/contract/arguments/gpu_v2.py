"""GPU cloud v2."""

from __future__ import annotations

from arguments.given import given
from novita.operations.gpu_v2.endpoints import HealthCheck, ScalePolicy, WorkerConfig
from novita.operations.gpu_v2.instances import VolumeMount
from novita.operations.gpu_v2.templates import TemplateMetadata
from novita.types.gpu_v2.values import EnvVar, Port

INSTANCE = "i7c21fe09ab4"

GPU_V2 = {
    "gpu_v2.instances.create": given(
        name="trainer-03",
        product_id="h100.16c120g",
        image="docker.io/acme/trainer:2.4",
        billing_mode="postpaid",
        rootfs_size_gb=60,
        gpu_num=2,
        envs={"RUN": "a17"},
        ports=["8000/http"],
        volumes=[VolumeMount(type="network", id="ns-51c0", mount_point="/data")],
        candidate_regions=["us-west-02"],
    ),
    "gpu_v2.instances.list": given(
        limit=50,
        cursor="c1",
        name="trainer",
        status="running",
        regions=["us-west-02", "us-east-01"],
        billing_mode="postpaid",
    ),
    "gpu_v2.instances.get": given(INSTANCE),
    "gpu_v2.instances.delete": given(INSTANCE),
    "gpu_v2.instances.start": given(INSTANCE),
    "gpu_v2.instances.stop": given(INSTANCE),
    "gpu_v2.instances.restart": given(INSTANCE),
    "gpu_v2.instances.migrate": given(INSTANCE, save_data=False),
    "gpu_v2.instances.upgrade": given(
        INSTANCE, image="docker.io/acme/trainer:2.5", envs=[EnvVar(key="RUN", value="a18")], save_data=True
    ),
    "gpu_v2.instances.renew": given(INSTANCE, months=3),
    "gpu_v2.instances.set_auto_renew": given(INSTANCE, enabled=True, months=2),
    "gpu_v2.instances.set_auto_migrate": given(INSTANCE, enabled=True, include_system_disk=False),
    "gpu_v2.instances.set_billing_mode": given(INSTANCE, type="prepaid", months=2),
    "gpu_v2.instances.set_web_terminal": given(INSTANCE, enabled=False),
    "gpu_v2.instances.update_ports": given(INSTANCE, ports=[Port(port=9000, protocol="http")]),
    "gpu_v2.instances.expand_rootfs": given(INSTANCE, rootfs_size_expand_gb=40),
    "gpu_v2.products.list": given(
        cpu=16,
        memory_gb=120,
        rootfs_size_gb=60,
        billing_method="postpaid",
        region_ids="us-west-02,us-east-01",
        limit=50,
    ),
    "gpu_v2.regions.list": given(limit=50, cursor="c1"),
    "gpu_v2.templates.create": given(
        name="vllm-serve",
        type="instance",
        image="docker.io/acme/vllm:0.9",
        command="",
        entrypoint="/bin/sh",
        rootfs_size_gb=80,
        ports=["8000/http"],
        envs={"MODEL": "tiny"},
        metadata=TemplateMetadata(readme="# vLLM", logo="", description="serve a model", author="acme", tags=["llm"]),
        min_cuda_version="12.4",
    ),
    "gpu_v2.templates.list": given(
        limit=50,
        name="vllm",
        type="instance",
        visibilities=["private", "community"],
        member_ids=["mem-204"],
        is_my_community=False,
    ),
    "gpu_v2.templates.get": given("tpl-9f2", is_community=True),
    "gpu_v2.templates.update": given("tpl-9f2", image="docker.io/acme/vllm:0.9.1"),
    "gpu_v2.templates.delete": given("tpl-9f2"),
    "gpu_v2.networks.create": given(region_id="us-west-02", name="lab"),
    "gpu_v2.networks.list": given(limit=50, name="lab", member_ids=["mem-204", "mem-205"]),
    "gpu_v2.networks.get": given("net-3b1"),
    "gpu_v2.networks.update": given("net-3b1", name="lab-2"),
    "gpu_v2.networks.delete": given("net-3b1"),
    "gpu_v2.images.list": given(type="private", name="trainer", limit=50),
    "gpu_v2.images.delete": given("img-71"),
    "gpu_v2.prewarm_tasks.create": given(
        image="docker.io/acme/trainer:2.4", region_id="us-west-02", product_ids=["h100.16c120g"], note="nightly"
    ),
    "gpu_v2.prewarm_tasks.list": given(limit=50, status="succeeded", region_id="us-west-02", name="trainer"),
    "gpu_v2.prewarm_tasks.get": given("pw-4410"),
    "gpu_v2.prewarm_tasks.delete": given(["pw-4410", "pw-4411"]),
    "gpu_v2.jobs.list": given(limit=50, job_id="job-8812", type="saveImage"),
    "gpu_v2.jobs.get": given("job-8812"),
    "gpu_v2.jobs.stop": given("job-8812"),
    "gpu_v2.jobs.save_image": given(INSTANCE, image="registry.example.net/acme/snap:1"),
    "gpu_v2.endpoints.create": given(
        type="async",
        name="comfy",
        product_id="4090.serverless",
        image="docker.io/acme/comfy:1",
        worker_config=WorkerConfig(max_replicas=3, min_replicas=0, idle_timeout_seconds=120, gpu_num=1),
        app_name="comfy",
        policy=ScalePolicy(type="queue", value=30),
        envs={"BUCKET": "b1"},
        ports=[8188],
        health_check=HealthCheck(path="/ok", port=8188),
        region_id="us-west-02",
    ),
    "gpu_v2.endpoints.list": given(limit=50, keyword="comfy", member_ids="mem-204"),
    "gpu_v2.endpoints.get": given("ep5Qk2"),
    "gpu_v2.endpoints.update": given(
        "ep5Qk2", worker_config=WorkerConfig(max_replicas=5), policy=ScalePolicy(type="concurrency", value=4)
    ),
    "gpu_v2.endpoints.delete": given("ep5Qk2"),
}
