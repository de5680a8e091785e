"""The door: in a demonstration anyone comes in as anyone, elsewhere nobody does."""

from http.cookies import Morsel, SimpleCookie

import httpx
import msgspec
import pytest
from litestar import Litestar

from roost.app import create_app
from roost.kit import database
from roost.settings import Settings
from tests.people.conftest import ANN, BOB, PIP
from tests.support import BROWSER, SetClock, sign_in

pytestmark = pytest.mark.usefixtures("council")


def cookie_of(answer: httpx.Response) -> Morsel[str]:
    jar = SimpleCookie(answer.headers["set-cookie"])
    [morsel] = jar.values()
    return morsel


async def test_signing_in_gives_a_session_and_says_who_i_am(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/session", json={"email": "  ANN@estuary.example"})
    assert answer.status_code == 201
    me = answer.json()
    assert me["name"] == "Ann Hale"
    assert me["team"] == {"code": "fs1", "name": "Family Support 1"}
    assert me["role"] == "staff"
    assert me["verbs"] == ["look", "book", "book_for_colleague", "book_for_visitor", "report"]
    assert me["demo"] is True
    assert (await client.get("/api/me")).json() == me


async def test_on_loopback_the_cookie_is_http_only_lax_and_not_secure(client: httpx.AsyncClient) -> None:
    morsel = cookie_of(await client.post("/api/session", json={"email": ANN}))
    assert morsel.key == "roost"
    assert (morsel["httponly"], morsel["samesite"].lower(), morsel["path"]) == (True, "lax", "/")
    assert morsel["secure"] == ""
    assert morsel["domain"] == ""
    assert morsel["max-age"] == str(30 * 24 * 3600)


async def test_over_https_the_cookie_is_secure_and_of_this_host_alone(
    db: None, council: None, settings: Settings, clock: SetClock
) -> None:
    address = "https://roost.estuary.example"
    pool = database.engine.pool
    app = create_app(msgspec.structs.replace(settings, address=address), clock=clock)
    async with (
        app.lifespan(),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=address, headers=BROWSER) as client,
    ):
        morsel = cookie_of(await client.post("/api/session", json={"email": ANN}))
        assert morsel.key == "__Host-roost"
        assert (morsel["secure"], morsel["httponly"], morsel["path"], morsel["domain"]) == (True, True, "/", "")
        assert (await client.get("/api/me")).status_code == 200
        assert cookie_of(await client.delete("/api/session"))["secure"] is True
    database.engine.pool = pool


async def test_signing_in_ends_the_session_that_the_browser_came_with(client: httpx.AsyncClient) -> None:
    await client.post("/api/session", json={"email": ANN})
    old = client.cookies["roost"]
    assert (await client.get("/api/me")).json()["email"] == ANN
    await client.post("/api/session", json={"email": BOB})
    assert client.cookies["roost"] != old
    assert (await client.get("/api/me")).json()["email"] == BOB
    client.cookies.set("roost", old, domain="127.0.0.1")
    assert await database.fetch_value("SELECT count(*) FROM session") == 1


async def test_a_demonstration_lets_nobody_in_by_a_foreign_name_or_from_a_foreign_page(
    client: httpx.AsyncClient,
) -> None:
    foreign_name = await client.post("/api/session", json={"email": ANN}, headers={"Host": "evil.example:8000"})
    assert (foreign_name.status_code, foreign_name.json()["type"]) == (421, "/problems/host")
    assert (await client.get("/api/demo/people", headers={"Host": "evil.example:8000"})).status_code == 421
    foreign_page = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    assert (await client.post("/api/session", json={"email": ANN}, headers=foreign_page)).status_code == 403
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_a_foreign_cookie_of_the_same_name_hides_no_session_and_keeps_none_open(
    client: httpx.AsyncClient,
) -> None:
    await client.post("/api/session", json={"email": ANN})
    both = {"Cookie": f"roost={'B' * 43}; roost={client.cookies['roost']}"}
    client.cookies.clear()
    assert (await client.get("/api/me", headers=both)).json()["email"] == ANN
    assert (await client.post("/api/session", json={"email": BOB}, headers=both)).status_code == 201
    assert await database.fetch_value("SELECT count(*) FROM session") == 1
    both = {"Cookie": f"roost={'B' * 43}; roost={client.cookies['roost']}"}
    client.cookies.clear()
    assert (await client.delete("/api/session", headers=both)).status_code == 200
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_the_server_never_takes_a_token_that_the_browser_chose(client: httpx.AsyncClient) -> None:
    chosen = "A" * 43
    answer = await client.post("/api/session", json={"email": ANN}, headers={"Cookie": f"roost={chosen}"})
    assert answer.status_code == 201
    assert cookie_of(answer).value != chosen
    client.cookies = httpx.Cookies({"roost": chosen})
    assert (await client.get("/api/me")).status_code == 401


