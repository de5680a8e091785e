"""Without a line to the server, in WebKit: Roost opens, and a report waits on the phone until it has gone out, once."""

import io
from pathlib import Path

import httpx
import pytest
from PIL import Image

from tests.browser.people import ANGUS, NIMMI, SAME_SITE, SAMIR
from tests.browser.reporting import tag
from tests.engines.line import Line
from tests.engines.phone import Phone

DESK = {"floor": "riv-2", "label": "2A02"}
# Looking before Roost has made its database must not make an empty one in its place.
READS = """
const [store, done] = arguments;
const opening = indexedDB.open('roost');
opening.onupgradeneeded = () => opening.transaction.abort();
opening.onerror = () => done([]);
opening.onsuccess = () => {
  const db = opening.result;
  const end = (found) => { db.close(); done(found); };
  const keys = db.transaction(store).objectStore(store).getAllKeys();
  keys.onsuccess = () => end(keys.result.map(String));
};
"""
WORKER = "navigator.serviceWorker.ready.then(() => arguments[0](true))"


def settle_in(phone: Phone, email: str) -> None:
    """Signed in, and here before: the worker keeps the shell, and Today has been read."""
    phone.sign_in(email)
    phone.go("/")
    phone.says("Leaders in")
    phone.driver.execute_async_script(WORKER)
    phone.until(lambda: "day/" in kept(phone), "Today on the phone")


def kept(phone: Phone) -> str:
    """The names of all that was read and is still on the phone."""
    return " ".join(phone.driver.execute_async_script(READS, "reads"))


def open_report(phone: Phone) -> None:
    """The sheet of a desk."""
    today = phone.ask("/api/sites")["sites"][0]["today"]
    spaces = phone.ask(f"/api/floors/{DESK['floor']}/days/{today}")["spaces"]
    desk = next(one["id"] for one in spaces if one["label"] == DESK["label"])
    phone.go(f"/report?space={desk}&floor={DESK['floor']}")
    phone.one("button[aria-pressed=true]", f"Desk {DESK['label']}")


def write(phone: Phone, words: str) -> None:
    phone.choose("No socket in reach")
    phone.one("textarea, input", "In one sentence").send_keys(words)


def cut(phone: Phone, line: Line) -> None:
    """Cut, and seen by whoever taps: what the screen says of it moves what is below."""
    line.cut()
    phone.says("No signal")


def said(served: str, email: str, words: str) -> list[dict[str, object]]:
    """What the server holds of these words, asked around the line."""
    with httpx.Client(base_url=served, headers=SAME_SITE) as client:
        client.post("/api/session", json={"email": email})
        mine = client.get("/api/issues", params={"mine": "true"}).json()["issues"]
        return [one for one in mine if one["words"] == words]


def goes_out(phone: Phone, served: str, email: str, words: str) -> dict[str, object]:
    """What had waited arrives, nothing waits any more, and it is there once."""
    phone.go("/me/waiting")
    phone.until(lambda: said(served, email, words), "the report at the server")
    [issue] = said(served, email, words)
    phone.says(f"It is #{issue['number']}")
    phone.says("Nothing waits")
    assert "waiting" not in phone.one("header", "").text
    assert len(said(served, email, words)) == 1
    return issue


def test_roost_opens_without_a_line_and_shows_what_was_read(phone: Phone, line: Line) -> None:
    settle_in(phone, NIMMI)
    phone.afresh()
    line.cut()
    phone.go("/")
    phone.says("As of ")
    phone.says("Leaders in")


@pytest.mark.parametrize("opened_again", [False, True], ids=["at once", "after Roost was closed"])
def test_a_report_without_a_line_is_kept_and_counted_and_goes_out_once(
    phone: Phone, line: Line, served: str, opened_again: bool
) -> None:
    settle_in(phone, SAMIR)
    open_report(phone)
    words = f"under the table {tag()}"
    write(phone, words)
    cut(phone, line)
    phone.tap("Send$")
    phone.says("Kept on this phone")
    phone.one("header a", "1 waiting")
    if opened_again:
        phone.afresh()
        phone.go("/me/waiting")
        phone.says(words)
        phone.one("header a", "1 waiting")
    assert said(served, SAMIR, words) == []
    line.mend()
    goes_out(phone, served, SAMIR, words)


def test_a_report_whose_answer_was_lost_goes_out_once(phone: Phone, line: Line, served: str) -> None:
    settle_in(phone, SAMIR)
    open_report(phone)
    words = f"behind the screen {tag()}"
    write(phone, words)
    line.swallow_answers()
    phone.tap("Send$")
    phone.says("Kept on this phone")
    assert len(said(served, SAMIR, words)) == 1, "it has to reach the server"
    line.mend()
    goes_out(phone, served, SAMIR, words)


def test_a_photo_waits_with_its_report_and_arrives(phone: Phone, line: Line, served: str, tmp_path: Path) -> None:
    settle_in(phone, ANGUS)
    open_report(phone)
    words = f"hangs by its cable {tag()}"
    write(phone, words)
    taken = tmp_path / "desk.png"
    image = Image.new("RGB", (2400, 1800), (210, 200, 180))
    image.paste((20, 60, 160), (0, 0, 1200, 900))
    image.save(taken)
    phone.driver.find_elements("css selector", "input[type=file]")[-1].send_keys(str(taken))
    phone.choose("No screens, papers or faces")
    cut(phone, line)
    phone.tap("Send$")
    phone.says("Kept on this phone")
    phone.afresh()
    phone.go("/me/waiting")
    phone.says("with a photo")
    line.mend()
    issue = goes_out(phone, served, ANGUS, words)
    with httpx.Client(base_url=served, headers=SAME_SITE) as client:
        client.post("/api/session", json={"email": ANGUS})
        arrived = Image.open(io.BytesIO(client.get(f"/api/issues/{issue['number']}/photo").content)).convert("RGB")
    assert arrived.size == (1600, 1200)
    for at, colour in (((300, 300), (20, 60, 160)), ((1200, 900), (210, 200, 180))):
        assert all(abs(one - other) < 12 for one, other in zip(arrived.getpixel(at), colour, strict=True)), at
