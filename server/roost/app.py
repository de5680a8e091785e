"""The one place where everything is wired."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any, cast

from litestar import Litestar, Router
from litestar.di import NamedDependency, Provide

from roost import (
    __version__,
    admin,
    board,
    bookings,
    demo,
    directory,
    importing,
    issues,
    notices,
    people,
    places,
    records,
    schedule,
    web,
    webhooks,
)
from roost.issues import redaction
from roost.issues.names import queue_names
from roost.kit import clock as clocks
from roost.kit import database, openapi
from roost.kit.clock import Clock
from roost.kit.http import exception_handlers
from roost.kit.limits import limits
from roost.kit.live import Live
from roost.kit.pace import Pace
from roost.kit.requests import StrictRequest
from roost.people import Door, Sessions, Who, guard
from roost.places.names import place_names
from roost.settings import Settings
from roost.web.events import Events


def provider_of(settings: Settings) -> people.Provider | None:
    """The council's identity provider, if the settings name one."""
    if settings.oidc_issuer is None:
        return None
    setup = people.ProviderSetup(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        name=settings.oidc_name,
        roles_claim=settings.oidc_roles_claim,
        address=settings.address,
    )
    return people.Provider(setup)


def create_app(settings: Settings, clock: Clock = clocks.now) -> Litestar:
    """The whole application, ready to be served. `settings.database_url` is opened when it starts."""
    live = Live(settings.database_url or "")
    sessions = Sessions(live, secure=settings.https)
    events = Events(live, sessions, clock)
    places.known.listen(live)
    guard.known.listen(live, [("floors", place_names), ("floors", guard.team_names), ("board", queue_names)])
    bookings.floor_days.listen(live)
    board.snapshot.listen(live, places.WorkingHours(*settings.working_hours))
    board.links.listen(live)
    limits.listen(live)

    safety = [issues.SafetyLine(words, number) for words, number in settings.safety]

    async def is_demo() -> bool:
        return settings.demo and await demo.is_marked()

    async def home_site_of(team: str) -> str | None:
        home = await places.home(team)
        return home[1] if home else None

    def after_who(who: NamedDependency[Who]) -> datetime:
        # `who` is not needed here, but what needs nothing of each other Litestar runs in tasks of their own, and
        # making those takes longer than all the rest of a fast answer. Who asks without a session asks `door.clock`.
        return clock()

    redaction.hand_down(redaction.Elsewhere(webhooks.unsay, ("webhook_delivery",)))

    async def about() -> web.About:
        kept = await records.kept()
        return web.About(settings.council, settings.contact, settings.dpo, __version__, settings.demo, kept)

    setup = schedule.setup_of(settings)
    teller = webhooks.Teller(settings.webhook_hosts)  # the same
    sender = notices.Post(setup)  # for tests that people ask for; the worker has its own
    pace = Pace(limits, settings.requests)
    door = Door(
        sessions,
        clock,
        is_demo,
        home_site_of,
        places.NEEDS,
        notices.unread_of,
        pace,
        provider_of(settings),
        settings.sign_in_links,
    )

    @asynccontextmanager
    async def running(_: Litestar) -> AsyncIterator[None]:
        await database.open(settings.database_url or "", pool_size=settings.pool)
        await live.start()
        worker = asyncio.create_task(schedule.run(settings, clock)) if settings.worker else None
        try:
            async with sender, teller:
                yield
        finally:
            if worker is not None:
                worker.cancel()
                with suppress(asyncio.CancelledError):
                    await worker
            await live.stop()
            await database.close()

    app = Litestar(
        route_handlers=[
            Router(
                "/api",
                route_handlers=[
                    *people.routes,
                    *places.routes,
                    *bookings.routes,
                    *issues.routes,
                    *board.routes,
                    *notices.routes,
                    *webhooks.routes,
                    *importing.routes,
                    *admin.routes,
                    *directory.routes,
                    *records.routes,
                    *web.event_routes,
                    *web.about_routes,
                    *web.watching_routes,
                    *openapi.routes,
                ],
            ),
            *web.routes,
        ],
        dependencies={
            **door.dependencies(),
            "now": Provide(after_who, sync_to_thread=False),
            "events": Provide(lambda: events, sync_to_thread=False),
            "tell": Provide(lambda: issues.told, sync_to_thread=False),
            "safety": Provide(lambda: safety, sync_to_thread=False),
            "sender": Provide(lambda: sender, sync_to_thread=False),
            "about": Provide(about),
            "teller": Provide(lambda: teller, sync_to_thread=False),
            "setup": Provide(lambda: setup, sync_to_thread=False),
            "address": Provide(lambda: settings.address, sync_to_thread=False),
        },
        exception_handlers=exception_handlers,
        request_class=StrictRequest,
        request_max_body_size=None,  # the guard has measured every body
        lifespan=[running],
        openapi_config=openapi.config(__version__, sessions.cookie),
        logging_config=None,
    )
    app.state["clock"] = clock
    app.state["door"] = door
    app.state["provider"] = door.provider
    app.state["end_streams"] = events.end_all
    # Outside Litestar: its own middleware does not see a request whose address has no handler.
    app.asgi_handler = cast(
        Any,
        web.around(
            cast(Any, app.asgi_handler),
            address=settings.address,
            files=web.Files(web.DIST),
            demo=settings.demo,
            trusted_proxies=settings.trusted_proxies,
            contact=settings.contact,
            clock=clock,
        ),
    )
    # What any of that refuses, a directory hears in the shape it knows.
    app.asgi_handler = cast(Any, directory.Scim(cast(Any, app.asgi_handler)))
    return app
