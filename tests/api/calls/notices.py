"""Notices: what I am told and where, the inbox, and the link of a mail."""

from tests.api.calls.call import ALL, Call, Calls, May, bodies, plain, queries
from tests.api.cast import ASKERS, Cast
from tests.api.cast_notices import KEYS, KIND


def _short(asker: str) -> str:
    """Who has no session asks for what is Hester's."""
    return ASKERS.get(asker, "hid")


def _device(cast: Cast, asker: str) -> list[Call]:
    return [Call({"device": cast.told.devices[_short(asker)]})]


def _new_device(_: Cast, asker: str) -> list[Call]:
    endpoint = f"https://fcm.googleapis.com/fcm/send/{_short(asker)}"
    return [Call(body={"endpoint": endpoint, "name": "Chrome on Android"} | KEYS)]


def _read(cast: Cast, asker: str) -> list[Call]:
    return [Call(body={"notice": str(cast.told.notices[_short(asker)])}), Call(body={"notice": None})]


def _link(cast: Cast, _: str) -> list[Call]:
    return [Call({"token": cast.told.token})]


CALLS: dict[str, Calls] = {
    "get_push": plain(),
    "get_choices": plain(),
    "put_wanted": plain(Call({"kind": KIND}, body={"wanted": False}), Call({"kind": KIND}, body={"wanted": True})),
    "put_ring_hours": bodies({"starts": "08:00", "ends": "18:00", "weekends": True}),
    "delete_ring_hours": plain(),
    "post_device": _new_device,
    "post_device_test": _device,
    "delete_device": _device,
    "get_inbox": queries({"cursor": ""}),
    "post_reading": _read,
    "get_unsubscription": _link,
    "post_unsubscription": _link,
}

ABLE: dict[str, str] = {}
MAY: May = {
    **dict.fromkeys(("get_push", "get_choices", "put_wanted", "put_ring_hours", "delete_ring_hours"), (ALL, 0)),
    **dict.fromkeys(("post_device", "post_device_test", "delete_device", "get_inbox", "post_reading"), (ALL, 0)),
}
PUBLIC = {"get_unsubscription": 200, "post_unsubscription": 200}
PATHS = dict.fromkeys(("kind", "token"), ("string", None))
# Nobody reads it but who wrote it.
NOT_GUARDED = {("post_device", "name")}
