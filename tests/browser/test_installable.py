"""Roost can be put on a phone like any app."""

import json
import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from playwright.async_api import BrowserContext, Playwright, expect
from playwright.async_api import TimeoutError as TookTooLong

from tests.browser.conftest import FLAGS, PATIENCE, SignIn
from tests.browser.people import NIMMI, SAME_SITE, Person
from tests.browser.test_looks import violations


async def manifest_of(visit: SignIn) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """What the browser read of our manifest, what it thinks is wrong in it, and why it would not install it."""
    nimmi = await visit(NIMMI)
    await nimmi.page.goto("/")
    await expect(nimmi.page.get_by_role("heading", level=1)).to_be_visible()
    await nimmi.worker_at_work()
    wire = await nimmi.context.new_cdp_session(nimmi.page)
    read = await wire.send("Page.getAppManifest")
    why_not = await wire.send("Page.getInstallabilityErrors")
    return json.loads(read["data"]), read["errors"], why_not["installabilityErrors"]


async def test_a_browser_offers_to_install_it(visit: SignIn) -> None:
    manifest, wrong, why_not = await manifest_of(visit)
    assert wrong == []
    # Every visit of a test is a private window, which a browser never installs from.
    assert [one["errorId"] for one in why_not if one["errorId"] != "in-incognito"] == []
    assert manifest["id"] == "/"
    assert manifest["start_url"] == "/"
    assert manifest["display"] == "standalone"
    assert manifest["lang"] == "en-GB"


async def test_every_shortcut_opens_its_screen(visit: SignIn) -> None:
    manifest, _, _ = await manifest_of(visit)
    assert [one["name"] for one in manifest["shortcuts"]] == ["Book today", "Coming back", "Report"]
    nimmi = await visit(NIMMI)
    for shortcut, title in zip(manifest["shortcuts"], ("day", "[Bb]ack", "Report|wrong"), strict=True):
        await nimmi.page.goto(shortcut["url"])
        await expect(nimmi.page).to_have_title(re.compile(f"({title}).* – Roost$"))
    # On a day on which the office is closed nobody comes back.
    nimmi.forgive("409")


async def test_every_picture_is_there_in_the_size_that_is_said(visit: SignIn, served: str) -> None:
    manifest, _, _ = await manifest_of(visit)
    pictures = [*manifest["icons"], *manifest["screenshots"], *(one["icons"][0] for one in manifest["shortcuts"])]
    with httpx.Client(base_url=served) as client:
        for said in pictures:
            answer = client.get(said["src"])
            assert answer.headers["content-type"] == said["type"], said
            if said["type"] == "image/png":
                with Image.open(BytesIO(answer.content)) as image:
                    assert f"{image.width}x{image.height}" == said["sizes"], said
                    assert len(answer.content) < 60_000, said
    assert {one.get("purpose", "any") for one in manifest["icons"]} == {"any", "maskable"}
    assert {one["form_factor"] for one in manifest["screenshots"]} == {"narrow", "wide"}


