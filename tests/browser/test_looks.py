"""What every screen owes to whoever looks at it, in whatever way they look."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import PHONE, SignIn
from tests.browser.people import NIMMI
from tests.browser.screens import SCREENS, Screen, go

each_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)

# What can be pressed, and how big it is to a finger: a tick is as big as its label.
TARGETS = """() => [...document.querySelectorAll('a[href], button, input, select, summary, textarea')]
  .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((it) => {
    const tick = it.matches('[type=checkbox], [type=radio]')
    const box = (tick ? it.closest('label') : it).getBoundingClientRect()
    return { what: it.outerHTML.slice(0, 120), width: box.width, height: box.height, bottom: box.bottom + scrollY }
  })
  .filter((it) => it.bottom > 0 && (it.width < 43.5 || it.height < 43.5))"""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Buttons and links whose own words do not fit into them.
CUT_OFF = """() => [...document.querySelectorAll('button, summary, a, h1, h2, label, p')]
  .filter((it) => it.checkVisibility() && getComputedStyle(it).overflowX === 'visible' && it.clientWidth > 1)
  .filter((it) => it.scrollWidth > it.clientWidth + 1 && !it.closest('[role=group]'))
  .map((it) => it.outerHTML.slice(0, 160))"""


# What another choice of colours can break; the rest was looked at before.
IN_OTHER_COLOURS = "runOnly: ['color-contrast', 'link-in-text-block'], "


# How big one rem is.
LETTERS = "getComputedStyle(document.documentElement).fontSize"


async def twice_as_big(page: Page) -> None:
    """As if the phone's owner had set the text to 200 %."""
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


async def violations(page: Page, axe: str, rules: str = "") -> str:
    await page.evaluate(axe)
    found = await page.evaluate(f"axe.run(document, {{ {rules}resultTypes: ['violations'] }})")
    return "\n".join(
        f"{rule['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    )


@each_screen
async def test_anybody_can_read_it_hit_it_and_hold_it_in_one_hand_also_with_text_twice_as_big(
    visit: SignIn, quiet_day: str, axe: str, screen: Screen
) -> None:
    # One opening for all: there are more screens than patience.
    person = await visit(screen.who, color_scheme="light", reduced_motion="reduce")
    page = await go(person, screen, quiet_day)
    assert await violations(page, axe) == "", "in light"
    assert await page.evaluate(TARGETS) == [], "too small for a finger"
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert await violations(page, axe, IN_OTHER_COLOURS) == "", "in dark"
    await page.set_viewport_size({"width": 320, "height": 640})
    assert await page.evaluate(SIDEWAYS) == 0, "it scrolls sideways on a narrow screen"
    await page.set_viewport_size(PHONE)
    await twice_as_big(page)
    assert await page.evaluate(LETTERS) == "32px"
    assert await page.evaluate(SIDEWAYS) == 0, "it scrolls sideways with big letters"
    assert await page.evaluate(CUT_OFF) == [], "big letters are cut off"


async def test_booking_works_with_text_twice_as_big(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.clear(quiet_day)
    await twice_as_big(nimmi.page)
    await nimmi.page.goto(f"/?day={quiet_day}")
    await nimmi.page.get_by_role("button", name="Book desk and bay").click()
    assert await nimmi.page.evaluate(LETTERS) == "32px"
    await nimmi.page.get_by_role("button", name="Undo").click()
    await expect(nimmi.page.get_by_role("button", name="Book desk and bay")).to_be_visible()


async def test_dark_is_dark_and_light_is_light(visit: SignIn, quiet_day: str) -> None:
    for scheme, ground in (("light", "rgb(246, 247, 249)"), ("dark", "rgb(15, 19, 24)")):
        nimmi = await visit(NIMMI, color_scheme=scheme)
        await nimmi.page.goto(f"/plan/riv-2?day={quiet_day}")
        await expect(nimmi.page.locator("html")).to_have_css("background-color", ground)
        # The plan's white paper is turned as well.
        drawn = "invert(0.9) hue-rotate(180deg)" if scheme == "dark" else "none"
        await expect(nimmi.page.locator("main img")).to_have_css("filter", drawn)


async def test_pinching_is_never_blocked(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    await nimmi.page.goto(f"/plan/riv-2/riv-2-a?day={quiet_day}")
    content = await nimmi.page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert not {"user-scalable", "maximum-scale"} & {part.split("=")[0].strip() for part in content.split(",")}
    blocked = "[...document.querySelectorAll('*')].filter((it) => getComputedStyle(it).touchAction !== 'auto').length"
    assert await nimmi.page.evaluate(blocked) == 0


async def test_nothing_moves_where_motion_is_not_wanted(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI, reduced_motion="reduce")
    await nimmi.page.goto(f"/?day={quiet_day}")
    await expect(nimmi.page.get_by_role("heading", name="Leaders in")).to_be_visible()
    moving = """[...document.querySelectorAll('*')]
      .filter((it) => parseFloat(getComputedStyle(it).transitionDuration) > 0).length"""
    assert await nimmi.page.evaluate(moving) == 0


async def test_no_space_lies_on_another_on_any_plan(visit: SignIn, quiet_day: str) -> None:
    nimmi = await visit(NIMMI)
    boxes = """() => {
      const all = [...document.querySelectorAll('main [role=group] a')].map((it) => it.getBoundingClientRect())
      return all.flatMap((a, at) => all.slice(at + 1).filter((b) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length
    }"""
    plans = [
        (floor["code"], zone["code"])
        for site in await nimmi.sites()
        for floor in site["floors"]
        for zone in floor["zones"]
        if floor["plan"]
    ]
    for path in sorted({f"/plan/{floor}" for floor, _ in plans} | {f"/plan/{floor}/{zone}" for floor, zone in plans}):
        await nimmi.page.goto(f"{path}?day={quiet_day}")
        await expect(nimmi.page.locator("main [role=group] a").first).to_be_visible()
        assert await nimmi.page.evaluate(boxes) == 0, path
