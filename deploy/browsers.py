"""The browsers of the tests: a Chromium, and WebKit, the engine of every iPhone, with a screen for it."""

import contextlib
import os
import shutil
import subprocess
from pathlib import Path

from doing import apt_install, call, ends_well, fail, has_apt, read

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
TRY = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom", "about:blank")
ENGINE = ("webkit2gtk-driver", "xvfb")  # Debian's packages, and Ubuntu's


def browser(venv: Path) -> Path:
    """The path of a Chromium that starts; which one is noted in `venv`."""
    stamp = venv / "browser"
    named = os.environ.get("CHROME", "")
    if named:
        path = Path(shutil.which(named) or named)
        return path if starts(path) else fail(f"CHROME={named} is no browser that starts.")
    known = Path(read(stamp) or "/nowhere")
    if known.exists():
        return known
    for look in (on_path, lambda: playwrights(venv), debians):
        found = look()
        if found is not None and starts(found):
            stamp.write_text(str(found))
            return found
    fail("No Chromium could be found or installed. Install one, or name it: make test CHROME=/path/to/chromium")


def on_path() -> Path | None:
    return next((Path(found) for name in NAMES if (found := shutil.which(name))), None)


def playwrights(venv: Path) -> Path | None:
    python = str(venv / "bin" / "python")
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"
    with contextlib.suppress(subprocess.SubprocessError):
        call("Getting Playwright's Chromium", [python, "-m", "playwright", "install", "chromium"], may_fail=True)
        return Path(subprocess.check_output([python, "-c", ask], text=True).strip())
    return None


def debians() -> Path | None:
    if not has_apt():
        return None
    apt_install("chromium")
    return on_path()


def starts(path: Path) -> bool:
    return ends_well([str(path), *TRY])


def engine() -> Path:
    """The path of a WebKitWebDriver that runs; the Xvfb that its browser draws on is on PATH."""
    named = os.environ.get("WEBKIT", "")
    if not ready(named) and not named and has_apt():
        apt_install(*ENGINE)
    if driver := ready(named):
        return driver
    if named:
        fail(f"WEBKIT={named} is no WebKitWebDriver that runs, or there is no Xvfb.")
    fail(f"No WebKit could be found or installed. As root: apt-get install {' '.join(ENGINE)}; then make again.")


def ready(named: str) -> Path | None:
    driver = shutil.which(named or "WebKitWebDriver")
    if driver is None or shutil.which("Xvfb") is None:
        return None
    return Path(driver) if ends_well([driver, "--help"]) else None
