"""Signing in by the council's provider or by a mailed link; and who gets which role by which group."""

from typing import Annotated, Any, cast

from litestar import Request, Response, get, post, put
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter, QueryParameter

from roost.kit.errors import Invalid, NotFound
from roost.kit.http import UNLOGGED
from roost.kit.limits import Limit, address_of, limits
from roost.kit.openapi import answers
from roost.kit.parameters import IfMatch
from roost.people.door import SET_COOKIE, Door, Me
from roost.people.queries import Who
from roost.people.roles import require
from roost.people.sign_in.wire import GroupRoles, LinkWish, Logout, NewGroupRoles, ProviderName, Ways

LOCATION = ResponseHeader(name="Location", description="Where to go on.", documentation_only=True, required=True)
# A whole office comes in behind one address on a Monday morning.
BEGUN_FROM = Limit("sign-ins from an address", 600, 60)
TOLD_FROM = Limit("logouts told from an address", 600, 60)
WISHED_FROM = Limit("sign-in links wished from an address", 60, 900)
OPENED_FROM = Limit("sign-in links opened from an address", 60, 900)


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
    request: Request[Any, Any, Any],
    door: NamedDependency[Door],
    to: Annotated[str, _given(2000, "The screen to open afterwards.")] = "/",
) -> Response[bytes]:
    await limits.use(BEGUN_FROM, address_of(cast(Any, request.scope)), door.clock())
    raise NotFound("There is no identity provider here. Sign in another way.")


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
    request: Request[Any, Any, Any],
    door: NamedDependency[Door],
    code: Annotated[str, _given(4000, "The authorization code.")] = "",
    state_: Annotated[str, _given(200, "As it was sent to the provider.", "state")] = "",
    iss: Annotated[str, _given(2000, "Whose answer it is (RFC 9207).")] = "",
    error: Annotated[str, _given(200, "What went wrong at the provider (RFC 6749, 4.1.2.1).")] = "",
) -> Response[bytes]:
    await limits.use(BEGUN_FROM, address_of(cast(Any, request.scope)), door.clock())
    raise NotFound("There is no identity provider here. Sign in another way.")


@post(
    "/sign-in/backchannel",
    status_code=200,
    summary="Somebody signed out at the provider",
    description="For the provider itself (OpenID Connect Back-Channel Logout 1.0). Ends their sessions here.",
    responses=answers(404, 429),
    opt={"form": Logout} | UNLOGGED,
)
async def post_backchannel(request: Request[Any, Any, Any], door: NamedDependency[Door]) -> Response[bytes]:
    await limits.use(TOLD_FROM, address_of(cast(Any, request.scope)), door.clock())
    raise NotFound("There is no identity provider here.")


@get(
    "/sign-in/frontchannel",
    summary="Somebody is signing out at the provider, in this browser",
    description="Shown by the provider in a frame (OpenID Connect Front-Channel Logout 1.0). Ends the session `sid`.",
    responses=answers(404, 429),
    opt=UNLOGGED,
)
async def get_frontchannel(
    request: Request[Any, Any, Any],
    door: NamedDependency[Door],
    iss: Annotated[str, _given(2000, "The provider's issuer.")] = "",
    sid: Annotated[str, _given(500, "The provider's own session.")] = "",
) -> Response[bytes]:
    await limits.use(TOLD_FROM, address_of(cast(Any, request.scope)), door.clock())
    raise NotFound("There is no identity provider here.")


@post(
    "/sign-in/links",
    status_code=202,
    summary="Mail me a link to sign in with",
    description="The answer is the same whether anybody here has the address. The link is good for 15 minutes, once.",
    responses=answers(404, 429),
    opt=UNLOGGED,
)
async def post_link_wish(
    request: Request[Any, Any, Any], data: JSONBody[LinkWish], door: NamedDependency[Door]
) -> None:
    await limits.use(WISHED_FROM, address_of(cast(Any, request.scope)), door.clock())
    raise NotFound("No links are mailed here. Sign in another way.")


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
    request: Request[Any, Any, Any],
    token: Annotated[str, PathParameter(max_length=200, description="From the address in the mail.")],
    door: NamedDependency[Door],
) -> Response[Me]:
    await limits.use(OPENED_FROM, address_of(cast(Any, request.scope)), door.clock())
    raise NotFound("This link was used, or is too old. Ask for a new one.")


@get("/admin/roles", responses=answers(403))
async def get_group_roles(who: NamedDependency[Who], door: NamedDependency[Door]) -> GroupRoles:
    """Which group or app role of the provider makes whom what here."""
    require(who, "manage_people")
    return GroupRoles(None, [], 0, "0" * 16)


@put("/admin/roles", responses=answers(403, 409))
async def put_group_roles(
    data: JSONBody[NewGroupRoles], who: NamedDependency[Who], door: NamedDependency[Door], if_match: IfMatch = None
) -> GroupRoles:
    """Change the whole table. It counts from the next sign-in of each person on."""
    require(who, "manage_people")
    raise Invalid("This is not ready yet. Try again later.")


routes: list[Any] = [
    get_ways,
    get_provider,
    get_callback,
    post_backchannel,
    get_frontchannel,
    post_link_wish,
    post_link,
    get_group_roles,
    put_group_roles,
]
