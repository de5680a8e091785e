"""Codes on desks, bays and rooms: made for a floor, replaced one by one, and leading nowhere once replaced."""

import re
from xml.etree import ElementTree

import httpx
import pytest

from roost.kit import database
from roost.places import CodePlace, codes, place_of, site_codes
from tests.bookings.world import World
from tests.support import NOW, sign_in

ROLES_THAT_PRINT = {"fay": 200, "ann": 403, "leo": 403, "guy": 403}


@pytest.fixture
async def facilities(world: World, client: httpx.AsyncClient) -> httpx.AsyncClient:
    await sign_in(client, "fay@estuary.example", NOW)
    return client


async def code_of(label: str, client: httpx.AsyncClient) -> str:
    made = (await client.post("/api/floors/hall-1/codes")).json()["codes"]
    return next(one["code"] for one in made if one["label"] == label)


async def test_every_space_of_a_floor_gets_a_code_of_its_own_once(facilities: httpx.AsyncClient) -> None:
    before = (await facilities.get("/api/floors/hall-1/codes")).json()
    assert before == {"codes": [], "missing": 9}
    first = (await facilities.post("/api/floors/hall-1/codes")).json()
    assert first["missing"] == 0
    assert [one["label"] for one in first["codes"]] == ["A1", "A2", "B1", "B2", "B3", "T1", "T2", "T3", "R1"]
    assert len({one["code"] for one in first["codes"]}) == 9
    assert (await facilities.post("/api/floors/hall-1/codes")).json() == first
    assert (await facilities.get("/api/floors/hall-1/codes")).json() == first


async def test_a_code_leads_to_its_space_however_it_is_typed(world: World, facilities: httpx.AsyncClient) -> None:
    code = await code_of("T1", facilities)
    here = CodePlace("hall", world.space["T1"], "desk", "T1", "hall-1-o")
    for typed in (code, code.lower(), f" {code[:5]}-{code[5:]} "):
        assert await place_of(typed) == here


async def test_a_new_code_takes_the_old_one_out_of_use(world: World, facilities: httpx.AsyncClient) -> None:
    old = await code_of("T1", facilities)
    answer = await facilities.post(f"/api/spaces/{world.space['T1']}/code")
    assert answer.status_code == 201
    new = answer.json()["code"]
    assert new != old
    assert await place_of(old) is None
    assert (await place_of(new)) is not None
    listed = (await facilities.get("/api/floors/hall-1/codes")).json()["codes"]
    assert [one["code"] for one in listed if one["label"] == "T1"] == [new]


@pytest.mark.parametrize("typed", ["", "x", "0" * 10, "A" * 11, "АБВГДЕЖЗИК", "A" * 10])
async def test_what_is_no_code_leads_nowhere(db: None, typed: str) -> None:
    assert await place_of(typed) is None


@pytest.mark.parametrize("gone", ["space", "zone", "floor", "site"])
async def test_the_code_of_a_place_that_is_no_longer_used_leads_nowhere(
    facilities: httpx.AsyncClient, gone: str
) -> None:
    code = await code_of("T1", facilities)
    await database.execute(f"UPDATE {gone} SET retired_at = $1", NOW)
    assert await place_of(code) is None


def test_codes_can_be_read_aloud_and_nobody_guesses_them() -> None:
    many = {codes.new_code() for _ in range(1000)}
    assert len(many) == 1000
    assert all(re.fullmatch(r"[2-9A-HJKMNP-TW-Z]{10}", code) for code in many)
    assert not set("01ILOUV") & set(codes.ALPHABET)
    assert len(codes.ALPHABET) ** codes.LENGTH > 2**48


async def test_a_qr_code_says_our_address_and_has_no_style_of_its_own(facilities: httpx.AsyncClient) -> None:
    one = (await facilities.post("/api/floors/hall-1/codes")).json()["codes"][0]
    assert one["address"] == f"http://127.0.0.1:8000/at/{one['code']}"
    root = ElementTree.fromstring(one["svg"])
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [element for element in root.iter() if {"style", "class"} & set(element.attrib)]
    assert {element.tag.partition("}")[2] for element in root.iter()} == {"svg", "path"}


@pytest.mark.parametrize(("name", "status"), ROLES_THAT_PRINT.items())
async def test_only_facilities_and_administrators_print(
    world: World, client: httpx.AsyncClient, name: str, status: int
) -> None:
    await sign_in(client, f"{name}@estuary.example", NOW)
    assert (await client.get("/api/floors/hall-1/codes")).status_code == status
    assert (await client.post("/api/floors/hall-1/codes")).status_code == status
    wanted = 201 if status == 200 else status
    assert (await client.post(f"/api/spaces/{world.space['T1']}/code")).status_code == wanted


async def test_codes_of_no_floor_or_space_are_404(facilities: httpx.AsyncClient) -> None:
    assert (await facilities.get("/api/floors/nowhere/codes")).status_code == 404
    assert (await facilities.post("/api/floors/nowhere/codes")).status_code == 404
    nobody = "01890a5d-ac96-774b-bcce-b302099a8057"
    assert (await facilities.post(f"/api/spaces/{nobody}/code")).status_code == 404


async def test_every_site_has_one_code_and_keeps_it(world: World) -> None:
    first = await site_codes(NOW)
    assert set(first) == {"hall", "lane", "deck"}
    assert await site_codes(NOW) == first
    assert await place_of(first["lane"]) == CodePlace("lane", None, None, None, None)


async def test_the_journal_knows_that_codes_were_made_and_no_code(world: World, facilities: httpx.AsyncClient) -> None:
    await facilities.post("/api/floors/hall-1/codes")
    await facilities.post(f"/api/spaces/{world.space['T1']}/code")
    rows = await database.fetch(
        "SELECT verb, entity_id, actor, facts::text FROM journal WHERE verb LIKE '%code%' ORDER BY id"
    )
    assert [(row["verb"], row["entity_id"]) for row in rows] == [
        ("make codes", "hall-1"),
        ("change code", str(world.space["T1"])),
    ]
    assert {row["actor"] for row in rows} == {world.person["fay"]}
    for row in await database.fetch("SELECT code FROM place_code"):
        assert not any(row["code"] in one["facts"] for one in rows)
