"""A copy of everything that is kept of one person: for programs, for people, and for nobody else."""

import io
import re
import zipfile
from contextlib import aclosing
from html.parser import HTMLParser
from typing import Any

import httpx
import msgspec
from litestar import Litestar

from roost.kit import database
from roost.people.nobody import NOBODY
from roost.records import export
from tests.api import cast as casts
from tests.api.cast import Cast
from tests.support import NOW

# What stands in the file as something else than as it is stored, or is of no use to anybody but a program.
AS_OTHERS = {
    "person": {"line_manager"},
    "session": {"token_hash", "person"},
    "identity": {"person"},
    "booking": {"person", "host", "space", "made_by", "changed_by", "held", "starts", "ends", "outage", "moved_to"},
    "notice": {"id", "event", "person", "tag", "about", "nth"},
    "device": {"id", "person", "session", "p256dh", "auth"},
    "holder_lookup": {"id", "by", "person"},
    "record_look": {"id", "by", "person"},
    "once": {"person", "body_hash"},
    "issue": set[str](),
}


async def exported(app: Litestar, short: str) -> zipfile.ZipFile:
    async with aclosing(await casts.signed_in(app, short)) as client:
        return opened(await client.get("/api/me/export"))


def opened(answer: httpx.Response) -> zipfile.ZipFile:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'attachment; filename="roost.zip"'
    file = zipfile.ZipFile(io.BytesIO(answer.content))
    assert file.testzip() is None
    return file


def data(file: zipfile.ZipFile) -> Any:
    return msgspec.json.decode(file.read("data.json"))


async def test_whatever_stands_in_a_row_of_mine_is_in_it(app: Litestar, cast: Cast) -> None:
    """Each value of each row that names Ann, but for ids and keys that only the database has a use for."""
    file = await exported(app, "ann")
    said, ann = file.read("data.json").decode(), cast.person("ann")
    missing, looked_at = [], 0
    for table, left_out in AS_OTHERS.items():
        column = {"person": "id", "issue": "reporter"}.get(table, "person")
        names = ("words", "number", "level") if table == "issue" else None
        for row in await database.fetch(f'SELECT * FROM "{table}" WHERE {column} = $1', ann):
            for name, value in row.items():
                if value in (None, "", []) or name in left_out or (names and name not in names):
                    continue
                looked_at += 1
                if _written(value) not in said:
                    missing.append((table, name, value))
    assert looked_at > 80
    assert missing == []


def _written(value: Any) -> str:
    return msgspec.json.encode(value).decode().strip('"')


MARKERS = {
    "person": {"vehicle": "MA11 RKR", "directory_id": "marker-directory"},
    "issue": {"words": "marker words of a report"},
    "booking": {"visitor": "marker visitor"},
    "device": {"name": "marker browser", "endpoint": "https://marker.example/endpoint", "failure": "marker failure"},
    "notice": {"title": "marker title", "body": "marker body"},
    "session": {"issuer": "marker issuer", "sid": "marker sid"},
    "identity": {"subject": "marker subject", "object_id": "marker object"},
    "holder_lookup": {"reason": "marker bay"},
    "record_look": {"reason": "marker look"},
    "once": {"key": "marker key"},
    "directory_person": {"user_name": "marker user", "given_name": "marker given", "family_name": "marker family"},
    "walk": {"words": "marker walk"},
    "outage": {"reason": "marker outage"},
    "issue_update": {"words": "marker update"},
    "hop": {"reason": "marker hop"},
    "fix": {"title": "marker fix"},
    "api_token": {"name": "marker token"},
    "webhook": {"name": "marker webhook"},
    "display": {"name": "marker display"},
}
WHOSE = {"person": "id", "issue": "reporter", "booking": "host", "walk": "leader", "issue_update": "author"}
WHOSE |= {"hop": "by", "fix": "owner"} | dict.fromkeys(("outage", "api_token", "webhook", "display"), "made_by")


async def test_a_marker_planted_in_every_personal_column_is_in_both_of_its_files(app: Litestar, cast: Cast) -> None:
    """Fay does a bit of everything; what she has none of becomes hers first."""
    fay = cast.person("fay")
    for table, markers in MARKERS.items():
        column = WHOSE.get(table, "person")
        if not await database.fetch_value(f'SELECT count(*) FROM "{table}" WHERE {column} = $1', fay):
            which = f"{column} IS NOT NULL" if table != "person" else "true"
            await database.execute(
                f'UPDATE "{table}" SET {column} = $1 WHERE ctid = (SELECT ctid FROM "{table}" WHERE {which} LIMIT 1)',
                fay,
            )
        # In one row, for some are unique.
        one = f'(SELECT ctid FROM "{table}" WHERE {column} = $1 LIMIT 1)'
        for name, value in markers.items():
            assert await database.execute(f'UPDATE "{table}" SET {name} = $2 WHERE ctid = {one}', fay, value) == 1
    file = await exported(app, "fay")
    wanted = [value for markers in MARKERS.values() for value in markers.values()]
    for name in ("data.json", "index.html"):
        said = file.read(name).decode()
        assert [value for value in wanted if value not in said] == [], name


