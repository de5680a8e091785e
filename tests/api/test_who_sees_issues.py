"""Who said so, where exactly, and what only a queue sees yet: in every answer of every operation."""

import re
from collections.abc import Iterator
from contextlib import aclosing
from typing import Any

import httpx
import pytest
from litestar import Litestar

from tests.api import cast as casts
from tests.api import cast_issues
from tests.api.calls import CALLS, Call
from tests.api.cast import ASKERS, Cast
from tests.api.test_who_sees_what import ask_everything
from tests.api.truth import operations
from tests.api.untold import secrets

# A hidden report, and who owns it today.
HIDDEN = {"hidden, owned": "fay", "hidden, given on": "leo", "hidden, nobody's": None}
UNKNOWN = 2_000_000_000


def cards(node: Any) -> Iterator[dict[str, Any]]:
    """Every issue in an answer, however deep."""
    if isinstance(node, dict):
        if {"number", "place", "by"} <= node.keys():
            yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from cards(child)


def told(answers: list[tuple[str, httpx.Response]]) -> dict[int, list[dict[str, Any]]]:
    """All cards by their numbers."""
    found: dict[int, list[dict[str, Any]]] = {}
    for _, answer in answers:
        if answer.headers.get("content-type", "").startswith("application/json"):
            for card in cards(answer.json()):
                found.setdefault(card["number"], []).append(card)
    return found


@pytest.mark.parametrize("asker", ASKERS)
async def test_a_card_tells_no_more_than_its_asker_may_know(app: Litestar, cast: Cast, asker: str) -> None:
    found = told(await ask_everything(app, cast, asker))
    for what, owner in HIDDEN.items():
        for card in found[cast.issue(what)]:
            assert card["by"] == "a colleague", card
            place = {card["place"][name] for name in ("space", "label", "kind")}
            assert place == {None} or owner == ASKERS[asker], card
    assert {card["by"] for card in found[cast.issue("named")]} == {"a colleague in Family Support"}
    assert {card["place"]["label"] for card in found[cast.issue("named")]} == {"T1"}
    assert {card["by"] for card in found[cast.issue("sorted", asker)]} == {"a colleague in Family Support"}
    pictured = {card["photo"] for card in found[cast.issue("photo")]}
    assert (True in pictured) is (asker in ("staff of the team", "facilities"))
    assert all((number in found) is (asker == "facilities") for number in cast.held())


async def test_what_may_be_known_is_told(app: Litestar, cast: Cast) -> None:
    """So that nothing above and in test_who_sees_what passes by finding nothing."""
    known = {one.what: one for one in await secrets(cast)}

    async def tells(short: str, *names: str) -> set[str]:
        """Which secrets there are in those answers, asked by that person."""
        async with aclosing(await casts.signed_in(app, short)) as client:
            calls = [(name, call) for name in names for call in CALLS[name](cast, "facilities")]
            raw = b"".join([(await call.send(client, operations()[name])).content for name, call in calls])
        return {what for what, one in known.items() if one.told("get_health", "nobody", raw)}

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
