"""The addresses of imports."""

from typing import Annotated, Any
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from roost.importing import trials
from roost.importing.files import Sent
from roost.importing.wire import Trial, TrialApplication
from roost.kit.errors import FieldError, Invalid, Refused
from roost.kit.limits import Limit, limits
from roost.kit.openapi import WITH_SESSION_OR_TOKEN, answers
from roost.kit.requests import StrictRequest, WrongContent
from roost.kit.uploads import WITH_FILES, files, is_form
from roost.people.door import Door
from roost.people.tokens import Asker, person_or_bearer

TrialId = Annotated[UUID, PathParameter(description="An import's id.")]
# Each of them may take a processor for a minute.
OFTEN = Limit("import", 60, 3600)
ASKER = {"asker": person_or_bearer("import", "import")}
IN_A_DEMO = (
    "This is a demonstration, in which anybody signs in as anybody: no place for real people. "
    "Files are only compared with it here."
)


@post(
    "/admin/imports",
    summary="Send a council's files, to see what bringing them in would do",
    description="Nothing is stored of them but the files themselves, for an hour.",
    dependencies=ASKER,
    opt=WITH_SESSION_OR_TOKEN | WITH_FILES,
    responses=answers(429),
)
async def post_import(asker: NamedDependency[Asker], door: NamedDependency[Door], request: StrictRequest) -> Trial:
    kind = request.headers.get("content-type", "")
    if not is_form(kind.encode("latin-1")):
        raise WrongContent("content-type", "Send the files as a form: multipart/form-data, each as a part “files”.")
    found = [Sent(name, data) for name, data in files(await request.body(), kind)]
    if not found:
        raise Invalid(
            "No file was sent. Choose people.csv, spaces.csv and so on.", [FieldError("/files", "is missing")]
        )
    await limits.use(OFTEN, str(_maker(asker)), door.clock())
    trial = await trials.begin(found, _maker(asker), door.clock, asker.actor, asker.facts)
    return await trials.look(trial, _maker(asker), door.clock)


@get(
    "/admin/imports/{trial:uuid}",
    summary="How an import stands, and how far it is",
    dependencies=ASKER,
    opt=WITH_SESSION_OR_TOKEN,
    responses=answers(404),
)
async def get_import(asker: NamedDependency[Asker], door: NamedDependency[Door], trial: TrialId) -> Trial:
    return await trials.look(trial, _maker(asker), door.clock)


@post(
    "/admin/imports/{trial:uuid}/application",
    summary="Bring the files in, as they were tried",
    description=(
        "Compared anew with what is stored: where it would do something else than the trial showed, 409 "
        "`/problems/changed-meanwhile`, nothing is stored, and the trial shows what it would do now."
    ),
    status_code=200,
    dependencies=ASKER,
    opt=WITH_SESSION_OR_TOKEN,
    responses=answers(404, 409),
)
async def post_application(
    asker: NamedDependency[Asker], door: NamedDependency[Door], trial: TrialId, data: JSONBody[TrialApplication]
) -> Trial:
    # As whoever has no such import is told nothing of this one.
    await trials.look(trial, _maker(asker), door.clock)
    if await door.is_demo():
        raise Refused("demonstration", IN_A_DEMO)
    await trials.apply(trial, _maker(asker), data, asker.actor, asker.facts, door.clock)
    return await trials.look(trial, _maker(asker), door.clock)


def _maker(asker: Asker) -> UUID:
    """Whose import it is: nobody else sees what was in the files."""
    if asker.person is not None:
        return asker.person.id
    assert asker.token is not None
    return asker.token.id


routes: list[Any] = [post_import, get_import, post_application]