async def test_it_says_nothing_of_others_than_they_may_see(app: Litestar, cast: Cast) -> None:
    file = await exported(app, "ann")
    said = file.read("data.json").decode() + file.read("index.html").decode()
    others = await database.fetch("SELECT name, email, id::text FROM person WHERE id <> $1", cast.person("ann"))
    told = {one for row in others for one in row.values() if one in said}
    # Who looked at her record is told by name; Ada did not look at Ann's.
    assert told == set()
    # Cat booked for Eve, and the file says that she did, not for whom.
    cats = await exported(app, "cat")
    assert "Eve Ellis" not in cats.read("data.json").decode()
    assert data(cats)["sections"]["bookings of others that I made or changed"]


async def test_photos_are_in_it(app: Litestar, cast: Cast) -> None:
    file = await exported(app, "ann")
    number = cast.issue("photo")
    image = await database.fetch_value(
        "SELECT image FROM photo p JOIN issue i ON i.id = p.issue WHERE i.number = $1", number
    )
    assert file.read(f"photos/issue-{number}.jpg") == image
    assert data(file)["photos"] == [f"photos/issue-{number}.jpg"]
    assert f'src="photos/issue-{number}.jpg" alt="' in file.read("index.html").decode()


class _Page(HTMLParser):
    """What a page loads, and whether its parts have names."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.inline: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "src" or (name == "href" and tag == "link"):
                self.loads.append(value or "")
            if name == "style" or name.startswith("on"):
                self.inline.append((tag, name))


async def test_the_page_works_without_a_network_and_runs_nothing(app: Litestar, cast: Cast) -> None:
    await database.execute("UPDATE issue SET words = '<script>x</script>' WHERE reporter = $1", cast.person("ann"))
    file = await exported(app, "ann")
    page = _Page()
    page.feed(file.read("index.html").decode())
    assert set(page.loads) <= set(file.namelist())
    assert page.inline == []
    assert {"script", "style", "iframe"} & set(page.tags) == set()
    assert page.tags.count("h1") == 1
    assert page.tags.count("th") >= page.tags.count("table") > 5
    assert re.search(r'<html lang="en-GB">', file.read("index.html").decode())


async def test_who_has_done_nothing_gets_a_file_too(app: Litestar, cast: Cast) -> None:
    sections = data(await exported(app, "dot"))["sections"]
    assert sections["me"][0]["email"] == "dot@estuary.example"
    assert sections["my bookings"] == []


async def test_an_administrator_gets_the_same_for_a_reason_and_the_person_is_told(app: Litestar, cast: Cast) -> None:
    path = f"/api/admin/people/{cast.person('ann')}/export"
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        assert (await ada.post(path, json={"reason": "short"})).status_code == 400
        assert (await ada.post(path, json={})).status_code == 400
        file = opened(await ada.post(path, json={"reason": "Ann asked for it by letter"}))
        missing = await ada.post(f"/api/admin/people/{NOBODY}/export", json={"reason": "nobody at all there"})
    assert missing.status_code == 404
    mine = data(await exported(app, "ann"))["sections"]
    theirs = data(file)["sections"]
    looks = mine["who looked at my record"]
    assert ("Ada Admin", "export", "Ann asked for it by letter") in [(x["by"], x["what"], x["reason"]) for x in looks]
    for name in ("me", "my bookings", "what I reported", "notices"):
        assert theirs[name] == mine[name], name


async def test_it_cannot_be_asked_for_without_end(app: Litestar, cast: Cast) -> None:
    async with aclosing(await casts.signed_in(app, "dot")) as dot:
        answers = [(await dot.get("/api/me/export")).status_code for _ in range(11)]
    assert answers == [*[200] * 10, 429]


async def test_what_was_reported_in_hiding_is_in_ones_own_copy_and_in_nobody_elses(app: Litestar, cast: Cast) -> None:
    """Not the report, its photo, what came of it, nor what the journal, notices or a repeat would lead to."""
    number, ann = cast.issue("photo"), cast.person("ann")
    await database.execute("UPDATE issue SET level = 'hidden', team = NULL WHERE number = $1", number)
    hidden = await database.fetch_row("SELECT id, words FROM issue WHERE number = $1", number)
    assert hidden is not None
    await database.execute(
        "INSERT INTO verdict (issue, person, sorted, at) VALUES ($1, $2, true, $3) ON CONFLICT DO NOTHING",
        *(hidden["id"], ann, NOW),
    )
    await database.execute(
        """UPDATE notice SET path = '/issue/' || $2::int
           WHERE id = (SELECT id FROM notice WHERE person = $1 LIMIT 1)""",
        *(ann, number),
    )
    await database.execute(
        "INSERT INTO once (person, key, body_hash, made_at, result_id) VALUES ($1, 'k', '\\x00', $2, $3)",
        *(ann, NOW, hidden["id"]),
    )
    mine = await exported(app, "ann")
    async with aclosing(await casts.signed_in(app, "ada")) as ada:
        answer = await ada.post(f"/api/admin/people/{ann}/export", json={"reason": "Ann asked for it by letter"})
    theirs = opened(answer)
    photo = f"photos/issue-{number}.jpg"
    for file, there in ((mine, True), (theirs, False)):
        said = file.read("data.json").decode()
        assert (photo in file.namelist()) is there
        assert (str(hidden["id"]) in said) is there
        assert (f'"/issue/{number}"' in said) is there
        numbers = [row["number"] for rows in data(file)["sections"].values() for row in rows if "number" in row]
        assert (number in numbers) is there
        assert (export.LEFT_OUT in said) is not there
        assert (export.LEFT_OUT in file.read("index.html").decode()) is not there
    assert data(theirs)["sections"]["what I reported"]
