"""Draws the icons of the installed app from the mark in index.html, and takes the pictures that its manifest shows.

    python frontend/scripts/pictures.py [http://127.0.0.1:8000]

The pictures are of a running demonstration, whose address is the argument; without one only the icons are made. Needs
what the browser tests need: Playwright and a Chromium (CHROME, or the first on PATH).
"""

import io
import os
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote

from PIL import Image
from playwright.sync_api import APIRequestContext, Browser, sync_playwright

FRONTEND = Path(__file__).parents[1]
ICONS = FRONTEND / "public/icons"
PICTURES = FRONTEND / "public/screenshots"
BRAND = "#0b5c5a"
# A maskable icon may be cut to a circle of four fifths of its width; iOS only rounds the corners.
SAFE, ROUNDED = 0.74, 0.86
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
WHO = "nimmi.flint@estuary.example"


def mark() -> str:
    """The SVG of the page's own icon."""
    page = (FRONTEND / "index.html").read_text()
    found = re.search(r'href="data:image/svg\+xml,([^"]+)"', page)
    assert found, "index.html has lost its icon"
    return unquote(found[1])


def shapes(svg: str) -> str:
    """What is drawn on the mark's ground."""
    return svg[svg.index("/>") + 2 : svg.rindex("</svg>")]


def icons() -> dict[str, tuple[str, int]]:
    """The drawing and the width in pixels of each icon, by its file's name."""

    def filled(size: float) -> str:
        ground = f"<rect width='32' height='32' fill='{BRAND}'/>"
        drawn = f"<g transform='translate(16 16) scale({size}) translate(-16.7 -16.7)'>{shapes(mark())}</g>"
        return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>{ground}{drawn}</svg>"

    # Beside the clock of a phone only the outline is used: white on nothing.
    outline = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='2 2 29 29'>{shapes(mark())}</svg>"
    return {
        "icon-192.png": (mark(), 192),
        "icon-512.png": (mark(), 512),
        "maskable-192.png": (filled(SAFE), 192),
        "maskable-512.png": (filled(SAFE), 512),
        "apple-180.png": (filled(ROUNDED), 180),
        "badge-96.png": (outline, 96),
    }


def draw(browser: Browser, svg: str, width: int) -> bytes:
    page = browser.new_page(viewport={"width": width, "height": width})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{width}px}}</style>{svg}")
    drawn = page.screenshot(omit_background=True)
    page.close()
    return drawn


def save(picture: bytes, path: Path, colours: int) -> None:
    """As a PNG with a palette: a third of the size, and nobody sees it."""
    image = Image.open(io.BytesIO(picture)).convert("RGBA")
    if image.getextrema()[3] == (255, 255):
        image = image.convert("RGB").quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    else:
        image = image.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(FRONTEND)}: {path.stat().st_size / 1024:.1f} KB\n")


def free_day(of: APIRequestContext) -> str:
    """A day on which the person of the pictures may be offered a desk and a bay."""
    site = next(one for one in of.get("/api/sites").json()["sites"] if one["code"] == "riv")
    for day in (one["day"] for one in site["days"] if one["open"]):
        offer = of.get("/api/suggestion", params={"site": "riv", "day": day, "starts": "09:00", "ends": "17:00"}).json()
        if offer["desk"] and offer["bay"]:
            return str(day)
    raise SystemExit("There is no day with a desk and a bay to offer: start a new demonstration.")


def pictures(browser: Browser, address: str) -> None:
    for name, size, path, sign in (
        ("today", PHONE, "/?day={day}", "text=Leaders in"),
        ("plan", PHONE, "/plan/riv-2/riv-2-a?day={day}", "main [role=group] a"),
        ("board", LAPTOP, "/board", "#col-cannot"),
    ):
        context = browser.new_context(base_url=address, viewport=size, service_workers="block")  # type: ignore[arg-type]
        answer = context.request.post("/api/session", data={"email": WHO}, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.ok, answer.text()
        page = context.new_page()
        page.goto(path.replace("{day}", free_day(context.request)))
        page.locator(sign).first.wait_for()
        save(page.screenshot(), PICTURES / f"{name}.png", 200)
        context.close()


def main() -> None:
    chrome = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=["--headless", "--no-sandbox"])
        (ICONS / "icon.svg").write_text(mark() + "\n")
        for name, (svg, width) in icons().items():
            save(draw(browser, svg, width), ICONS / name, 64)
        for address in sys.argv[1:]:
            pictures(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
