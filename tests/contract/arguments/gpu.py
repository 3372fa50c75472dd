"""GPU cloud v1."""

from __future__ import annotations

from datetime import UTC, datetime

from arguments.given import given
from novita.operations.gpu.endpoints import ImageSource, ScalingPolicy, WorkerSettings, WorkerVolume
from novita.operations.gpu.instances import NetworkStorageMount
from novita.types.gpu.values import Port, Tool

INSTANCE = "3f1c9a7e2b5d4c60"
TEMPLATE = {
    "name": "comfy",
    "readme": "# Comfy",
    "type": "instance",
    "channel": "private",
    "image": "registry.example/team/comfy:1",
    "image_auth_id": "",
    "start_command": "",
    "entrypoint": "",
    "rootfs_size_gb": 60,
    "ports": ["8188/http"],
    "envs": [],
    "min_cuda_version": "12.4",
}

GPU = {
    "gpu.clusters.list": given(),
    "gpu.instances.create": given(
        name="trainer-1",
        product_id="4090.16c62g",
        gpu_num=1,
        rootfs_size_gb=60,
        image_url="docker.io/library/ubuntu:22.04",
        ports=[Port(port=8080, type="http"), "22/tcp"],
        envs={"HF_HOME": "/network/hf"},
        tools=[Tool(name="Jupyter", port=8888, type="http")],
        cluster_id="us-ca-nas-2",
        network_storages=[NetworkStorageMount(id="ns-5d2f", mount_point="/network")],
        kind="gpu",
        billing_mode="onDemand",
    ),
    "gpu.instances.list": given(page=1, page_size=20, status="running"),
    "gpu.instances.get": given(INSTANCE),
    "gpu.instances.edit": given(INSTANCE, ports=["8080/http"], expand_root_disk_gb=20),
    "gpu.instances.start": given(INSTANCE),
    "gpu.instances.stop": given(INSTANCE),
    "gpu.instances.delete": given(INSTANCE),
    "gpu.instances.restart": given(INSTANCE),
    "gpu.instances.upgrade": given(
        INSTANCE,
        image_url="docker.io/library/ubuntu:24.04",
        image_auth_id="",
        envs={},
        command="",
        entrypoint="",
        save=True,
        network_storages=[],
    ),
    "gpu.instances.migrate": given(INSTANCE),
    "gpu.instances.renew": given(INSTANCE, month=1),
    "gpu.instances.convert_to_monthly": given(INSTANCE, month=3),
    "gpu.instances.set_auto_renew": given([INSTANCE], auto_renew=True, auto_renew_month=1),
    "gpu.instances.set_auto_migrate": given(INSTANCE, auto_migrate=True, auto_migrate_system_disk=False),
    "gpu.endpoints.get_limit_ranges": given(),
    "gpu.endpoints.create": given(
        name="llm",
        app_name="llm",
        worker_config=WorkerSettings(
            min_num=0, max_num=2, free_timeout=300, max_concurrent=4, gpu_num=1, request_timeout=600
        ),
        port=8000,
        policy=ScalingPolicy(type="queue", value=60),
        image=ImageSource(image="vllm/vllm-openai:latest", auth_id="", command="--model Qwen/Qwen3-8B"),
        product_ids=["SL-serverless-3"],
        rootfs_size_gb=100,
        volume_mounts=[WorkerVolume(type="local", size_gb=30, mount_path="/data/cache")],
        envs={"HF_HOME": "/data/cache"},
        health_path="/health",
    ),
    "gpu.endpoints.update": given(
        "ep-9b12",
        name="llm",
        worker_config=WorkerSettings(
            min_num=1, max_num=4, free_timeout=300, max_concurrent=4, gpu_num=1, request_timeout=600
        ),
        port=8000,
        policy=ScalingPolicy(type="concurrency", value=8),
        image=ImageSource(image="vllm/vllm-openai:latest", auth_id="", command=""),
        volume_mounts=[WorkerVolume(type="local", size_gb=30, mount_path="/data/cache")],
        envs=[],
        health_path="/health",
    ),
    "gpu.endpoints.list": given(page=1, page_size=20),
    "gpu.endpoints.get": given("ep-9b12"),
    "gpu.endpoints.delete": given("ep-9b12"),
    "gpu.jobs.list": given(page=1, page_size=10, type="saveImage"),
    "gpu.jobs.cancel": given("job-7a21"),
    "gpu.jobs.save_image": given(INSTANCE, image="registry.example/team/app:v2", registry_auth_id="auth-31"),
    "gpu.images.get_prewarm_quota": given(),
    "gpu.images.create_prewarm": given(
        image_url="registry.example/team/app:v2",
        registry_auth_id="auth-31",
        cluster_id="us-ca-nas-2",
        product_ids=["4090.16c62g"],
        note="nightly",
    ),
    "gpu.images.list_prewarm": given(page=1, page_size=10, state="Succeeded"),
    "gpu.images.update_prewarm": given("pw-88", note="weekly"),
    "gpu.images.delete_prewarm": given(["pw-88"]),
    "gpu.registries.list_auths": given(),
    "gpu.registries.create_auth": given(name="registry.example", username="bot", password="s3cr3t"),
    "gpu.registries.delete_auth": given("auth-31"),
    "gpu.networks.list": given(page=1, page_size=20),
    "gpu.networks.get": given("net-41"),
    "gpu.networks.create": given(cluster_id="us-ca-nas-2", name="vpc-a"),
    "gpu.networks.update": given("net-41", name="vpc-b"),
    "gpu.networks.delete": given("net-41"),
    "gpu.storages.list": given(page=1, page_size=20),
    "gpu.storages.create": given(cluster_id="us-ca-nas-2", name="models", size_gb=100),
    "gpu.storages.update": given("ns-5d2f", name="models", size_gb=200),
    "gpu.storages.delete": given("ns-5d2f"),
    "gpu.templates.list": given(page=1, page_size=20, channel="official", is_my_community=False),
    "gpu.templates.get": given("3071"),
    "gpu.templates.create": given(**TEMPLATE),
    "gpu.templates.update": given("3071", **TEMPLATE),
    "gpu.templates.delete": given("3071"),
    "gpu.products.list_gpu": given(product_name="4090", billing_method="onDemand"),
    "gpu.products.list_cpu": given(product_name="16c"),
    "gpu.metrics.fetch_instance_metrics": given(
        INSTANCE,
        start_time=datetime(2025, 7, 31, 22, 13, 20, tzinfo=UTC),
        end_time=1754000060,
        interval=15,
    ),
}
