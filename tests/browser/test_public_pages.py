"""The privacy notice and the accessibility statement: anybody may read them, and they are true."""

import re

from playwright.async_api import expect

from roost.records import rules
from tests.browser.conftest import SignIn
from tests.browser.people import NIMMI

# What the model statement of the regulations prescribes, word by word.
PRESCRIBED = (
    "This accessibility statement applies to ",
    "is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile "
    "Applications) (No. 2) Accessibility Regulations 2018.",
    "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to "
    "the non-compliances listed below.",
    "The content listed below is non-accessible for the following reasons.",
    "This statement was prepared on ",
    "This website was last tested on ",
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites "
    "and Mobile Applications) (No. 2) Accessibility Regulations 2018",
    "Equality Commission for Northern Ireland (ECNI)",
)


async def test_both_are_found_before_and_after_signing_in(visit: SignIn) -> None:
    anybody, nimmi = (await visit(None)).page, (await visit(NIMMI)).page
    for page, begins in ((anybody, "/sign-in"), (nimmi, "/me")):
        for link, title in (("Privacy", "Privacy notice"), ("Accessibility", "Accessibility statement")):
            await page.goto(begins)
            await page.get_by_role("link", name=link, exact=True).click()
            await expect(page.get_by_role("heading", level=1, name=title)).to_be_focused()
    await page.get_by_role("link", name="Back to Me").click()
    await expect(page).to_have_url(re.compile("/me$"))


async def test_the_statement_says_what_the_regulations_prescribe(visit: SignIn) -> None:
    page = (await visit(None)).page
    await page.goto("/accessibility")
    await expect(page.get_by_text("Estuary Council is committed")).to_be_visible()
    said = " ".join((await page.get_by_role("main").inner_text()).split())
    assert [words for words in PRESCRIBED if words not in said] == []
    await expect(page.get_by_role("link", name="office@estuary.example")).to_be_visible()


async def test_the_notice_names_whom_to_ask_and_keeps_to_the_rules_of_the_house(visit: SignIn) -> None:
    page = (await visit(None)).page
    await page.goto("/privacy")
    await expect(page.get_by_text("Estuary Council is the controller")).to_be_visible()
    await expect(page.get_by_role("link", name="dpo@estuary.example").first).to_be_visible()
    await expect(page.get_by_role("link", name="Complain to the ICO")).to_be_visible()
    rows = await page.locator("[data-rules]").evaluate_all("all => all.map((it) => it.dataset.rules)")
    assert {what for row in rows for what in row.split()} == {rule.what for rule in rules.RULES}


async def test_they_ask_nothing_of_whoever_reads_them(visit: SignIn) -> None:
    page = (await visit(None)).page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto("/privacy")
    await expect(page.get_by_text("Estuary Council is the controller")).to_be_visible()
    assert {url.split("/api/")[1] for url in asked if "/api/" in url} == {"me", "about"}
    assert await page.context.cookies() == []
