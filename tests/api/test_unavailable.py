"""While the database is away every operation says so, and when to ask again."""

from contextlib import aclosing

from litestar import Litestar

from roost.kit import database
from tests.api import cast as casts
from tests.api.calls import ANYBODY, PUBLIC, able, every
from tests.api.cast import ASKERS, Cast
from tests.api.conftest import Stored


async def test_every_operation_is_503_with_a_time_to_ask_again_and_works_when_it_is_back(
    app: Litestar, cast: Cast, stored: Stored
) -> None:
    before = await stored()
    for asker, short in ASKERS.items():
        async with aclosing(await casts.signed_in(app, short)) as client:
            assert (await client.get("/api/me")).status_code == 200  # the session is known
            kept, database.engine.pool = database.engine.pool, None
            try:
                for operation, call in every(cast, asker):
                    if able(operation.name) not in (asker, ANYBODY) or operation.name == "get_events":
                        continue  # what a role may not do is refused without a look at the database
                    if PUBLIC.get(operation.name) == 404 or operation.name == "get_about":
                        continue  # nor does it know what was set up
                    answer = await call.send(client, operation)
                    assert answer.status_code == 503, (asker, operation, answer.text)
                    assert int(answer.headers["retry-after"]) > 0
                    operation.check(answer)
            finally:
                database.engine.pool = kept
            assert (await client.get("/api/sites")).status_code == 200
            assert (await client.delete("/api/session")).status_code == 200
    assert await stored() == before
