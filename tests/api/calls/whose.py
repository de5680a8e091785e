"""Of what belongs to somebody: one's own and somebody else's, for whoever asks.

`Whose.own` makes something of the asker's own and gives the call on it; `Whose.foreign` gives the call on somebody
else's. `may` and `may_foreign` are the roles that get the operation's success there.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from roost.issues import QueueRow, fixes, merging, reports, routing, states, upsert_queues
from roost.issues.fixes import Plan
from roost.issues.photos import clean, keep
from roost.issues.reports import Wish
from roost.kit import database
from roost.people.roles import ROLES, Role
from tests.api import cast_issues
from tests.api.calls import issues
from tests.api.calls import states as states_calls
from tests.api.calls.call import Call, Json
from tests.api.calls.issues import PHOTO
from tests.api.calls.states import CHANGES
from tests.api.cast import ASKERS, FRIDAY, TODAY, Cast
from tests.support import NOW

Made = Callable[[Cast, str], Awaitable[Call]]

# Who asks in each role; of staff somebody of another team than all that is there.
OF_ROLE: dict[Role, str] = {role: role for role in ROLES} | {"staff": "outsider"}
LEADING: tuple[Role, ...] = ("leader", "director")
REDACTORS: tuple[Role, ...] = (*LEADING, "administrator")


@dataclass(frozen=True)
class Whose:
    own: Made
    foreign: Made
    may: Sequence[Role] = ROLES
    may_foreign: Sequence[Role] = ()
    refusal: int = 404


def _booking(body: Json | None = None, path: str = "booking") -> Whose:
    async def own(cast: Cast, asker: str) -> Call:
        return Call({path: await cast.world.book(ASKERS[asker], "T2", day=TODAY)}, body=body)

    async def foreign(cast: Cast, _: str) -> Call:
        return Call({path: cast.bookings["ann desk"]}, body=body)

    return Whose(own, foreign)


async def _own_arrival(cast: Cast, asker: str) -> Call:
    return Call({"arrival": await cast.world.arrive(ASKERS[asker], "T2 P3", day=FRIDAY)})


async def _foreign_arrival(cast: Cast, _: str) -> Call:
    return Call({"arrival": cast.arrival})


_GAP: Json = {"gap": {"starts": "11:00", "ends": "14:00"}}


async def _own_day(cast: Cast, asker: str) -> Call:
    await cast.world.book(ASKERS[asker], "P3", day=TODAY)
    return Call({"day": TODAY}, body=_GAP)


async def _day(_: Cast, __: str) -> Call:
    return Call({"day": TODAY}, body=_GAP)


async def _own_talk(cast: Cast, asker: str) -> Call:
    talk = cast.talks["ben to ann"]
    await database.execute("UPDATE talk SET asked = $2 WHERE id = $1", talk, cast.person(ASKERS[asker]))
    return Call({"talk": talk}, body={"answer": "there"})


async def _foreign_talk(cast: Cast, _: str) -> Call:
    return Call({"talk": cast.talks["ben to ann"]}, body={"answer": "there"})


async def _own_device(cast: Cast, asker: str) -> Call:
    return Call({"device": cast.told.devices[ASKERS[asker]]})


async def _foreign_device(cast: Cast, _: str) -> Call:
    return Call({"device": cast.told.devices["hid"]})


async def _own_notice(cast: Cast, asker: str) -> Call:
    return Call(body={"notice": str(cast.told.notices[ASKERS[asker]])})


async def _foreign_notice(cast: Cast, _: str) -> Call:
    return Call(body={"notice": str(cast.told.notices["hid"])})


async def _version(number: int) -> dict[str, str]:
    version = await database.fetch_value("SELECT version FROM issue WHERE number = $1", number)
    return {"If-Match": f'"{version}"'}


async def _reported(cast: Cast, by: str, **wish: object) -> int:
    """An issue at a place whose reports lie with facilities."""
    whole = Wish(space=cast.world.space["T3"], chip="no-socket", words="the shelf creaks", confirmed=True, **wish)
    return await reports.report(whole, await cast.world.who(by), None, NOW)


def _said(body: Json | None, *, sorted_first: bool = False, may_foreign: Sequence[Role] = ()) -> Whose:
    """Of what one reported oneself. Somebody else's lies with facilities, who therefore work it."""

    async def on(cast: Cast, by: str, queue_of: str | None) -> Call:
        number = await _reported(cast, by)
        if queue_of:
            await _to_a_queue_of(cast, queue_of, number)
        if sorted_first:
            await states.sort(number, None, await cast.world.who("leo"), "there is a tower now", NOW)
        return Call({"number": number}, body=body)

    async def own(cast: Cast, asker: str) -> Call:
        return await on(cast, ASKERS[asker], None)

    async def foreign(cast: Cast, asker: str) -> Call:
        return await on(cast, "ben", _another(asker))

    return Whose(own, foreign, may_foreign=may_foreign, refusal=403)


def _another(asker: str) -> str:
    """Somebody whose queue this asker does not work."""
    return "guy" if asker != "parking" else "fay"


