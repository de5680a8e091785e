"""Tokens of other systems."""

from tests.api.calls.call import RUNS_IT, Call, Calls, Json, May, bodies, plain
from tests.api.cast import Cast

_TOKEN: Json = {"name": "Entra ID", "scopes": ["scim"], "ends_on": "2027-03-31"}

CALLS: dict[str, Calls] = {
    "get_tokens": plain(),
    "post_token": bodies(_TOKEN, _TOKEN | {"scopes": ["board", "import"]}),
    "delete_token": lambda cast, _: [Call({"api_token": _token(cast)})],
}
ABLE = dict.fromkeys(CALLS, "administrator")
MAY: May = dict.fromkeys(CALLS, (RUNS_IT, 403))
OF_A_ROLE = {"delete_token"}
# Nobody but administrators names a system, and only they read it.
NOT_GUARDED = {("post_token", "name")}


def _token(cast: Cast) -> str:
    assert cast.token is not None
    return str(cast.token)
