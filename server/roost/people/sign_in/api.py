"""Signing in by the council's provider or by a mailed link."""

import logging
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import parse_qs, quote, urlsplit

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, ResponseHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter, QueryParameter

from roost.kit.errors import FieldError, Invalid, NotFound, Unavailable
from roost.kit.http import UNLOGGED
from roost.kit.limits import Limit, address_of, limits
from roost.kit.openapi import EMPTY, FORM, answers
from roost.people import rules
from roost.people.door import SET_COOKIE, Door, Me, me_of, session_cookie, wrong
from roost.people.sessions import LONGEST, hash_of, new_token
from roost.people.sign_in import arriving, flow, links, logout
from roost.people.sign_in.pending import PATIENCE
from roost.people.sign_in.provider import Provider
from roost.people.sign_in.roles_api import routes as role_routes
from roost.people.sign_in.trouble import Away, NoSignIn
from roost.people.sign_in.wire import LinkWish, Logout, ProviderName, Ways

log = logging.getLogger("roost.people")

LOCATION = ResponseHeader(name="Location", description="Where to go on.", documentation_only=True, required=True)
# A whole office comes in behind one address on a Monday morning.
BEGUN_FROM = Limit("sign-ins from an address", 600, 60)
TOLD_FROM = Limit("logouts told from an address", 600, 60)
WISHED_FROM = Limit("sign-in links wished from an address", 60, 900)
OPENED_FROM = Limit("sign-in links opened from an address", 60, 900)


Asked = Request[Any, Any, Any]


def _given(longest: int, words: str, name: str | None = None) -> Any:
    return QueryParameter(max_length=longest, description=words, name=name)


@get("/sign-in")
async def get_ways(door: NamedDependency[Door]) -> Ways:
    """How to sign in here."""
    provider = ProviderName(door.provider.name) if door.provider else None
    return Ways(await door.is_demo(), provider, door.links)


@get(
    "/sign-in/provider",
    status_code=303,
    summary="Go to the council's identity provider to sign in",
    description="Opened by a browser. It comes back to `to`, or to /sign-in?problem=provider-away.",
    response_headers=[LOCATION],
    responses=answers(404, 429),
)
async def get_provider(
    request: Asked,
    door: NamedDependency[Door],
    to: Annotated[str, _given(2000, "The screen to open afterwards.")] = "/",
) -> Response[bytes]:
    now, path = door.clock(), flow.ours(to)
    await limits.use(BEGUN_FROM, address_of(request.scope), now)
    provider = _provider(door)
    # One for all tabs of this browser, and left to run out: the second must not make the first one's return a
    # stranger's. What counts once is what is kept of each here.
    browser = next(iter(flow.browsers(_cookie_name(door), request.scope["headers"])), None) or new_token()
    try:
        away = await flow.begin(provider, browser, path, now)
    except NoSignIn as trouble:
        return _back_to_the_screen(trouble, path)
    return _go(away, _cookie(door, browser, int(PATIENCE.total_seconds())))


@get(
    "/sign-in/callback",
    status_code=303,
    summary="Back from the identity provider",
    description=(
        "Opened by the provider. Goes on to the screen that was asked for, or to /sign-in?problem= with one of "
        "unknown, left, expired, refused, provider-away, mismatch."
    ),
    response_headers=[LOCATION],
    responses=answers(404, 429),
    opt=UNLOGGED,
)
async def get_callback(
    request: Asked,
    door: NamedDependency[Door],
    code: Annotated[str, _given(4000, "The authorization code.")] = "",
    state_: Annotated[str, _given(200, "As it was sent to the provider.", "state")] = "",
    iss: Annotated[str, _given(2000, "Whose answer it is (RFC 9207).")] = "",
    error: Annotated[str, _given(200, "What went wrong at the provider (RFC 6749, 4.1.2.1).")] = "",
) -> Response[bytes]:
    now, path, headers = door.clock(), "/", request.scope["headers"]
    await limits.use(BEGUN_FROM, address_of(request.scope), now)
    provider = _provider(door)
    back = flow.Back(code, state_, iss, error)
    try:
        begun = await flow.take(back, flow.browsers(_cookie_name(door), headers), now)
        path = begun.path
        who = await flow.finish(provider, back, begun, now)
        token = new_token()
        old = [hash_of(one) for one in door.sessions.tokens_in(headers)]
        await arriving.open_session(who, hash_of(token.encode()), now + LONGEST, old, now)
    except NoSignIn as trouble:
        return _back_to_the_screen(trouble, path)
    for one in old:
        door.sessions.forget(one)
    return _go(path, session_cookie(door, token, int(LONGEST.total_seconds())))


@post(
    "/sign-in/backchannel",
    status_code=200,
    summary="Somebody signed out at the provider",
    description="For the provider itself (OpenID Connect Back-Channel Logout 1.0). Ends their sessions here.",
    responses=answers(404, 429),
    opt={FORM: Logout} | EMPTY | UNLOGGED,
)
async def post_backchannel(request: Asked, door: NamedDependency[Door]) -> Response[bytes]:
    now = door.clock()
    await limits.use(TOLD_FROM, address_of(request.scope), now)
    provider = _provider(door)
    told = parse_qs((await request.body()).decode()).get("logout_token", [])
    try:
        if len(told) != 1:
            raise NoSignIn("mismatch", "there must be one logout_token, in a form")
        _forget(door, await logout.by_token(provider, told[0], now))
    except Away as trouble:
        raise Unavailable("Roost cannot reach the identity provider to look at its keys. Send it again.") from trouble
    except NoSignIn as trouble:
        log.warning("a logout token counts for nothing: %s", trouble.why)
        raise Invalid(f"This logout token counts for nothing: {trouble.why}.") from None
    return Response(b"", status_code=200, media_type="text/plain")


