"""How an issue is changed: locked, checked against the copy the change rests on, written, and told to the journal.

Every event of an issue carries what it is after it, so that the journal alone rebuilds states, owners and dates.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from roost.issues import queries
from roost.journal import Event, record
from roost.kit import database
from roost.kit.errors import Conflict, NotFound

# What the journal says of an issue at each of its events: states, ids, dates and codes. Never words, never who said so.
# What an event changed is told twice: as it is, and, by a name that ends in _from, as it was.
_TOLD = ("state", "owner", "due", "queue", "target", "fix", "version")


async def locked(number: int, version: int | None = None) -> Any:
    """The issue's row, held until the transaction ends. NotFound; Conflict where `version` is not the newest."""
    held = await database.fetch_value("SELECT id FROM issue WHERE number = $1 FOR NO KEY UPDATE", number)
    if held is None:
        raise NotFound("There is no such issue. Look on the board.")
    row = await queries.row_of(number)
    refuse_stale(row, version)
    return row


def refuse_stale(row: Any, version: int | None) -> None:
    """Conflict where `version` is not the newest. For who may not see the issue: after that was found out."""
    if version is not None and row["version"] != version:
        raise _changed(row)


def _changed(row: Any) -> Conflict:
    """What it is by now, and whose."""
    state = "can't change" if row["state"] == "cannot" else row["state"]
    words = f"Issue {row['number']} has changed since you looked: it is “{state}” now"
    if row["owner_name"]:
        words += f", and {row['owner_name']} owns it"
    due = row["due"]
    return Conflict(
        "changed",
        f"{words}. Look at it again, then decide.",
        changed={
            "version": row["version"],
            "state": row["state"],
            "owner": row["owner_name"],
            "due": due.isoformat() if due else None,
        },
    )


async def write(
    row: Any, verb: str, actor: UUID | None, now: datetime, facts: Mapping[str, Any] | None = None, **columns: Any
) -> None:
    """Set columns of a locked issue, count its version, and record `verb`. A new state begins now.

    `actor` None: Roost itself, or a reporter who is not to be known.
    """
    if columns.get("state", row["state"]) != row["state"]:
        columns.setdefault("state_since", now)
    names = [name for name in columns if name.isidentifier()]
    after = await database.fetch_row(
        f"""UPDATE issue i SET version = i.version + 1{"".join(f", {name} = ${at}" for at, name in enumerate(names, 2))}
            FROM issue was WHERE i.id = $1 AND was.id = $1
            RETURNING {", ".join(f"i.{name}, was.{name} AS {name}_from" for name in _TOLD)}""",
        row["id"],
        *(columns[name] for name in names),
    )
    assert after is not None
    changed = [name for name in _TOLD if name != "version" and after[name] != after[f"{name}_from"]]
    was = {f"{name}_from": after[f"{name}_from"] for name in changed}
    await record(event(verb, row["id"], after, was | dict(facts or {})), actor, now)


def event(verb: str, issue: UUID, after: Any, facts: Mapping[str, Any] | None = None) -> Event:
    """The journal's event of an issue that now is `after`, a mapping that has every one of `_TOLD`."""
    told = {name: _plain(after[name]) for name in _TOLD}
    return Event(verb, "issue", issue, None, told | {k: _plain(v) for k, v in (facts or {}).items()})


def _plain(value: Any) -> str | int | bool | None:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