async def test_a_maskable_icon_may_be_cut_to_a_circle(visit: SignIn, served: str) -> None:
    manifest, _, _ = await manifest_of(visit)
    with httpx.Client(base_url=served) as client:
        for said in manifest["icons"]:
            if said.get("purpose") != "maskable":
                continue
            with Image.open(BytesIO(client.get(said["src"]).content)) as opened:
                image = opened.convert("RGB")
            ground, middle = image.getpixel((0, 0)), image.width / 2
            raw = image.tobytes()
            white = [at for at in range(len(raw) // 3) if raw[3 * at : 3 * at + 3] == b"\xff\xff\xff"]
            drawn = [(at % image.width, at // image.width) for at in white]
            assert drawn
            assert ground != (255, 255, 255)
            # The circle of four fifths that every launcher leaves whole (W3C App Manifest, "Icon masks and safe zone").
            assert all((x - middle) ** 2 + (y - middle) ** 2 <= (0.8 * middle) ** 2 for x, y in drawn)


@pytest.mark.parametrize("name", ["apple-touch-icon", "manifest"])
async def test_an_iphone_finds_its_icon_and_the_manifest(visit: SignIn, served: str, name: str) -> None:
    nobody = await visit(None)
    await nobody.page.goto("/sign-in")
    href = await nobody.page.locator(f"link[rel={name}]").get_attribute("href")
    assert href is not None
    answer = httpx.get(f"{served}{href}")
    assert answer.status_code == 200
    # It may be changed under the same name, so it is asked for each time.
    assert answer.headers["cache-control"] == "no-cache"


IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
# No browser offers anything in the private window of a test: this is its event, with an answer that the test gives.
OFFER = """(outcome) => {
  const offer = new Event('beforeinstallprompt')
  offer.prompt = () => {
    if (outcome === 'accepted') setTimeout(() => dispatchEvent(new Event('appinstalled')), 50)
    return Promise.resolve()
  }
  offer.userChoice = Promise.resolve({ outcome })
  dispatchEvent(offer)
}"""


async def test_who_holds_an_iphone_is_shown_the_steps(visit: SignIn, axe: str) -> None:
    nimmi = await visit(NIMMI, user_agent=IPHONE, has_touch=True)
    await nimmi.page.goto("/me/install")
    steps = nimmi.page.get_by_role("main").get_by_role("listitem")
    await expect(steps).to_have_count(3)
    await expect(steps.nth(0)).to_contain_text("Tap Share")
    await expect(steps.nth(1)).to_contain_text("Add to Home Screen")
    await expect(steps.nth(2)).to_contain_text("Tap Add")
    assert await violations(nimmi.page, axe) == ""


async def test_where_the_browser_offers_it_one_press_is_enough(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    # Offered long before anybody thinks of it.
    await page.goto("/")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await page.evaluate(OFFER, "accepted")
    await page.get_by_role("link", name="Me, ").click()
    await page.get_by_role("link", name="Put Roost on your home screen").click()
    await page.get_by_role("button", name="Put Roost among your apps").click()
    await expect(page.get_by_text("Roost is now among your apps")).to_be_visible()
    await expect(page.get_by_role("button", name="Put Roost")).to_have_count(0)


async def test_who_declines_is_told_how_to_do_it_another_day(visit: SignIn) -> None:
    nimmi = await visit(NIMMI)
    page = nimmi.page
    await page.goto("/me/install")
    await expect(page.get_by_text("Open your browser’s menu")).to_be_visible()
    await page.evaluate(OFFER, "dismissed")
    await page.get_by_role("button", name="Put Roost among your apps").click()
    await expect(page.get_by_text("Not now, then")).to_be_visible()
    await expect(nimmi.focus).to_contain_text("Not now, then")


async def installed(playwright: Playwright, chrome: str, served: str, folder: Path) -> BrowserContext:
    """A window without a browser around it, as the launcher opens it. On a busy machine its page may be there before
    Playwright looks for it, which then waits for ever: it is opened again."""
    flags = [*FLAGS, f"--app={served}/sign-in"]
    for profile in ("first", "second"):
        with suppress(TookTooLong):
            return await playwright.chromium.launch_persistent_context(
                folder / profile, executable_path=chrome, args=flags, timeout=PATIENCE
            )
    return await playwright.chromium.launch_persistent_context(folder / "last", executable_path=chrome, args=flags)


async def test_the_installed_app_says_that_it_is_there(
    playwright: Playwright, chrome: str, served: str, tmp_path: Path
) -> None:
    context = await installed(playwright, chrome, served, tmp_path)
    try:
        nimmi = Person(NIMMI, context, context.pages[0])
        await context.request.post(f"{served}/api/session", headers=SAME_SITE, data={"email": NIMMI})
        await nimmi.page.goto(f"{served}/me/install")
        await expect(nimmi.page.get_by_text("You are in it now")).to_be_visible()
    finally:
        await context.close()