async def test_signing_out_ends_the_session_and_clears_the_cookie(client: httpx.AsyncClient) -> None:
    await client.post("/api/session", json={"email": ANN})
    token = client.cookies["roost"]
    answer = await client.delete("/api/session")
    assert (answer.status_code, answer.json()) == (200, {"next": None})
    assert (cookie_of(answer).value, cookie_of(answer)["max-age"]) == ("", "0")
    client.cookies = httpx.Cookies({"roost": token})
    assert (await client.get("/api/me")).status_code == 401
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_signing_out_twice_or_without_a_session_is_no_error(client: httpx.AsyncClient) -> None:
    assert (await client.delete("/api/session")).status_code == 200
    assert (await client.delete("/api/session", headers={"Cookie": "roost=" + "A" * 43})).status_code == 200


async def test_signing_out_on_one_phone_leaves_the_other_signed_in(client: httpx.AsyncClient, app: Litestar) -> None:
    await client.post("/api/session", json={"email": ANN})
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=client.base_url, headers=BROWSER
    ) as second:
        await second.post("/api/session", json={"email": ANN})
        await second.delete("/api/session")
        assert (await second.get("/api/me")).status_code == 401
    assert (await client.get("/api/me")).status_code == 200


async def test_a_sign_in_leaves_no_trace_in_the_journal(client: httpx.AsyncClient) -> None:
    await client.post("/api/session", json={"email": ANN})
    await client.delete("/api/session")
    assert await database.fetch_value("SELECT count(*) FROM journal") == 0


@pytest.mark.parametrize("email", ["nobody@estuary.example", "left@estuary.example"])
async def test_nobody_signs_in_as_somebody_who_is_not_here(client: httpx.AsyncClient, email: str) -> None:
    await database.execute("UPDATE person SET email = 'left@estuary.example', left_at = now() WHERE email = $1", PIP)
    answer = await client.post("/api/session", json={"email": email})
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"email": None},
        {"email": 7},
        {"email": ""},
        {"email": "ann"},
        {"email": "x" * 500 + "@y.example"},
        {"email": ANN, "role": "administrator"},
        {"Email": ANN},
        [],
        [ANN],
        ANN,
        None,
        7,
    ],
)
async def test_a_sign_in_that_makes_no_sense_is_400(client: httpx.AsyncClient, body: object) -> None:
    answer = await client.post("/api/session", json=body)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def not_a_demo(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/demo")).json() == {"demo": False}
    for answer in (
        await client.get("/api/demo/people"),
        await client.post("/api/session", json={"email": ANN}),
    ):
        assert answer.status_code == 403
        assert answer.json()["type"] == "/problems/not-a-demo"
        assert "set-cookie" not in answer.headers
        assert "Ann" not in answer.text
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_a_database_that_is_no_demonstration_lets_nobody_in(client: httpx.AsyncClient) -> None:
    await database.execute("DELETE FROM demo")
    await not_a_demo(client)


async def test_a_server_not_started_as_a_demonstration_lets_nobody_in(
    db: None, council: None, settings: Settings, clock: SetClock
) -> None:
    pool = database.engine.pool
    app = create_app(msgspec.structs.replace(settings, demo=False), clock=clock)
    async with (
        app.lifespan(),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000", headers=BROWSER
        ) as client,
    ):
        await not_a_demo(client)
    database.engine.pool = pool


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.1", "2001:db8::1", "::ffff:10.0.0.1"])
async def test_a_demonstration_lets_nobody_in_from_another_computer(app: Litestar, address: str) -> None:
    transport = httpx.ASGITransport(app, client=(address, 50000))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=BROWSER) as client:
        for answer in (
            await client.get("/api/demo/people"),
            await client.post("/api/session", json={"email": ANN}),
        ):
            assert answer.status_code == 403
            assert answer.json()["type"] == "/problems/not-a-demo"


@pytest.mark.parametrize("q", ["hale", "HALE ann", "family ann", "ann@estuary", "staff hale", " ann "])
async def test_people_to_sign_in_as_are_found_by_name_team_role_and_address(client: httpx.AsyncClient, q: str) -> None:
    found = (await client.get("/api/demo/people", params={"q": q})).json()["people"]
    assert [person["email"] for person in found] == [ANN]
    assert (found[0]["team"], found[0]["team_name"], found[0]["role"]) == ("fs1", "Family Support 1", "staff")


async def test_without_a_search_everybody_is_listed_by_name(client: httpx.AsyncClient) -> None:
    found = (await client.get("/api/demo/people")).json()["people"]
    assert [person["name"] for person in found] == ["Ann Hale", "Bob Mbeki", "Pip Øster", "Sinéad Ghosh"]


async def test_a_session_made_elsewhere_works_here(client: httpx.AsyncClient, clock: SetClock) -> None:
    await sign_in(client, ANN, clock())
    assert (await client.get("/api/me")).json()["email"] == ANN
