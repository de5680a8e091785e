"""Other ways in than a demonstration's, which are not there unless the settings name them: tests/sign_in has them."""

from roost.kit.versions import etag_of_row, version_of_row
from tests.api.calls.call import RUNS_IT, Call, Calls, May, plain
from tests.api.cast import Cast


def _table(cast: Cast, _: str) -> list[Call]:
    """While nobody has made any yet."""
    rows = [{"value": "Roost.Leader", "role": "leader"}]
    return [Call(body={"rows": rows}, headers={"If-Match": etag_of_row(version_of_row([]))})]


CALLS: dict[str, Calls] = {
    "get_ways": plain(),
    "get_provider": plain(Call(), Call(query={"to": "/plan"})),
    "get_callback": plain(Call(query={"code": "c", "state": "s", "iss": "https://login.example"})),
    "post_backchannel": plain(),
    "get_frontchannel": plain(Call(query={"iss": "https://login.example", "sid": "s"})),
    "post_link_wish": plain(Call(body={"email": "hid@estuary.example"})),
    "post_link": plain(Call({"token": "t" * 43})),
    "get_group_roles": plain(),
    "put_group_roles": _table,
}
PUBLIC = {
    "get_ways": 200,
    **dict.fromkeys(("get_provider", "get_callback", "post_backchannel", "get_frontchannel"), 404),
    **dict.fromkeys(("post_link_wish", "post_link"), 404),
}
MAY: May = dict.fromkeys(("get_group_roles", "put_group_roles"), (RUNS_IT, 403))
ABLE = dict.fromkeys(MAY, "administrator")
PATHS = {"token": ("string", None)}
