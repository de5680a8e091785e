"""SCIM 2.0 (RFC 7644) at /api/scim/v2, for a directory with a token for it.

It is described by itself (/Schemas), not by our OpenAPI. Errors of any kind take its shape in `errors.Scim`.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
from litestar import Request, Response, Router, delete, get, patch, post, put
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath

from roost.directory import groups, schemas, searching, shapes, users
from roost.directory.errors import SCIM_JSON, NotDone
from roost.directory.schemas import SCHEMAS, TYPES, Json
from roost.directory.shapes import Question
from roost.kit.errors import NotAllowed, NotFound, Refused
from roost.kit.http import problem_answer
from roost.leaving import give_up
from roost.people import directory, directory_groups, tokens
from roost.people.directory import By

Asked = Request[Any, Any, Any]
Base = NamedDependency[str]
Id = FromPath[str]


async def with_token(asked: ASGIConnection[Any, Any, Any, Any], _: Any) -> None:
    """A guard, and so before everything that stands behind it, whatever that needs."""
    given = tokens.given(asked.scope["headers"]) or ""
    asked.scope["state"]["token"] = await tokens.check(asked.scope, given, "scim", asked.app.state["clock"]())


def base_of(address: NamedDependency[str]) -> str:
    """The address of this SCIM, as others reach it."""
    return f"{address}/api/scim/v2"


def by_of(request: Asked) -> By:
    """On whose word something changes."""
    return By(request.scope["state"]["token"], request.app.state["clock"](), give_up)


def _answer(body: Json, status: int = 200, location: str | None = None) -> Response[bytes]:
    headers = {"Cache-Control": "no-store"} | ({"Location": location} if location else {})
    return Response(msgspec.json.encode(body), status_code=status, media_type=SCIM_JSON, headers=headers)


def _id(text: str) -> UUID:
    """NotFound for what cannot be an id of ours."""
    try:
        return msgspec.convert(text, UUID)
    except msgspec.ValidationError:
        raise NotFound("There is nothing with this id.") from None


def on_race(_: Asked, error: asyncpg.IntegrityConstraintViolationError) -> Response[bytes]:
    """Somebody who asked no lock of us, a file or another change of the same, was faster by a moment."""
    if isinstance(error, asyncpg.UniqueViolationError):
        return problem_answer(Refused("uniqueness", "Something else has this name, address or id by now. Look for it."))
    return problem_answer(Refused("changed", "Somebody whom this names was forgotten at this moment. Send it again."))


async def _people(question: Question, base: str) -> tuple[int, list[Json]]:
    where, args = searching.where(question.filter, searching.PEOPLE)
    total = await directory.count(where, args)
    found = await directory.page(where, args, question.skip, question.most) if total and question.most else []
    return total, [question.shaped(users.told(person, base)) for person in found]


async def _groups(question: Question, base: str) -> tuple[int, list[Json]]:
    where, args = searching.where(question.filter, searching.GROUPS)
    total = await directory_groups.count(where, args)
    found = []
    if total and question.most:
        found = await directory_groups.page(where, args, question.skip, question.most, question.members)
    return total, [question.shaped(groups.told(group, base)) for group in found]


@get("/Users")
async def scim_users(request: Asked, base: Base) -> Response[bytes]:
    question = shapes.question(request.query_params)
    total, found = await _people(question, base)
    return _answer(shapes.listed(total, question.skip, found))


@post("/Users/.search", status_code=200)
async def scim_search_users(request: Asked, base: Base) -> Response[bytes]:
    question = shapes.searched(await request.body())
    total, found = await _people(question, base)
    return _answer(shapes.listed(total, question.skip, found))


@get("/Users/{id:str}")
async def scim_user(request: Asked, base: Base, id: Id) -> Response[bytes]:
    found = users.told(await directory.one(_id(id)), base)
    return _answer(shapes.question(request.query_params).shaped(found))


@post("/Users")
async def scim_join(request: Asked, base: Base, by: NamedDependency[By]) -> Response[bytes]:
    made = users.told(await directory.join(users.made(await request.body()), by), base)
    return _answer(shapes.question(request.query_params).shaped(made), 201, made["meta"]["location"])


@put("/Users/{id:str}")
async def scim_replace_user(request: Asked, base: Base, by: NamedDependency[By], id: Id) -> Response[bytes]:
    return await _changed_user(request, base, by, id, users.replaced)


@patch("/Users/{id:str}")
async def scim_change_user(request: Asked, base: Base, by: NamedDependency[By], id: Id) -> Response[bytes]:
    return await _changed_user(request, base, by, id, users.patched)


async def _changed_user(request: Asked, base: str, by: By, id: str, how: Any) -> Response[bytes]:
    body = await request.body()
    changed = await directory.change(_id(id), lambda before: how(before, body), by)
    request.app.state["door"].sessions.forget_person(_id(id))
    return _answer(shapes.question(request.query_params).shaped(users.told(changed, base)))


@delete("/Users/{id:str}")
async def scim_leave(request: Asked, by: NamedDependency[By], id: Id) -> None:
    await directory.delete(_id(id), by)
    request.app.state["door"].sessions.forget_person(_id(id))


@get("/Groups")
async def scim_groups(request: Asked, base: Base) -> Response[bytes]:
    question = shapes.question(request.query_params)
    total, found = await _groups(question, base)
    return _answer(shapes.listed(total, question.skip, found))


@post("/Groups/.search", status_code=200)
async def scim_search_groups(request: Asked, base: Base) -> Response[bytes]:
    question = shapes.searched(await request.body())
    total, found = await _groups(question, base)
    return _answer(shapes.listed(total, question.skip, found))


@get("/Groups/{id:str}")
async def scim_group(request: Asked, base: Base, id: Id) -> Response[bytes]:
    return await _told_group(request, base, _id(id))


@post("/Groups")
async def scim_make_group(request: Asked, base: Base, by: NamedDependency[By]) -> Response[bytes]:
    made = await directory_groups.make(groups.made(await request.body()), by.token, by.now)
    return await _told_group(request, base, made, 201, f"{base}/Groups/{made}")


@put("/Groups/{id:str}")
async def scim_replace_group(request: Asked, base: Base, by: NamedDependency[By], id: Id) -> Response[bytes]:
    body = await request.body()
    await directory_groups.change(_id(id), lambda before: groups.replaced(before, body), by.token, by.now)
    return await _told_group(request, base, _id(id))


@patch("/Groups/{id:str}")
async def scim_change_group(request: Asked, base: Base, by: NamedDependency[By], id: Id) -> Response[bytes]:
    body = await request.body()
    await directory_groups.change(_id(id), lambda before: groups.patched(before, body), by.token, by.now)
    return await _told_group(request, base, _id(id))


@delete("/Groups/{id:str}")
async def scim_drop_group(by: NamedDependency[By], id: Id) -> None:
    await directory_groups.delete(_id(id), by.token, by.now)


async def _told_group(
    request: Asked, base: str, id_: UUID, status: int = 200, location: str | None = None
) -> Response[bytes]:
    question = shapes.question(request.query_params)
    found = groups.told(await directory_groups.one(id_, question.members), base)
    return _answer(question.shaped(found), status, location)


@post("/.search", status_code=200)
async def scim_search(request: Asked, base: Base) -> Response[bytes]:
    """People first, then groups. What only the one kind has is true of none of the other (RFC 7644, 3.4.3)."""
    question = shapes.searched(await request.body())
    total = 0
    found: list[Json] = []
    unknown: list[Exception] = []
    for search in (_people, _groups):
        rest = msgspec.structs.replace(question, skip=max(question.skip - total, 0), most=question.most - len(found))
        try:
            more, told = await search(rest, base)
        except searching.Unknown as error:
            unknown.append(error)
            continue
        total, found = total + more, found + told
    if len(unknown) == 2:
        raise unknown[0]
    return _answer(shapes.listed(total, question.skip, found))


def _document(request: Asked, body: Mapping[str, Any], kind: str, location: str) -> Response[bytes]:
    _no_filter(request)
    return _answer(schemas.with_meta(dict(body), kind, location))


def _no_filter(request: Asked) -> None:
    # RFC 7644, 4: whoever would search in what is described is told that nobody can.
    if "filter" in request.query_params:
        raise NotAllowed("What is described here cannot be searched. Leave the filter out.")


def _all(request: Asked, documents: Mapping[str, Json], kind: str, path: str) -> Response[bytes]:
    _no_filter(request)
    told = [schemas.with_meta(one, kind, f"{path}/{id_}") for id_, one in documents.items()]
    return _answer(shapes.listed(len(told), 0, told))


@get("/ServiceProviderConfig")
async def scim_config(request: Asked, base: Base) -> Response[bytes]:
    path = f"{base}/ServiceProviderConfig"
    return _document(request, schemas.config(shapes.MOST), "ServiceProviderConfig", path)


@get("/ResourceTypes")
async def scim_types(request: Asked, base: Base) -> Response[bytes]:
    return _all(request, TYPES, "ResourceType", f"{base}/ResourceTypes")


@get("/ResourceTypes/{id:str}")
async def scim_type(request: Asked, base: Base, id: Id) -> Response[bytes]:
    return _one(request, TYPES, id, "ResourceType", f"{base}/ResourceTypes")


@get("/Schemas")
async def scim_schemas(request: Asked, base: Base) -> Response[bytes]:
    return _all(request, SCHEMAS, "Schema", f"{base}/Schemas")


@get("/Schemas/{id:str}")
async def scim_schema(request: Asked, base: Base, id: Id) -> Response[bytes]:
    return _one(request, SCHEMAS, id, "Schema", f"{base}/Schemas")


def _one(request: Asked, documents: Mapping[str, Json], id_: str, kind: str, path: str) -> Response[bytes]:
    if id_ not in documents:
        raise NotFound("There is nothing with this id.")
    return _document(request, documents[id_], kind, f"{path}/{id_}")


@get("/Me", status_code=200)
async def scim_me() -> None:
    raise NotDone("A token is nobody, so there is no Me here.")


@post("/Bulk", status_code=200)
async def scim_bulk() -> None:
    raise NotDone("Send one change after the other; several at once are not taken.")


routes: list[Any] = [
    Router(
        "/scim/v2",
        route_handlers=[
            scim_users,
            scim_search_users,
            scim_user,
            scim_join,
            scim_replace_user,
            scim_change_user,
            scim_leave,
            scim_groups,
            scim_search_groups,
            scim_group,
            scim_make_group,
            scim_replace_group,
            scim_change_group,
            scim_drop_group,
            scim_search,
            scim_config,
            scim_types,
            scim_type,
            scim_schemas,
            scim_schema,
            scim_me,
            scim_bulk,
        ],
        guards=[with_token],
        exception_handlers={asyncpg.UniqueViolationError: on_race, asyncpg.ForeignKeyViolationError: on_race},
        dependencies={
            "base": Provide(base_of, sync_to_thread=False),
            "by": Provide(by_of, sync_to_thread=False),
        },
        include_in_schema=False,
    )
]
