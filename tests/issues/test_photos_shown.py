"""A photo comes with its report, and is seen by its reporter and its queue until the owner puts it on the board."""

import httpx
import msgspec
import pytest

from roost.issues import states
from roost.kit import database
from tests.bookings.world import World
from tests.issues.pictures import a_picture, noise, sent
from tests.support import NOW, sign_in

REPORT = {"chip": "no-socket"}


async def post(
    client: httpx.AsyncClient, world: World, photo: bytes | None, key: str | None = None, **more: object
) -> httpx.Response:
    report = msgspec.json.encode({**REPORT, "space": str(world.space["T1"]), **more})
    files = {"report": (None, report, "application/json")}
    if photo is not None:
        files["photo"] = ("IMG_0001.jpg", photo, "image/jpeg")
    return await client.post("/api/issues", files=files, headers={"Idempotency-Key": key} if key else {})


@pytest.fixture
async def number(world: World, client: httpx.AsyncClient) -> int:
    """Ann's report with a photo; ann is signed in."""
    await sign_in(client, "ann@estuary.example", NOW)
    answer = await post(client, world, sent("JPEG", a_picture(2000, 1500)))
    assert answer.status_code == 201, answer.text
    found: int = answer.json()["number"]
    return found


async def status(client: httpx.AsyncClient, name: str, number: int) -> int:
    await sign_in(client, f"{name}@estuary.example", NOW)
    return (await client.get(f"/api/issues/{number}/photo")).status_code


async def test_a_photo_is_kept_small_with_its_report(client: httpx.AsyncClient, number: int) -> None:
    answer = await client.get(f"/api/issues/{number}/photo")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["content-disposition"] == "inline"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in answer.headers
    row = await database.fetch_row("SELECT image, width, height FROM photo")
    assert row is not None
    assert (row["image"], row["width"], row["height"]) == (answer.content, 1600, 1200)


async def test_a_photo_that_is_known_already_is_not_sent_again(client: httpx.AsyncClient, number: int) -> None:
    tag = (await client.get(f"/api/issues/{number}/photo")).headers["etag"]
    again = await client.get(f"/api/issues/{number}/photo", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


async def test_reporter_queue_and_owner_see_it_and_nobody_else(client: httpx.AsyncClient, number: int) -> None:
    everybody = ("ann", "fay", "ben", "leo", "ada", "ivy")
    assert [await status(client, name, number) for name in everybody] == [200, 200, 404, 404, 404, 404]


async def test_everybody_sees_it_once_its_owner_put_it_on_the_board(
    world: World, client: httpx.AsyncClient, number: int
) -> None:
    await states.show(number, None, await world.who("fay"), None, None, True, NOW)
    assert [await status(client, name, number) for name in ("ben", "leo", "ada")] == [200, 200, 200]


async def test_without_a_session_there_is_no_photo(client: httpx.AsyncClient, number: int) -> None:
    client.cookies.clear()
    assert (await client.get(f"/api/issues/{number}/photo")).status_code == 401


@pytest.mark.parametrize("number", ["0", "-1", "999999", "99999999999999999999", "x"])
async def test_no_such_issue_is_no_photo(world: World, client: httpx.AsyncClient, number: str) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    assert (await client.get(f"/api/issues/{number}/photo")).status_code in (400, 404)


async def test_a_report_without_a_photo_has_none(world: World, client: httpx.AsyncClient) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    answer = await post(client, world, None)
    assert answer.status_code == 201
    assert answer.json()["photo"] is False
    assert (await client.get(f"/api/issues/{answer.json()['number']}/photo")).status_code == 404


async def test_a_photo_that_cannot_be_kept_leaves_no_report(world: World, client: httpx.AsyncClient) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    for wrong in (b"", b"no photo", sent("GIF"), sent("JPEG", noise())[:-5000]):
        answer = await post(client, world, wrong)
        assert answer.status_code == 400
        assert answer.json()["type"] == "/problems/photo"
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/photo"]
    assert await database.fetch_value("SELECT count(*) FROM issue") == 0


@pytest.mark.parametrize(
    ("report", "pointer"),
    [(b'{"chip": 7}', "/chip"), (b'{"more": 1}', "/more"), (b"{", ""), (b'{"chip": "\\u0000"}', None), (b"\xff", None)],
)
async def test_the_report_in_a_form_is_read_as_strictly_as_any(
    world: World, client: httpx.AsyncClient, report: bytes, pointer: str | None
) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    files = {"report": (None, report, "application/json"), "photo": ("a.jpg", sent("JPEG"), "image/jpeg")}
    answer = await client.post("/api/issues", files=files)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    if pointer is not None:
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_a_repeat_with_its_photo_is_one_report(world: World, client: httpx.AsyncClient) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    first, second = sent("JPEG"), sent("JPEG", a_picture(80, 80))
    answers = [await post(client, world, photo, "a-key-of-its-own") for photo in (first, first, second)]
    assert [answer.status_code for answer in answers] == [201, 201, 422]
    assert answers[0].json()["number"] == answers[1].json()["number"]
    assert await database.fetch_value("SELECT count(*) FROM photo") == 1


async def test_the_largest_photo_comes_through(world: World, client: httpx.AsyncClient) -> None:
    await sign_in(client, "ann@estuary.example", NOW)
    raw = sent("JPEG")
    assert (await post(client, world, raw + bytes(15 * 1024 * 1024 - len(raw)))).status_code == 201
    answer = await post(client, world, raw + bytes(15 * 1024 * 1024 - len(raw) + 1))
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/photo")
