"""Who said so, where exactly, and what only a queue sees yet: what is asked of issues only.

Every answer of every operation is looked through in test_who_sees_what."""

import re
from contextlib import aclosing
from typing import Any

import pytest
from litestar import Litestar

from tests.api import cast as casts
from tests.api import cast_issues
from tests.api.calls import CALLS, Call
from tests.api.cast import ASKERS, Cast
from tests.api.truth import operations
from tests.api.untold import secrets

UNKNOWN = 2_000_000_000


async def test_what_may_be_known_is_told(app: Litestar, cast: Cast) -> None:
    """So that nothing in test_who_sees_what passes by finding nothing."""
    known = {one.what: one for one in await secrets(cast)}

    async def tells(short: str, *names: str) -> set[str]:
        """Which secrets there are in those answers, asked by that person."""
        async with aclosing(await casts.signed_in(app, short)) as client:
            calls = [(name, call) for name in names for call in CALLS[name](cast, "facilities")]
            raw = b"".join([(await call.send(client, operations()[name])).content for name, call in calls])
        return {what for what, one in known.items() if one.told("get_health", "nobody", raw.lower())}

    fay = await tells("fay", "get_issue", "get_issues_export", "get_photo", "get_floor_codes", "post_receipt")
    assert fay >= {"that Hal Hope said so", "that Rae Rowe said so", "words that name a colleague", "a photo", "a code"}
    assert fay >= {"words of a held report", "words of a report that waits"}
    assert not fay & {"that Una Upton said so", "that Mia Moss said so", "that Flo Field said so"}
    assert "that Ike Ingram said so" in await tells("leo", "get_issue")
    assert "that Flo Field said so" in await tells("ivy", "get_issue")


OF_ISSUES = sorted(name for name, one in operations().items() if one.path.startswith("/api/issues/{number}"))


@pytest.mark.parametrize("name", OF_ISSUES)
async def test_what_only_its_queue_sees_is_to_all_others_a_number_that_is_not_there(
    app: Litestar, cast: Cast, stored: Any, name: str
) -> None:
    operation = operations()[name]
    for asker in ("outsider", "administrator", "leader"):
        async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
            before = await stored()
            [good, *_] = CALLS[name](cast, asker)
            answers = [
                await Call({"number": number}, good.query, good.body, good.headers).send(client, operation)
                for number in (UNKNOWN, *cast.held())
            ]
            for answer in answers:
                operation.check(answer)
                assert (answer.status_code, answer.content) == (404, answers[0].content), (asker, answer.text)
            assert await stored() == before


@pytest.mark.parametrize("name", ["post_same_as", "post_fix", "post_fix_issues", "delete_fix_issue"])
async def test_nor_can_it_be_named_beside_another(app: Litestar, cast: Cast, stored: Any, name: str) -> None:
    operation = operations()[name]

    def naming(number: int) -> Call:
        [good] = CALLS[name](cast, "leader")
        if name == "post_same_as":
            return Call(good.path, body={"number": number}, headers=good.headers)
        if name == "delete_fix_issue":
            return Call(good.path | {"issue": number})
        return Call(good.path, body=(good.body or {}) | {"issues": [number]})

    async with aclosing(await casts.signed_in(app, "lee")) as client:
        before = await stored()
        unknown = await naming(UNKNOWN).send(client, operation)
        for number in cast.held():
            answer = await naming(number).send(client, operation)
            operation.check(answer)
            same = re.sub(rf"\b{number}\b", str(UNKNOWN), answer.text)
            assert (answer.status_code, same) == (404, unknown.text), number
        assert await stored() == before


async def test_a_wall_tells_no_name_and_no_words_but_those_passed_on_to_it(app: Litestar, cast: Cast) -> None:
    async with aclosing(casts.asking(app)) as screen:
        [call] = CALLS["get_wall"](cast, "nobody")
        wall = await call.send(screen, operations()["get_wall"])
    shown = [card for column in wall.json()["columns"] for card in column["cards"]]
    assert [card["words"] for card in shown if card["words"]] == ["the blind on the left sticks"]
    for short in ("leo", "fay", "rae", "ann", "lee"):
        [name] = [one.name for one in (await cast.world.who(short),)]
        assert name not in wall.text
    assert cast_issues.HELD_NAMED not in wall.text
    numbers = {card["number"] for card in shown}
    assert cast.issue("named") in numbers
    assert not numbers & {*cast.held()}
