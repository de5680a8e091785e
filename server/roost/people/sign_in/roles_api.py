"""Who gets which role by which group or app role of the provider."""

from datetime import datetime
from typing import Any

from litestar import Response, get, put
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost.kit.openapi import answers
from roost.kit.parameters import IfMatch
from roost.kit.versions import etag_of_row
from roost.people import directory_groups
from roost.people.door import Door
from roost.people.queries import Who
from roost.people.roles import require
from roost.people.sign_in import group_roles
from roost.people.sign_in.wire import GroupRoles, NewGroupRoles

ETAG = ResponseHeader(name="ETag", description="Of the copy that a change may rest on.", documentation_only=True)


@get("/admin/roles", response_headers=[ETAG], responses=answers(403))
async def get_group_roles(who: NamedDependency[Who], door: NamedDependency[Door]) -> Response[GroupRoles]:
    """Which group or app role of the provider makes whom what here."""
    require(who, "manage_people")
    return await _table(door)


@put("/admin/roles", response_headers=[ETAG], responses=answers(403, 409))
async def put_group_roles(
    data: JSONBody[NewGroupRoles],
    who: NamedDependency[Who],
    door: NamedDependency[Door],
    now: NamedDependency[datetime],
    if_match: IfMatch = None,
) -> Response[GroupRoles]:
    """Change the whole table. It counts at once for groups that the council's directory (SCIM) told of, else from the
    next sign-in of each person on."""
    require(who, "manage_people")
    await directory_groups.replace_table(data.rows, if_match, who.id, now)
    return await _table(door)


async def _table(door: Door) -> Response[GroupRoles]:
    table = await group_roles.table(door.provider.setup.roles_claim if door.provider else None)
    return Response(table, headers={"ETag": etag_of_row(table.version)})


routes: list[Any] = [get_group_roles, put_group_roles]
