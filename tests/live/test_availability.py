"""Availability is the same at every server, and never older than what its asker already knows."""

from typing import Any

import httpx

from tests.live.conftest import Pair
from tests.live.stream import listening
from tests.races.crowd import Phone
from tests.support import rounds


async def look(phone: Phone, path: str, tag: str | None = None) -> httpx.Response:
    headers = {"Cookie": f"roost={phone.token}"} | ({"If-None-Match": tag} if tag else {})
    return await phone.client.get(path, headers=headers)


def names(answer: httpx.Response, desk: str) -> list[Any]:
    """Who sits at the desk."""
    [space] = [space for space in answer.json()["spaces"] if space["id"] == desk]
    return [span["who"]["name"] for span in space["spans"]]


async def test_what_one_server_books_the_other_shows_with_a_new_tag_as_soon_as_it_is_heard(pair: Pair) -> None:
    async with listening(pair.there.client, pair.there.token) as stream:
        for n in range(rounds(20, 1000)):
            desk = pair.desks[n % len(pair.desks)]
            before = await look(pair.there, pair.floor_day)
            tag = before.headers["etag"]
            assert (await look(pair.there, pair.floor_day, tag)).status_code == 304
            assert names(before, desk) == []

            booking = (await pair.here.book(desk, pair.day)).json()
            # The server that wrote it needs to hear nothing.
            assert names(await look(pair.here, pair.floor_day, tag), desk) == [booking["person"]["name"]]
            await stream.until("floor/day", **pair.news)
            after = await look(pair.there, pair.floor_day, tag)
            assert (after.status_code, names(after, desk)) == (200, [booking["person"]["name"]])
            assert after.headers["etag"] != tag

            await pair.here.cancel(booking["id"])
            assert names(await look(pair.here, pair.floor_day), desk) == []
            await stream.until("floor/day", **pair.news)
            # The same facts are the same bytes, at whichever server.
            assert (await look(pair.there, pair.floor_day, tag)).status_code == 304
            assert (await look(pair.here, pair.floor_day, tag)).status_code == 304


async def test_who_hides_is_no_longer_named_at_the_other_server(pair: Pair) -> None:
    desk = pair.desks[0]
    name = (await pair.here.book(desk, pair.day)).json()["person"]["name"]
    async with listening(pair.there.client, pair.there.token) as stream:
        assert names(await look(pair.there, pair.floor_day), desk) == [name]
        cookie = {"Cookie": f"roost={pair.here.token}"}
        hidden = await pair.here.client.put("/api/me/hidden", json={"hidden": True}, headers=cookie)
        assert hidden.status_code == 200
        await stream.until("floor/day", floor=None, day=None)
        answer = await look(pair.there, pair.floor_day)
        assert name not in answer.text
        [space] = [space for space in answer.json()["spaces"] if space["id"] == desk]
        assert [span["who"] for span in space["spans"]] == [None]
