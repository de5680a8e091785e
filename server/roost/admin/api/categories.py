"""What can be reported: categories and their chips."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from roost.admin.wire import VERSION, CodePath, IfVersion, Kind, Line, NewCode
from roost.issues import categories
from roost.issues.categories import MOST_CHIPS, CategoryEdit, Chip
from roost.kit.openapi import answers
from roost.kit.versions import etag_of_row
from roost.people import Who, require

Place = Annotated[int, msgspec.Meta(ge=0, le=9999, description="The least stands first.")]


class ChipKept(msgspec.Struct, forbid_unknown_fields=True):
    """What can be tapped instead of written; `space_kind`: of which kind of space, null: anywhere."""

    code: NewCode
    words: Line
    space_kind: Kind | None
    position: Place


class CategoryKept(msgspec.Struct):
    """A category with its chips in use."""

    code: str
    name: str
    position: int
    chips: list[ChipKept]
    retired: bool
    version: str


class CategoriesKept(msgspec.Struct):
    """Every category, those in use first, in their order."""

    categories: list[CategoryKept]


class CategoryIn(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a category but its code. A chip that is left out can be tapped no more."""

    name: Line
    position: Place
    chips: Annotated[list[ChipKept], msgspec.Meta(max_length=MOST_CHIPS)]


class CategoryNew(CategoryIn, forbid_unknown_fields=True, kw_only=True):
    """A category that is to be."""

    code: NewCode


def _kept(stored: categories.Stored) -> CategoryKept:
    return CategoryKept(
        code=stored.code,
        name=stored.name,
        position=stored.position,
        chips=[msgspec.convert(chip, ChipKept, from_attributes=True) for chip in stored.chips],
        retired=stored.retired,
        version=stored.version,
    )


async def _one(code: str) -> CategoryKept:
    return _kept(await categories.one(code))


def _edit(data: CategoryIn) -> CategoryEdit:
    chips = tuple(Chip(chip.code, chip.words, chip.space_kind, chip.position) for chip in data.chips)
    return CategoryEdit(data.name, data.position, chips)


@get("/admin/categories", summary="What can be reported, to look after", responses=answers(403))
async def get_admin_categories(who: NamedDependency[Who]) -> CategoriesKept:
    require(who, "manage_queues")
    return CategoriesKept([_kept(stored) for stored in await categories.all_of_them()])


@post("/admin/categories", summary="Add a category", responses=answers(409))
async def post_admin_category(
    who: NamedDependency[Who], now: NamedDependency[datetime], data: JSONBody[CategoryNew]
) -> CategoryKept:
    require(who, "manage_queues")
    await categories.add(data.code, _edit(data), who.id, now)
    return await _one(data.code)


@put(
    "/admin/categories/{code:str}",
    summary="Change a category and its chips",
    response_headers=[VERSION],
    responses=answers(404, 409),
)
async def put_admin_category(
    who: NamedDependency[Who],
    now: NamedDependency[datetime],
    code: CodePath,
    data: JSONBody[CategoryIn],
    if_match: IfVersion = None,
) -> Response[CategoryKept]:
    require(who, "manage_queues")
    await categories.change(code, _edit(data), if_match, who.id, now)
    kept = await _one(code)
    return Response(kept, headers={"ETag": etag_of_row(kept.version)})


@post(
    "/admin/categories/{code:str}/retirement",
    summary="Nothing can be reported under it any more",
    status_code=200,
    responses=answers(404, 409),
)
async def post_admin_category_retirement(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> CategoryKept:
    require(who, "manage_queues")
    await categories.retire(code, who.id, now)
    return await _one(code)


@post(
    "/admin/categories/{code:str}/return",
    summary="A category is in use again",
    status_code=200,
    responses=answers(404),
)
async def post_admin_category_return(
    who: NamedDependency[Who], now: NamedDependency[datetime], code: CodePath
) -> CategoryKept:
    require(who, "manage_queues")
    await categories.bring_back(code, who.id, now)
    return await _one(code)


routes: list[Any] = [
    get_admin_categories,
    post_admin_category,
    put_admin_category,
    post_admin_category_retirement,
    post_admin_category_return,
]
