"""Who of the provider is who here: by what the directory calls them, else by an address it vouches for; and never who
has left."""

import asyncio
from uuid import UUID

import pytest

from roost import people
from roost.kit import database
from roost.people.sign_in import claims
from tests.sign_in.conftest import ADA, ANN, BOB
from tests.sign_in.oidc import Desk, IdentityProvider
from tests.support import SetClock


async def id_of(email: str) -> UUID:
    found: UUID = await database.fetch_value("SELECT id FROM person WHERE email = $1", email)
    return found


async def leaves(email: str, clock: SetClock) -> None:
    async def nothing(*_: object) -> None: ...

    await people.mark_left([await id_of(email)], None, clock(), nothing)


async def name_of(desk: Desk) -> str | None:
    me = await desk.me()
    return me and me["name"]


async def test_whoever_the_provider_knows_and_we_do_not_gets_a_clear_page(
    desk: Desk, provider: IdentityProvider
) -> None:
    provider.person("x", email="stranger@estuary.example", email_verified=True)
    assert await desk.sign_in("x", "/plan") == "/sign-in?problem=unknown&to=%2Fplan"
    assert await database.fetch_value("SELECT count(*) FROM identity") == 0


@pytest.mark.parametrize("verified", [False, None, "false", 1])
async def test_an_address_that_the_provider_does_not_vouch_for_is_nobody_s(
    desk: Desk, provider: IdentityProvider, verified: object
) -> None:
    provider.person("x", email=ANN, email_verified=verified)
    assert await desk.sign_in("x") == "/sign-in?problem=unknown"


async def test_an_address_counts_however_it_is_spelt(desk: Desk, provider: IdentityProvider) -> None:
    provider.person("x", email="Ann@Estuary.Example", email_verified=True)
    assert await desk.sign_in("x") == "/"
    assert await name_of(desk) == "Ann Hale"


async def test_what_the_directory_calls_somebody_goes_before_their_address(
    desk: Desk, provider: IdentityProvider
) -> None:
    """Bob has been given the address that was Ann's; the directory knows better."""
    await database.execute("UPDATE person SET directory_id = 'object-of-bob' WHERE email = $1", BOB)
    provider.person("x", oid="object-of-bob", email=ANN, email_verified=True)
    assert await desk.sign_in("x") == "/"
    assert await name_of(desk) == "Bob Mbeki"


async def test_whoever_came_once_is_known_by_who_they_are_there_and_no_longer_by_their_address(
    desk: Desk, provider: IdentityProvider
) -> None:
    assert await desk.sign_in("a-1") == "/"
    provider.person("a-1", email="hale-smith@estuary.example", email_verified=True)
    await desk.client.delete("/api/session")
    assert await desk.sign_in("a-1") == "/"
    assert await name_of(desk) == "Ann Hale"


async def test_nobody_comes_in_as_somebody_else_because_they_were_given_the_address(
    desk: Desk, other_desk: Desk, provider: IdentityProvider
) -> None:
    assert await desk.sign_in("a-1") == "/"
    provider.person("x", email=ANN, email_verified=True)
    assert await other_desk.sign_in("x") == "/sign-in?problem=unknown"
    assert await other_desk.me() is None
    assert await name_of(desk) == "Ann Hale"


async def test_an_account_that_was_made_anew_is_the_same_person_to_a_directory_that_says_so(
    desk: Desk, other_desk: Desk, provider: IdentityProvider
) -> None:
    await database.execute("UPDATE person SET directory_id = 'object-of-ann' WHERE email = $1", ANN)
    provider.person("old", oid="object-of-ann")
    provider.person("new", oid="object-of-ann")
    assert await desk.sign_in("old") == "/"
    assert await other_desk.sign_in("new") == "/"
    assert await name_of(other_desk) == "Ann Hale"
    assert await database.fetch_value("SELECT subject FROM identity") == "new"


@pytest.mark.parametrize("oid", ["object-of-ada", None])
async def test_who_is_given_somebody_s_id_in_our_directory_does_not_come_in_as_them(
    desk: Desk, other_desk: Desk, provider: IdentityProvider, oid: str | None
) -> None:
    """Whoever holds a token for the directory may write ids; that makes nobody an administrator."""
    provider.person("ada", oid=oid, email=ADA, email_verified=True)
    assert await desk.sign_in("ada") == "/"
    await database.execute("UPDATE person SET directory_id = 'evil-oid' WHERE email = $1", ADA)
    provider.person("evil", oid="evil-oid", email="evil@elsewhere.example", email_verified=True)
    assert await other_desk.sign_in("evil") == "/sign-in?problem=mismatch"
    assert await other_desk.me() is None
    async with type(desk.visit)(provider) as visit:
        assert await Desk(desk.client, visit).sign_in("ada") == "/"
    assert await name_of(desk) == "Ada Osei"
    # Where it is the same person after all, an administrator frees it.
    freed = await desk.client.post(f"/api/admin/people/{await id_of(ADA)}/sign-out")
    assert freed.status_code == 200, freed.text
    async with type(desk.visit)(provider) as visit:
        assert await Desk(other_desk.client, visit).sign_in("evil") == "/"


