"""Every screen, as somebody sees it who may."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page, expect

from tests.browser import figure_steps, managing, offline_steps, report_steps, told_steps, trust_steps
from tests.browser.people import ADMIN, FACILITIES, INES, NIMMI, PARKING, Person
from tests.browser.reporting import NAOMI, report, wall_link

Steps = Callable[[Page], Awaitable[None]]


async def nothing(_: Page) -> None:
    pass


@dataclass(frozen=True)
class Screen:
    """`path` may name {day}; {free} and {taken}, ids of a desk that is free all day and of one that is not; {code},
    a code that is printed on a desk.
    """

    name: str
    path: str
    who: str | None = NIMMI
    sign: str = "main >> h2 >> nth=0"
    """What is there once the screen has everything it shows."""
    steps: Steps = nothing


async def open_times(page: Page) -> None:
    await page.locator("summary").click()
    await expect(page.get_by_label("From")).to_be_visible()


async def book(page: Page) -> None:
    await page.get_by_role("button", name="Book desk and bay").click()
    await expect(page.get_by_role("heading", name="Booked")).to_be_visible()
    change = page.get_by_role("button", name="Change times of").first
    await change.evaluate("it => it.scrollIntoView({ block: 'center' })")
    await change.click()
    await expect(page.get_by_role("button", name="Save times")).to_be_visible()


async def choose_colleague(page: Page) -> None:
    await page.get_by_label("A colleague").check()
    await page.get_by_label("Colleague", exact=True).fill("an")
    await expect(page.locator("main li button").first).to_be_visible()


async def say_no_visitor(page: Page) -> None:
    await page.get_by_label("A visitor").check()
    await page.get_by_role("button", name="Book desk").click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def look_up_nothing(page: Page) -> None:
    await page.get_by_role("button", name="Find the holder").click()
    await expect(page.get_by_role("alert")).to_be_visible()


async def all_of_a_floor(page: Page) -> None:
    await page.get_by_label("Site").select_option("riv")
    await page.get_by_label("Floor").select_option("riv-2")
    await expect(page.get_by_label("Zone")).to_be_visible()


async def open_filter(page: Page) -> None:
    await page.locator("summary").click()
    await expect(page.get_by_label("Search")).to_be_visible()


async def change_words(page: Page) -> None:
    await page.get_by_role("button", name="Change your words").click()
    await expect(page.get_by_role("button", name="Save")).to_be_visible()


async def promise_nothing(page: Page) -> None:
    await page.get_by_role("button", name="Promise a date").click()
    await page.get_by_text("Another day").click()
    await page.get_by_role("button", name="Promise", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_focused()


async def hand_on(page: Page) -> None:
    await page.get_by_role("button", name="Pass on").click()
    await page.get_by_text("Somebody outside").click()
    await expect(page.get_by_label("To whom outside")).to_be_visible()


async def the_same(page: Page) -> None:
    await page.get_by_role("button", name="Same as…").click()
    await expect(page.get_by_text("Another, by its number")).to_be_visible()


SCREENS = [
    Screen("sign in", "/sign-in", who=None, sign="main >> li >> nth=5"),
    Screen("Today", "/?day={day}", steps=open_times),
    Screen("Today, booked", "/?day={day}", steps=book),
    Screen("list of a floor", "/list/riv-2?day={day}"),
    Screen("list of a site", "/list/riv?day={day}&kind=bay"),
    Screen("list without a hit", "/list/riv-2?day={day}&kind=room&with=dock", sign="text=Nothing here fits"),
    Screen("plan of a site", "/plan?day={day}"),
    Screen("plan of a floor", "/plan/riv-2?day={day}"),
    Screen("plan of a zone", "/plan/riv-2/riv-2-a?day={day}", sign="main [role=group] a >> nth=0"),
    Screen("plan of many bays", "/plan/brook-3/brook-3-p?day={day}", sign="main [role=group] a >> nth=0"),
    Screen("free space", "/space/{free}?day={day}&floor=riv-2", steps=choose_colleague),
    Screen("visitor without a name", "/space/{free}?day={day}&floor=riv-2", steps=say_no_visitor),
    Screen("taken space", "/space/{taken}?day={day}&floor=riv-2"),
    Screen("Me", "/me"),
    Screen("install", "/me/install", sign="main >> .card"),
    Screen("inbox", "/me/inbox", sign="main >> a >> nth=0", steps=told_steps.many_things),
    Screen("what Roost tells you", "/me/notices"),
    Screen("what Roost tells you, elsewhere", "/me/notices", steps=told_steps.other_devices),
    Screen("mails to stop", "/sign-in", who=None, sign="main >> li", steps=told_steps.mails_of_a_kind),
    Screen("mails stopped", "/sign-in", who=None, sign="main >> li", steps=told_steps.mails_stopped),
    Screen("out of use", "/me/out-of-use", who=FACILITIES, sign="text=Why", steps=all_of_a_floor),
    Screen("visitors", "/me/visitors?day={day}", who=FACILITIES),
    Screen("holder", "/me/holder", who=PARKING, sign="main >> legend", steps=look_up_nothing),
    Screen("report", "/report?space={free}&floor=riv-2", steps=report_steps.everything_open),
    Screen("report, known nearby", "/report?space={free}&floor=riv-2", who=INES, steps=report_steps.known_nearby),
    Screen("report of nothing", "/report?zone=riv-2-a", steps=report_steps.send_nothing),
    Screen("report, sent", "/report?space={free}&floor=riv-2", steps=report_steps.send_a_chip),
    Screen("idea", "/report?site=riv&whole=1", steps=report_steps.idea),
    Screen("reported", "/report/mine", sign="main >> li"),
    Screen("code, signed out", "/at/{code}", who=None, sign="main >> legend"),
    Screen("code, receipt given", "/at/{code}", who=None, sign="main >> legend", steps=report_steps.get_a_receipt),
    Screen("receipt", "/receipt", who=None, sign="main >> label", steps=report_steps.look_with_nothing),
    Screen("receipt, read", "/at/{code}", who=None, sign="main >> legend", steps=report_steps.read_a_receipt),
    Screen("codes", "/me/codes?floor=riv-2", who=FACILITIES, sign="main >> img", steps=report_steps.new_code),
    Screen("board", "/board", sign="#col-cannot", steps=open_filter),
    Screen("board, nothing found", "/board?q=nothingsuch", sign="#col-cannot"),
    Screen("issue", "/issue/{issue}", steps=change_words, sign="main >> blockquote"),
    Screen("issue, for a leader", "/issue/{issue}", who=NAOMI, sign="main section >> button >> nth=0"),
    Screen("triage", "/triage", who=NAOMI, sign="article section >> button >> nth=0"),
    Screen("triage, promising", "/triage", who=NAOMI, sign="article section >> button >> nth=0", steps=promise_nothing),
    Screen("triage, handing on", "/triage", who=NAOMI, sign="article section >> button >> nth=0", steps=hand_on),
    Screen("triage, the same", "/triage", who=NAOMI, sign="article section >> button >> nth=0", steps=the_same),
    Screen("triage, no queue", "/triage", sign="text=You work no queue"),
    Screen("wall", "{wall}", who=None, sign="#wall-cannot"),
    Screen("wall without a link", "/wall", who=None, sign="h1"),
    Screen("fixes", "/fixes", who=NAOMI),
    Screen("fix to plan", "/fixes/new", who=NAOMI, sign="main >> legend", steps=figure_steps.find_issues),
    Screen("fix, installed", "/fixes/1"),
    Screen("fix, ordered", "/fixes/2", who=NAOMI, steps=figure_steps.order),
    Screen("fix, installing", "/fixes/2", who=NAOMI, steps=figure_steps.install),
    Screen("fix, growing", "/fixes/2", who=NAOMI, steps=figure_steps.add_issues),
    Screen("register", "/register"),
    Screen("scorecard", "/scorecard", steps=figure_steps.open_table),
    Screen("walks", "/walks", who=NAOMI),
    Screen("walk to log", "/walks/new", who=NAOMI, sign="main >> textarea", steps=figure_steps.note),
    Screen("digest of this week", "/digest", sign="main nav >> a"),
    Screen("rules", "/me/routing", who=ADMIN, sign="main >> legend", steps=figure_steps.empty_rule),
    Screen("rules, read", "/me/routing", sign="main >> table"),
    Screen("wall links", "/me/displays", who=NAOMI, steps=figure_steps.make_link),
    Screen("nothing waits", "/me/waiting", sign="text=Nothing waits"),
    Screen("waiting", "/me/waiting", sign="text=Nothing waits", steps=offline_steps.two_wait),
    Screen("waiting, signing out", "/me/waiting", sign="text=Nothing waits", steps=offline_steps.ask_to_leave),
    Screen("administration", "/admin", who=ADMIN),
    Screen("people", "/admin/people", who=ADMIN),
    Screen("person to add", "/admin/add/person", who=ADMIN, sign="main >> form", steps=managing.lack_a_name),
    Screen("person to change", "/admin/people/{person}", who=ADMIN, steps=managing.change_the_manager),
    Screen("person who leaves", "/admin/people/{person}/departure", who=ADMIN),
    Screen("teams", "/admin/teams", who=ADMIN, sign="main >> li a >> nth=3"),
    Screen("team", "/admin/teams/fs1", who=ADMIN, steps=managing.lack_a_name),
    Screen("sites", "/admin/sites", who=ADMIN),
    Screen("site", "/admin/sites/riv", who=ADMIN, steps=managing.ask_to_close),
    Screen("floor", "/admin/floors/riv-2", who=ADMIN, sign="main >> h3"),
    Screen("plan to change", "/admin/floors/riv-2/plan", who=ADMIN, sign="main >> img", steps=managing.too_big_a_plan),
    Screen("places", "/admin/floors/riv-2/place", who=ADMIN, sign="main >> img", steps=managing.move_one),
    Screen("places of bays", "/admin/floors/brook-3/place", who=ADMIN, sign="main >> img"),
    Screen("row to add", "/admin/floors/riv-2/row", who=ADMIN, sign="main >> form"),
    Screen("space to change", "/admin/floors/riv-2/spaces/{free}", who=ADMIN, steps=managing.ask_to_close),
    Screen("zone", "/admin/zones/riv-2-b", who=ADMIN, steps=managing.lack_a_name),
    Screen("queues", "/admin/queues", who=ADMIN, sign="main >> li a >> nth=2"),
    Screen("queue", "/admin/queues/parking", who=ADMIN, steps=managing.ask_to_close),
    Screen("categories", "/admin/categories", who=ADMIN, sign="main >> li a >> nth=2"),
    Screen("category", "/admin/categories/it", who=ADMIN, steps=managing.add_a_chip),
    Screen("sign in, not known", "/sign-in?problem=unknown", who=None, sign="main >> [role=alert]"),
    Screen("sign in, link mailed", "/sign-in", who=None, sign="main >> label", steps=trust_steps.link_sent),
    Screen("sign in by a link", "/sign-in/link/x", who=None, sign="main >> button"),
    Screen("privacy notice", "/privacy", who=None, sign="text=Estuary Council is the controller"),
    Screen("accessibility statement", "/accessibility", who=None, sign="text=Estuary Council is committed"),
    Screen("what Roost knows of me", "/me/record", sign="text=Who looked at my record"),
    Screen("import", "/admin/import", who=ADMIN, sign="#files", steps=trust_steps.what_would_change),
    Screen("import of wrong files", "/admin/import", who=ADMIN, sign="#files", steps=trust_steps.wrong_files),
    Screen("tokens", "/admin/tokens", who=ADMIN, steps=trust_steps.make_token),
    Screen("webhooks", "/admin/webhooks", who=ADMIN, steps=trust_steps.new_webhook),
    Screen("roles by group", "/admin/roles", who=ADMIN, sign="main >> form", steps=trust_steps.two_rows),
    Screen("audit", "/admin/audit", who=ADMIN, sign="main ol.card > li"),
    Screen("somebody's record", "/admin", who=ADMIN, steps=trust_steps.look_at_a_record),
    Screen("how long things are kept", "/admin/retention", who=ADMIN, steps=trust_steps.too_few_days),
    Screen("how Roost is doing", "/admin/health", who=ADMIN),
    Screen("nothing there", "/plan/a/b/c", sign="text=Go to Today"),
]


async def go(person: Person, screen: Screen, day: str) -> Page:
    """Opens `screen` and waits until it stands."""
    path = screen.path.replace("{day}", day)
    if screen.who is not None:
        await person.clear(day)
    if "{free}" in path or "{taken}" in path:
        spaces = [one for one in await person.spaces("riv-2", day) if one["zone"] == "riv-2-a"]
        path = path.replace("{free}", next(one["id"] for one in spaces if not one["spans"]))
        path = path.replace("{taken}", next(one["id"] for one in spaces if one["spans"]))
    if "{person}" in path:
        path = path.replace("{person}", (await person.get("/api/admin/people", q="chloe clarke"))["people"][0]["id"])
    if "{code}" in path:
        path = path.replace("{code}", await report_steps.some_code(person))
    if "{issue}" in path:
        path = path.replace("{issue}", str((await report(person, "nothing works here"))["number"]))
    if "{wall}" in path:
        path = path.replace("{wall}", await wall_link(person))
    await person.page.goto(path)
    await expect(person.page.locator(screen.sign).first).to_be_visible()
    await screen.steps(person.page)
    return person.page