async def _queue_of(short: str) -> str:
    """One that nobody else works."""
    email = f"{short}@estuary.example"
    await upsert_queues([*cast_issues.QUEUES, QueueRow(f"queue-{short}", f"Queue of {short}", email, (email,))])
    return f"queue-{short}"


async def _to_a_queue_of(cast: Cast, short: str, number: int) -> None:
    leader = await cast.world.who("leo")
    await routing.reroute(number, None, await _queue_of(short), "it is theirs", leader, NOW)


async def _own_photo(cast: Cast, asker: str, by: str | None = None) -> Call:
    number = await _reported(cast, by or ASKERS[asker])
    id_: UUID = await database.fetch_value("SELECT id FROM issue WHERE number = $1", number)
    await keep(id_, await clean(PHOTO))
    return Call({"number": number})


async def _foreign_photo(cast: Cast, asker: str) -> Call:
    call = await _own_photo(cast, asker, "ben")
    await _to_a_queue_of(cast, _another(asker), call.path["number"])
    return call


def _worked(name: str, may_foreign: Sequence[Role] = LEADING) -> Whose:
    """Of what lies in a queue that one works oneself, or does not."""

    async def on(cast: Cast, asker: str, queue_of: str) -> Call:
        [like] = _call_of(name)(cast, asker)
        number = await _reported(cast, "ben")
        await _to_a_queue_of(cast, queue_of, number)
        if name == "delete_same_as":
            await merging.same_as(number, None, cast.issue("named"), await cast.world.who("leo"), NOW)
        return Call({"number": number}, body=like.body, headers=await _version(number) if like.headers else {})

    async def own(cast: Cast, asker: str) -> Call:
        return await on(cast, asker, ASKERS[asker])

    async def foreign(cast: Cast, asker: str) -> Call:
        return await on(cast, asker, _another(asker))

    return Whose(own, foreign, may_foreign=may_foreign, refusal=403)


def _call_of(name: str) -> Callable[[Cast, str], list[Call]]:
    return (issues.CALLS | states_calls.CALLS)[name]


def _held(name: str) -> Whose:
    """What is held, its queue alone sees: leaders do not, either."""

    async def on(cast: Cast, queue_of: str) -> Call:
        [like] = _call_of(name)(cast, "facilities")
        whole = Wish(space=cast.world.space["T3"], chip="no-socket", words=cast_issues.HELD_NAMED, confirmed=True)
        number = await reports.report(whole, await cast.world.who("ben"), None, NOW)
        assert await database.fetch_value("SELECT held FROM issue WHERE number = $1", number)
        await database.execute("UPDATE issue SET queue = $2 WHERE number = $1", number, await _queue_of(queue_of))
        return Call({"number": number}, body=like.body, headers=await _version(number))

    async def own(cast: Cast, asker: str) -> Call:
        return await on(cast, ASKERS[asker])

    async def foreign(cast: Cast, asker: str) -> Call:
        return await on(cast, _another(asker))

    return Whose(own, foreign)


def _fix() -> Whose:
    """Of a fix that one owns."""

    async def on(cast: Cast, by: str) -> Call:
        owner = await cast.world.who(by)
        part = await _reported(cast, "ben")
        leader = await cast.world.who("leo")
        number = await fixes.plan(Plan("a tower", leader.id, 4_800, issues=(part,)), leader, None, NOW)
        await database.execute("UPDATE fix SET owner = $2 WHERE number = $1", number, owner.id)
        return Call({"number": number}, body={"what": ["title"]})

    async def own(cast: Cast, asker: str) -> Call:
        return await on(cast, ASKERS[asker])

    async def foreign(cast: Cast, _: str) -> Call:
        return await on(cast, "leo")

    return Whose(own, foreign, may_foreign=REDACTORS, refusal=403)


WHOSE: dict[str, Whose] = {
    "post_cancellation": _booking(),
    "post_span": _booking({"starts": "09:00", "ends": "16:00"}),
    "post_check_in": _booking(),
    "post_arrival_cancellation": Whose(_own_arrival, _foreign_arrival),
    "post_lending": Whose(_own_day, _day, refusal=409),
    "post_talk_answer": Whose(_own_talk, _foreign_talk),
    "post_device_test": Whose(_own_device, _foreign_device),
    "delete_device": Whose(_own_device, _foreign_device),
    "post_reading": Whose(_own_notice, _foreign_notice),
    "put_words": _said({"words": "the shelf creaks at noon"}),
    "post_confirmation": _said(None, sorted_first=True),
    "post_reopening": _said({"words": "it creaks again"}, sorted_first=True, may_foreign=LEADING),
    "post_update": _said({"words": "it creaks at noon"}, may_foreign=LEADING),
    "get_photo": Whose(_own_photo, _foreign_photo),
    "post_redaction": _worked("post_redaction", REDACTORS),
    "post_fix_redaction": _fix(),
    "post_issue_queue": _worked("post_issue_queue"),
    **{name: _worked(name) for name in CHANGES if name != "put_shown"},
    "put_shown": _held("put_shown"),
}
