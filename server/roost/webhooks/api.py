"""The addresses of webhooks."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Response, delete, get, post, put
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.kit.limits import Limit, limits
from roost.kit.openapi import answers
from roost.kit.parameters import IfMatch
from roost.kit.versions import etag_of_row
from roost.people import Who, require
from roost.webhooks import store
from roost.webhooks.teller import Teller
from roost.webhooks.told import TOLD
from roost.webhooks.wire import (
    NewWebhook,
    Webhook,
    WebhookChange,
    WebhookDeliveries,
    WebhookMade,
    Webhooks,
    WebhookTested,
)

WebhookId = Annotated[UUID, PathParameter(description="A webhook's id.")]
ETAG = ResponseHeader(name="ETag", description="Of the copy that a change may rest on.", documentation_only=True)
TESTS = Limit("webhook test", 20, 60)


@get("/admin/webhooks", summary="Other systems that are told what happens", responses=answers(403))
async def get_webhooks(who: NamedDependency[Who]) -> Webhooks:
    require(who, "connect")
    return Webhooks(await store.all_of_them(), list(TOLD))


@post("/admin/webhooks", summary="Tell another system; its secret is shown this once", responses=answers(409))
async def post_webhook(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    teller: NamedDependency[Teller],
    data: JSONBody[NewWebhook],
) -> WebhookMade:
    require(who, "connect")
    return await store.make(data, teller.ours, who.id, now)


@put(
    "/admin/webhooks/{webhook:uuid}",
    summary="Change what another system is told, or whether",
    response_headers=[ETAG],
    responses=answers(404, 409),
)
async def put_webhook(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    teller: NamedDependency[Teller],
    webhook: WebhookId,
    data: JSONBody[WebhookChange],
    if_match: IfMatch = None,
) -> Response[Webhook]:
    require(who, "connect")
    changed = await store.change(webhook, data, if_match, teller.ours, who.id, now)
    return Response(changed, headers={"ETag": etag_of_row(changed.version)})


@delete("/admin/webhooks/{webhook:uuid}", summary="Tell another system nothing more", responses=answers(404))
async def delete_webhook(who: NamedDependency[Who], now: NamedDependency[datetime], webhook: WebhookId) -> None:
    require(who, "connect")
    await store.delete(webhook, who.id, now)


@post(
    "/admin/webhooks/{webhook:uuid}/test",
    summary="Send a test there now, to see that it comes",
    status_code=200,
    responses=answers(404, 429),
)
async def post_webhook_test(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    teller: NamedDependency[Teller],
    address: NamedDependency[str],
    webhook: WebhookId,
) -> WebhookTested:
    require(who, "connect")
    await store.check(webhook)
    await limits.use(TESTS, str(who.id), now)
    return await teller.test(webhook, address, now)


@get(
    "/admin/webhooks/{webhook:uuid}/deliveries",
    summary="What another system was told lately, and what became of it",
    responses=answers(403, 404),
)
async def get_webhook_deliveries(who: NamedDependency[Who], webhook: WebhookId) -> WebhookDeliveries:
    require(who, "connect")
    return await store.deliveries_of(webhook)


routes: list[Any] = [
    get_webhooks,
    post_webhook,
    put_webhook,
    delete_webhook,
    post_webhook_test,
    get_webhook_deliveries,
]
