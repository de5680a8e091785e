"""Making, changing and ending webhooks; what the journal says of them names neither address nor secret."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from roost.board.rules import today_in
from roost.journal import Event, record
from roost.journal.actions import Fact
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid, NotFound, Refused
from roost.kit.ids import new_id
from roost.kit.versions import same_copy, version_of_row
from roost.kit.words import tidy
from roost.webhooks import signing
from roost.webhooks.rules import address_problem, shown
from roost.webhooks.wire import (
    KINDS,
    MOST_NAME,
    NewWebhook,
    Webhook,
    WebhookChange,
    WebhookDeliveries,
    WebhookDelivery,
    WebhookMade,
)

MOST = 20
LISTED = 100
BY_HAND = "an administrator switched it off"
_ROWS = """
SELECT w.id, w.name, w.address, w.kinds, w.format, w.made_at, w.failing_since, w.failure, w.off_at, w.off_why,
    w.sent_at, (SELECT count(*) FROM webhook_delivery d WHERE d.webhook = w.id AND d.state = 'due') AS waiting
FROM webhook w
"""


async def all_of_them() -> list[Webhook]:
    """Every webhook, by name."""
    return [_webhook(row) for row in await database.fetch(_ROWS + "ORDER BY w.name, w.id")]


def _webhook(row: Any) -> Webhook:
    off = row["off_at"] is not None
    return Webhook(
        id=row["id"],
        name=row["name"],
        address=shown(row["address"]),
        kinds=[kind for kind in KINDS if kind in row["kinds"]],
        format=row["format"],
        made_on=today_in("Europe/London", row["made_at"]),
        state="off" if off else "failing" if row["failing_since"] else "on",
        failing_since=row["failing_since"],
        failure=row["failure"],
        off_at=row["off_at"],
        off_why=row["off_why"],
        sent_at=row["sent_at"],
        waiting=row["waiting"],
        version=_version(row),
    )


def _version(row: Any) -> str:
    return version_of_row([row["name"], row["address"], sorted(row["kinds"]), row["format"], row["off_at"] is None])


@transactional
async def make(wish: NewWebhook, ours: Collection[str], maker: UUID, now: datetime) -> WebhookMade:
    """A new one, which is told what happens from now on. Invalid; Refused where there are too many."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended('roost webhooks', 0))")
    if await database.fetch_value("SELECT count(*) FROM webhook") >= MOST:
        raise Refused("too-many-webhooks", f"There are {MOST} webhooks already. Delete one that nobody needs first.")
    name, address = _name(wish.name), _address(wish.address, ours)
    id_, secret = new_id(), signing.new_secret()
    await database.execute(
        """INSERT INTO webhook (id, name, address, kinds, format, secret, made_by, made_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
        id_,
        name,
        address,
        _kinds(wish.kinds),
        wish.format,
        secret,
        maker,
        now,
    )
    facts = {"kinds": " ".join(_kinds(wish.kinds)), "format": wish.format}
    await record(Event("webhook made", "webhook", id_, None, facts), maker, now)
    return WebhookMade(_webhook(await _row(id_)), signing.written(secret))


@transactional
async def change(
    webhook: UUID, wish: WebhookChange, if_match: str | None, ours: Collection[str], actor: UUID, now: datetime
) -> Webhook:
    """All of it anew. Switched on again it begins with what happens from then on. NotFound, Invalid, Conflict."""
    row = await _row(webhook, "FOR NO KEY UPDATE OF w")
    same_copy(if_match, _version(row))
    name = _name(wish.name)
    address = row["address"] if wish.address is None else _address(wish.address, ours)
    kinds, was_on = _kinds(wish.kinds), row["off_at"] is None
    columns = [
        column
        for column, changed in (
            ("name", name != row["name"]),
            ("address", address != row["address"]),
            ("kinds", kinds != sorted(row["kinds"])),
            ("format", wish.format != row["format"]),
            ("on", wish.on != was_on),
        )
        if changed
    ]
    if not columns:
        return _webhook(row)
    await database.execute(
        """UPDATE webhook SET name = $2, address = $3, kinds = $4, format = $5 WHERE id = $1""",
        webhook,
        name,
        address,
        kinds,
        wish.format,
    )
    if wish.on != was_on:
        await _switch(webhook, None if wish.on else BY_HAND, now)
    elif address != row["address"]:
        # What waited for the old one is tried there at once.
        await database.execute(
            "UPDATE webhook SET not_before = NULL, fails = 0, failing_since = NULL, failure = NULL WHERE id = $1",
            webhook,
        )
    facts: dict[str, Fact] = {
        "columns": " ".join(columns),
        "kinds_from": " ".join(sorted(row["kinds"])),
        "kinds_to": " ".join(kinds),
        "on_from": was_on,
        "on_to": wish.on,
    }
    await record(Event("webhook changed", "webhook", webhook, None, facts), actor, now)
    return _webhook(await _row(webhook))


@transactional
async def switch_off(webhook: UUID, why: str, now: datetime) -> None:
    """Nothing more is told there, until an administrator switches it on again."""
    await _switch(webhook, why, now)
    await record(Event("webhook off", "webhook", webhook, None, {"from": "on", "to": "off"}), None, now)


async def _switch(webhook: UUID, off_why: str | None, now: datetime) -> None:
    await database.execute(
        """UPDATE webhook SET off_at = CASE WHEN $2::text IS NULL THEN NULL ELSE $3::timestamptz END, off_why = $2,
               not_before = NULL, leased_until = NULL, fails = 0, failing_since = NULL,
               failure = CASE WHEN $2::text IS NULL THEN NULL ELSE failure END
           WHERE id = $1""",
        webhook,
        off_why,
        now,
    )
    if off_why is not None:
        await database.execute(
            """UPDATE webhook_delivery SET state = 'failed', body = '', ended_at = $2,
                   failure = coalesce(failure, 'switched off')
               WHERE webhook = $1 AND state = 'due'""",
            webhook,
            now,
        )


@transactional
async def delete(webhook: UUID, actor: UUID, now: datetime) -> None:
    """It is told nothing more, and what was told it is forgotten. NotFound."""
    if not await database.execute("DELETE FROM webhook WHERE id = $1", webhook):
        raise _no_such()
    await record(Event("webhook deleted", "webhook", webhook), actor, now)


async def deliveries_of(webhook: UUID) -> WebhookDeliveries:
    """What was told there, and what still is to be. NotFound."""
    await _row(webhook)
    rows = await database.fetch(
        """SELECT d.id, d.at, d.type, d.state, d.tries, d.status, d.failure, d.ended_at,
               CASE WHEN d.state = 'due' THEN greatest(d.not_before, w.not_before) END AS next_at
           FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook
           WHERE d.webhook = $1 ORDER BY d.at DESC, d.id DESC LIMIT $2""",
        webhook,
        LISTED,
    )
    return WebhookDeliveries([WebhookDelivery(**row) for row in rows])


async def check(webhook: UUID) -> None:
    """NotFound where there is none."""
    await _row(webhook)


async def _row(webhook: UUID, how: str = "") -> Any:
    row = await database.fetch_row(f"{_ROWS} WHERE w.id = $1 {how}", webhook)
    if row is None:
        raise _no_such()
    return row


def _no_such() -> NotFound:
    return NotFound("There is no such webhook. Look at the list.")


def _kinds(kinds: Collection[str]) -> list[str]:
    return sorted(set(kinds))


def _name(given: str) -> str:
    return tidy(given, "/name", MOST_NAME)


def _address(given: str, ours: Collection[str]) -> str:
    address = given.strip()
    if problem := address_problem(address, ours):
        raise Invalid(f"The address {problem}.", [FieldError("/address", f"The address {problem}.")])
    return address
