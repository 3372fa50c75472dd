"""Mistakes that type checkers report, each on the line marked; never run, see test_checkers.py."""

from __future__ import annotations

import novita
from novita import AsyncNovitaClient, NovitaClient, simulator
from novita.operations import model
from novita.operations.gpu.instances import GetInstance


def wrong_keyword(client: NovitaClient) -> None:
    client.gpu.instances.list(state="running")  # error
    client.gpu.instances.renew("i-1", months=1)  # error
    client.with_options(retries=3)  # error
    NovitaClient(token="")  # error
    GetInstance(id="i-1")  # error


def wrong_type(client: NovitaClient) -> None:
    client.gpu.instances.list(page_size="100")  # error
    client.gpu.instances.renew("i-1", month="two")  # error
    client.gpu.instances.set_auto_renew("i-1", auto_renew="yes", auto_renew_month=1)  # error
    client.gpu.instances.get(7)  # error
    client.with_options(http_client="https://proxy")  # error
    NovitaClient(timeout="60")  # error
    GetInstance(instance_id=7)  # error


def missing(client: NovitaClient) -> None:
    client.gpu.instances.get()  # error
    client.gpu.instances.renew("i-1")  # error
    client.gpu.instances.create(product_id="p")  # error
    GetInstance()  # error


def positional(client: NovitaClient) -> None:
    client.gpu.instances.renew("i-1", 1)  # error
    NovitaClient("key", "https://api.novita.ai")  # error


def misread(client: NovitaClient) -> None:
    instance = client.gpu.instances.get("i-1")
    instance.gpuNum  # error
    instance.ssh.host  # error
    instance.status = "running"  # error
    client.gpu.instances.list().data  # error


def misspelt() -> None:
    novita.RateLimitErorr  # error
    simulator.Simulater  # error
    model.LoraReference  # error


def retired_or_never_there(client: NovitaClient) -> None:
    client.model.images.cleanup(image="")  # error
    client.model.audio.glm_asr(file="")  # error
    client.gpu.instances.reboot("i-1")  # error
    client.utility.user.info()  # error


async def forgotten_await(client: AsyncNovitaClient) -> None:
    client.gpu.instances.get("i-1").status  # error
    client.gpu.instances.stop("i-1")  # error
    client.gpu.instances.list().items  # error
    for _ in client.gpu.instances.list():  # error
        pass
    with client:  # error
        pass
