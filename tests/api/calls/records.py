"""Records: the audit, what is kept of one person, and how long what is kept."""

from roost.kit.versions import etag_of_row, version_of_row
from roost.records.rules import RULES
from tests.api.calls.call import ALL, RUNS_IT, Call, Calls, May, plain, queries
from tests.api.cast import Cast

REASON = {"reason": "asked for by the person, by mail"}
USUAL = etag_of_row(version_of_row([rule.usual for rule in RULES]))


def _about(cast: Cast, _: str) -> list[Call]:
    return [Call({"person": cast.person("eve")}, body=REASON)]


def _forgetting(cast: Cast, _: str) -> list[Call]:
    return [Call({"person": cast.person("una")}, body={"reason": "asked by the person"})]


_SOUGHT = (
    {"entity": "issue", "verb": "owned"},
    {"entity": "routes", "entity_id": "routes"},
    {"from": "2026-11-01", "to": "2026-11-30", "days": "false"},
)
CALLS: dict[str, Calls] = {
    "get_audit": queries({"cursor": ""}, *_SOUGHT),
    "get_audit_export": queries(*_SOUGHT),
    "post_record": _about,
    "get_my_record": plain(),
    "get_my_export": plain(),
    "post_person_export": _about,
    "post_forgetting": _forgetting,
    "get_retention": plain(),
    "put_retention": plain(Call(body={"rules": [{"what": "photos", "days": 200}]}, headers={"If-Match": USUAL})),
}

_RUN = ("get_audit", "get_audit_export", "post_record", "post_person_export", "post_forgetting")
ABLE = dict.fromkeys((*_RUN, "get_retention", "put_retention"), "administrator")
MAY: May = {
    **dict.fromkeys((*_RUN, "get_retention", "put_retention"), (RUNS_IT, 403)),
    **dict.fromkeys(("get_my_record", "get_my_export"), (ALL, 0)),
}
# The person reads it, and whoever may look.
NOT_GUARDED = {("post_record", "reason"), ("post_person_export", "reason")}
# One of a list, or a rule's own name.
CODES = {("post_forgetting", "reason")}
# Administrators find everybody among the people.
OF_A_ROLE = {"post_record", "post_person_export", "post_forgetting"}
