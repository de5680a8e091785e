"""schemathesis over the description, signed in: whatever it thinks of, the answer is one that the description promises.

Not over signing out, which would end it, nor over the event stream, which never ends; both have tests of their own.
"""

import copy
from datetime import timedelta
from typing import Any

import hypothesis
import pytest
import schemathesis
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tests.api import council as councils
from tests.api.council import OPEN, STAND_INS, TODAY, Council
from tests.api.truth import document, operations
from tests.support import BROWSER, ServerProcess, rounds

NEGATIVE = checks.negative_data_rejection
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    NEGATIVE,
    checks.unsupported_method,
]
DAYS = [str(TODAY + timedelta(days=n)) for n in range(-1, 16)] + [str(OPEN)] * 16


def without_security(whole: dict[str, Any]) -> dict[str, Any]:
    """We sign in ourselves: what an answer is without a session, other tests ask."""
    whole = copy.deepcopy(whole)
    for item in whole["paths"].values():
        for operation in item.values():
            operation.pop("security", None)
    return whole


schemathesis.openapi.format("uuid", st.one_of(*[st.sampled_from(STAND_INS)] * 3, st.uuids().map(str)))
schemathesis.openapi.format("date", st.one_of(*[st.sampled_from(DAYS)] * 3, st.dates().map(str)))
api = schemathesis.openapi.from_dict(without_security(document())).exclude(
    operation_id=["delete_session", "get_events"]
)


@pytest.fixture
async def council(db: None, two_servers: list[ServerProcess]) -> Council:
    """Where it is served, and what there is."""
    return await councils.build(two_servers[0].url)


@api.parametrize()
@hypothesis.settings(
    max_examples=rounds(15, 400),
    derandomize=bool(rounds(1, 0)),
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case, council: Council) -> None:
    operation = operations()[case.operation.definition.raw["operationId"]]
    token = council.who(operation.name)
    case.path_parameters = council.in_path(operation.path, case.path_parameters)
    case.query = council.stands_for("query", case.query)
    case.body = council.stands_for("body", case.body)
    if len(str(case.headers.get("If-Match", "x" * 41))) <= 40:
        case.headers["If-Match"] = council.newest(operation.path, case.path_parameters, token)
    if operation.name == "get_wall":
        case.headers["Authorization"] = f"Bearer {council.tokens['wall']}"
    answer = case.call(base_url=council.url, headers=BROWSER, cookies={"roost": token})
    # That it is too large is a refusal of what is wrong, too; and a parameter without a name is none. schemathesis
    # thinks otherwise of both.
    # Of a form of files it calls several what their list may well hold.
    fair = answer.status_code != 413 and "" not in (case.query or {}) and operation.name != "post_import"
    left_out = [] if fair else [NEGATIVE]
    # A form is taken at one address by one method; with another, it is the wrong kind of content before all else.
    if operation.name == "post_backchannel":
        left_out.append(checks.unsupported_method)
    case.validate_response(answer, checks=[one for one in CHECKS if one not in left_out])
