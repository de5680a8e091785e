"""The steps of the story, each by the real action."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Protocol, cast, get_args

from roost.board.demo.reading import Bought, Said, Step
from roost.issues import fixes, me_too, merging, reopening, rewording, routing, states, unlinked
from roost.issues.rules import Reason
from roost.issues.wire import Nature
from roost.people import Who
from roost.places import codes

Deed = Callable[[datetime], Awaitable[object]]


class Council(Protocol):
    """What the steps need to know of the council and of what was told so far."""

    numbers: dict[str, int]

    def who(self, words: str) -> Who: ...

    def given(self, at: datetime, ahead: int) -> date: ...

    def day(self, back: int) -> date: ...


def deed(council: Council, said: Said, one: Step) -> Deed:
    """What one step of a report's story does."""

    async def do(at: datetime) -> None:
        number, who = council.numbers[said.key], council.who(one.by or said.who)
        when, words = council.given(at, one.ahead), one.words or ""
        match one.verb:
            case "own":
                await states.own(number, None, who, at, None, when, one.words)
            case "promise":
                await states.promise(number, None, who, when, one.words, at)
            case "word":
                await rewording.add_word(number, who, words, "word", True, None, at)
            case "wait":
                await states.wait(number, None, who, one.to, when, one.words, at)
            case "sort":
                await states.sort(number, None, who, words, at)
            case "cannot" if one.to in get_args(Reason):
                await states.cannot(number, None, who, cast(Reason, one.to), words, when, None, at)
            case "pass-on":
                await states.pass_on(number, None, who, one.to, when, one.words, at)
            case "reroute":
                await routing.reroute(number, None, one.to, words, who, at)
            case "same-as":
                await merging.same_as(number, None, council.numbers[one.to], who, at)
            case "reopen":
                await reopening.reopen(number, who, one.words, at)
            case "confirm":
                await reopening.confirm(number, who, at)
            case "mark" if words in get_args(Nature):
                wicked = words == "wicked"
                await states.mark(
                    number, None, who, cast(Nature, words), who.id if wicked else None, when if wicked else None, at
                )
            case _:
                raise ValueError(f"no step of a story: {one}")

    return do


def say_me_too(council: Council, key: str, mate: Who) -> Deed:
    """A colleague says so too."""

    async def do(at: datetime) -> None:
        await me_too.add(council.numbers[key], mate, at)

    return do


def leave_unlinked(said: Said, code: str) -> Deed:
    """A report on the road without a name, by the code of a desk or a site."""

    async def do(at: datetime) -> None:
        place = await codes.place_of(code)
        if place is None:
            raise ValueError(f"no code leads to {said.at}")
        report = unlinked.Report(at=place, kind=said.kind, chip=said.chip, words=said.words, confirmed=True)
        await unlinked.leave(report, unlinked.receipt_of(f"a story of {said.key}"), at)

    return do


def plan_fix(council: Council, bought: Bought) -> Deed:
    """One purchase for many issues."""

    async def do(at: datetime) -> None:
        plan = fixes.Plan(
            title=bought.title,
            decided_by=council.who(bought.decided_by).id,
            cost_pence=bought.cost_pence,
            issues=tuple(council.numbers[key] for key in bought.stories),
        )
        council.numbers[bought.title] = await fixes.plan(plan, council.who(bought.by), None, at)

    return do


def order_fix(council: Council, bought: Bought) -> Deed:
    """It is ordered, and arrives on a day."""

    async def do(at: datetime) -> None:
        number = council.numbers[bought.title]
        ordered, arrives = council.day(bought.ordered), council.day(bought.arrives)
        await fixes.order(number, None, ordered, arrives, bought.cost_pence, council.who(bought.by), at)

    return do


def install_fix(council: Council, bought: Bought) -> Deed:
    """It is there: all that it sorts is sorted, and everybody is thanked."""

    async def do(at: datetime) -> None:
        await fixes.install(council.numbers[bought.title], None, bought.words or "", council.who(bought.by), at)

    return do
