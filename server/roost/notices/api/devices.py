"""Browsers of mine that are to be told."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import delete, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.kit.openapi import answers
from roost.notices import devices
from roost.notices.post import Post
from roost.notices.setup import Setup
from roost.notices.wire import Device, NewDevice
from roost.people import Who

DeviceId = Annotated[UUID, PathParameter(description="A device's id.")]


@post("/me/devices", summary="Be told in this browser, for as long as I am signed in there", responses=answers(429))
async def post_device(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    setup: NamedDependency[Setup],
    data: JSONBody[NewDevice],
) -> Device:
    return await devices.register(data, who, setup.push_hosts, now)


@delete("/me/devices/{device:uuid}", summary="Be told in that browser no longer", responses=answers(404))
async def delete_device(who: NamedDependency[Who], device: DeviceId) -> None:
    await devices.forget(device, who.id)


@post(
    "/me/devices/{device:uuid}/test",
    summary="Send a notice there now, to see that it comes",
    status_code=204,
    responses=answers(404, 409, 429),
)
async def post_device_test(
    who: NamedDependency[Who], now: NamedDependency[datetime], sender: NamedDependency[Post], device: DeviceId
) -> None:
    await devices.may_test(device, who.id, now)
    devices.check_delivered(await sender.test(device, now))


routes: list[Any] = [post_device, delete_device, post_device_test]