@get(
    "/sign-in/frontchannel",
    media_type="text/plain",
    summary="Somebody is signing out at the provider, in this browser",
    description="Shown by the provider in a frame (OpenID Connect Front-Channel Logout 1.0). Ends the session `sid`.",
    responses=answers(404, 429),
    opt=UNLOGGED,
)
async def get_frontchannel(
    request: Asked,
    door: NamedDependency[Door],
    iss: Annotated[str, _given(2000, "The provider's issuer.")] = "",
    sid: Annotated[str, _given(500, "The provider's own session.")] = "",
) -> Response[bytes]:
    await limits.use(TOLD_FROM, address_of(request.scope), door.clock())
    provider = _provider(door)
    if iss != provider.issuer or not sid:
        words = "must be the provider's" if iss != provider.issuer else "must say which session"
        field = "iss" if iss != provider.issuer else "sid"
        raise Invalid(f"{field} {words}.", [FieldError(field, words)])
    # The browser brings no cookie of ours into a frame of somebody else's page: the provider's own session says it.
    _forget(door, await logout.by_session(provider, sid))
    frame = f"default-src 'none'; frame-ancestors {_origin(provider.issuer)}"
    return Response(b"Signed out.\n", media_type="text/plain", headers={"Content-Security-Policy": frame})


@post(
    "/sign-in/links",
    status_code=202,
    summary="Mail me a link to sign in with",
    description="The answer is the same whether anybody here has the address. The link is good for 15 minutes, once.",
    responses=answers(404, 429),
    opt=EMPTY | UNLOGGED,
)
async def post_link_wish(request: Asked, data: JSONBody[LinkWish], door: NamedDependency[Door]) -> Response[bytes]:
    now = door.clock()
    await limits.use(WISHED_FROM, address_of(request.scope), now)
    if not door.links:
        raise NotFound("No links are mailed here. Sign in another way.")
    try:
        email = rules.email(data.email)
    except ValueError as error:
        raise wrong("/email", error) from error
    await links.wish(email, now)
    return Response(b"", status_code=202, media_type="text/plain")


@post(
    "/sign-in/links/{token:str}",
    status_code=201,
    summary="Sign in with a link that was mailed",
    description="Only by POST: whoever looks at the mail on its way burns nothing.",
    response_headers=[SET_COOKIE],
    responses=answers(404, 429),
    opt=UNLOGGED,
)
async def post_link(
    request: Asked,
    token: Annotated[str, PathParameter(max_length=200, description="From the address in the mail.")],
    door: NamedDependency[Door],
) -> Response[Me]:
    now = door.clock()
    await limits.use(OPENED_FROM, address_of(request.scope), now)
    if not door.links:
        raise NotFound("No links are mailed here. Sign in another way.")
    session = new_token()
    old = [hash_of(one) for one in door.sessions.tokens_in(request.scope["headers"])]
    person = await links.open_session(token, hash_of(session.encode()), now + LONGEST, old, now)
    for one in old:
        door.sessions.forget(one)
    cookie = session_cookie(door, session, int(LONGEST.total_seconds()))
    return Response(await me_of(person, door), cookies=[cookie], status_code=201)


def _provider(door: Door) -> Provider:
    if door.provider is None:
        raise NotFound("There is no identity provider here. Sign in another way.")
    return door.provider


def _forget(door: Door, sessions: list[bytes]) -> None:
    # The other processes hear of it from the database; this one may be asked before it has heard.
    for one in sessions:
        door.sessions.forget(one)


def _back_to_the_screen(trouble: NoSignIn, path: str) -> Response[bytes]:
    log.info("a sign-in came to nothing, %s", trouble)
    to = "" if path == "/" else f"&to={quote(path, safe='')}"
    return _go(f"/sign-in?problem={trouble.problem}{to}")


def _go(location: str, *cookies: Cookie) -> Response[bytes]:
    headers = {"Location": location, "Referrer-Policy": "no-referrer"}
    return Response(b"", status_code=303, headers=headers, cookies=cookies, media_type="text/plain")


def _cookie_name(door: Door) -> str:
    return f"{door.sessions.cookie}-sign-in"


def _cookie(door: Door, value: str, seconds: int) -> Cookie:
    """Which browser began it. Not the session's, but kept as safely: with it, a return counts as this browser's."""
    return replace(session_cookie(door, value, seconds), key=_cookie_name(door))


def _origin(issuer: str) -> str:
    parts = urlsplit(issuer)
    return f"{parts.scheme}://{parts.netloc}"


routes: list[Any] = [
    get_ways,
    get_provider,
    get_callback,
    post_backchannel,
    get_frontchannel,
    post_link_wish,
    post_link,
    *role_routes,
]