async def test_whoever_came_before_their_directory_s_id_was_said_is_known_by_it_afterwards(
    desk: Desk, other_desk: Desk, provider: IdentityProvider
) -> None:
    await desk.sign_in("a-1")
    provider.person("a-1", oid="object-of-ann", email=ANN, email_verified=True)
    async with type(desk.visit)(provider) as visit:
        await Desk(desk.client, visit).sign_in("a-1")
    await database.execute("UPDATE person SET directory_id = 'object-of-ann' WHERE email = $1", ANN)
    provider.person("new", oid="object-of-ann")
    assert await other_desk.sign_in("new") == "/"
    assert await name_of(other_desk) == "Ann Hale"


async def test_an_address_does_not_count_against_what_the_directory_calls_somebody(
    desk: Desk, other_desk: Desk, provider: IdentityProvider
) -> None:
    await database.execute("UPDATE person SET directory_id = 'object-of-ann' WHERE email = $1", ANN)
    provider.person("x", oid="object-of-another", email=ANN, email_verified=True)
    assert await desk.sign_in("x") == "/sign-in?problem=unknown"
    # A provider that says no id of a directory has said nothing against it.
    assert await other_desk.sign_in("a-1") == "/"
    assert await name_of(other_desk) == "Ann Hale"


@pytest.mark.parametrize("came_before", [True, False])
async def test_who_has_left_does_not_come_in(desk: Desk, clock: SetClock, came_before: bool) -> None:
    if came_before:
        assert await desk.sign_in("a-1") == "/"
    await leaves(ANN, clock)
    assert await desk.me() is None
    assert await desk.sign_in("a-1") == "/sign-in?problem=left"
    assert await database.fetch_value("SELECT count(*) FROM identity") == 0


async def test_who_has_left_does_not_come_in_by_what_the_directory_calls_them_either(
    desk: Desk, provider: IdentityProvider, clock: SetClock
) -> None:
    await database.execute("UPDATE person SET directory_id = 'object-of-ann' WHERE email = $1", ANN)
    await leaves(ANN, clock)
    provider.person("x", oid="object-of-ann", email=BOB, email_verified=True)
    assert await desk.sign_in("x") == "/sign-in?problem=left"


async def test_whoever_leaves_while_they_sign_in_has_no_session_afterwards(
    desk: Desk, clock: SetClock, database_url: str
) -> None:
    """Both hold the person's row: one waits for the other, whichever comes first."""

    back = await desk.visit.sign_in(await desk.begin(), "a-1")
    ends, _ = await asyncio.gather(desk.come_back(back), leaves(ANN, clock))
    assert ends in ("/", "/sign-in?problem=left")
    assert await database.fetch_value("SELECT count(*) FROM session") == 0


async def test_two_first_sign_ins_at_once_are_one_identity(desk: Desk, other_desk: Desk) -> None:

    backs = [await one.visit.sign_in(await one.begin(), "a-1") for one in (desk, other_desk)]
    ends = await asyncio.gather(desk.come_back(backs[0]), other_desk.come_back(backs[1]))
    assert ends == ["/", "/"]
    assert await database.fetch_value("SELECT count(*) FROM identity") == 1


ENTRA = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0"


def test_entra_s_own_people_are_known_by_their_user_name_and_then_by_their_mail() -> None:
    """It says nothing of `email_verified`, and both are its administrators' to give."""
    told = {"sub": "s", "oid": "o", "preferred_username": "Ann@estuary.example", "email": "a.hale@estuary.example"}
    who = claims.somebody(told, ENTRA, "roles")
    assert who.emails == (ANN, "a.hale@estuary.example")
    assert who.object_ids == ("o", "s")


def test_entra_s_guests_are_not_known_by_an_address_that_their_own_organisation_gives_them() -> None:
    guest = {"sub": "s", "oid": "o", "preferred_username": ANN, "email": ANN, "idp": "https://sts.windows.net/other/"}
    assert claims.somebody(guest, ENTRA, "roles").emails == ()
    assert claims.somebody(guest | {"idp": ENTRA}, ENTRA, "roles").emails == (ANN,)


def test_what_another_provider_says_in_entra_s_words_counts_for_nothing() -> None:
    told = {"sub": "s", "preferred_username": ANN, "email": ANN}
    assert claims.somebody(told, "https://login.microsoftonline.com.evil.example/v2.0", "roles").emails == ()


@pytest.mark.parametrize(
    "told",
    [
        {"email": 7, "oid": {}, "groups": "not a list of ours", "sid": 7},
        {"email": "no address", "groups": [7, None, "", "g" * 201, "a\nb"], "sid": "s" * 300},
    ],
)
def test_claims_of_the_wrong_kind_are_passed_over(told: dict[str, object]) -> None:
    who = claims.somebody({"sub": "s", "email_verified": True} | told, "https://x.example", "groups")
    assert (who.emails, who.object_ids, who.sid) == ((), ("s",), None)
    assert who.values in ((), ("not a list of ours",))
