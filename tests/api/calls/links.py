"""What an administrator brings in, whom else Roost tells, and how it is doing."""

from roost.kit.versions import etag_of_row
from tests.api.calls.call import RUNS_IT, Call, Calls, Json, May, bodies, plain
from tests.api.cast import Cast

WEBHOOK: Json = {
    "name": "Facilities channel",
    "address": "https://flows.example.gov.uk/roost?sig=x",
    "kinds": ["issue", "outage"],
    "format": "teams",
}
CHANGE: Json = {"name": "Bookings elsewhere", "kinds": ["booking"], "format": "json", "on": True}
TEAMS = b"team,name,home_zone,office_days\nnew,New team,,mon\n"


def _webhook(cast: Cast, _: str) -> list[Call]:
    return [Call({"webhook": cast.links.webhook})]


def _change(cast: Cast, _: str) -> list[Call]:
    return [Call({"webhook": cast.links.webhook}, body=CHANGE, headers={"If-Match": etag_of_row(cast.links.version)})]


def _trial(cast: Cast, _: str) -> list[Call]:
    return [Call({"trial": cast.links.trial})]


def _application(cast: Cast, _: str) -> list[Call]:
    return [Call({"trial": cast.links.trial}, body={"retire_missing": False, "yes": False})]


CALLS: dict[str, Calls] = {
    "post_import": plain(Call(files={"teams.csv": TEAMS})),
    "get_import": _trial,
    "post_application": lambda cast, _: [
        Call({"trial": cast.links.trial}, body={"retire_missing": False, "yes": False})
    ],
    "get_webhooks": plain(),
    "post_webhook": bodies(WEBHOOK, WEBHOOK | {"format": "json", "kinds": ["booking"]}),
    "put_webhook": _change,
    "delete_webhook": lambda cast, _: [Call({"webhook": cast.links.spare})],
    "post_webhook_test": _webhook,
    "get_webhook_deliveries": _webhook,
    "get_health_report": plain(),
}
ABLE = dict.fromkeys(CALLS, "administrator")
MAY: May = dict.fromkeys(CALLS, (RUNS_IT, 403))
# An import is its maker's alone, among those who may import at all: tests/importing/test_trials.py.
OF_A_ROLE = {"put_webhook", "delete_webhook", "post_webhook_test", "get_webhook_deliveries"}
OF_A_ROLE |= {"get_import", "post_application"}
# Nobody but administrators names a system, and only they read it.
NOT_GUARDED = {
    ("post_webhook", "name"),
    ("put_webhook", "name"),
    ("post_webhook", "address"),
    ("put_webhook", "address"),
}
# What is wrong in a file of people is said by the addresses that stand in it or would be left behind.
ADDRESSES = {"get_import", "post_import", "post_application"}
CODES = {("post_webhook", "format"), ("put_webhook", "format"), ("put_webhook", "on")}
