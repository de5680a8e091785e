"""WebKit, the engine of every iPhone, on a phone's screen; and a real server at the end of a line that can be cut."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from roost.kit.embedded import EmbeddedPostgres
from tests.engines.line import Line
from tests.engines.phone import PATIENCE, SCREEN, Phone
from tests.support import ServerProcess

NEEDS = "install Debian's packages webkit2gtk-driver and xvfb, or name the driver with WEBKIT=…"


@pytest.fixture(scope="session")
def served(postgres: EmbeddedPostgres, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a `roost serve --demo` of its own."""
    folder = tmp_path_factory.mktemp("demonstration")
    url = postgres.create_database("roost_engines", template)
    server = ServerProcess({"DEMO_DATABASE_URL": url, "ROOST_DATA": str(folder)}, folder / "log", "--demo")
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The name of a display as large as a phone."""
    xvfb = shutil.which("Xvfb") or pytest.fail(f"There is no Xvfb: {NEEDS}", pytrace=False)
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait()


@pytest.fixture
def line(served: str) -> Iterator[Line]:
    line = Line(int(served.rsplit(":", 1)[1]))
    yield line
    line.cut()


@pytest.fixture
def phone(line: Line, screen: str, tmp_path: Path) -> Iterator[Phone]:
    """A browser that has never been anywhere: WebDriver's has no past, as one of private browsing has none."""
    program = os.environ.get("WEBKIT") or shutil.which("WebKitWebDriver")
    if program is None:
        pytest.fail(f"There is no WebKitWebDriver: {NEEDS}", pytrace=False)
    environment = {
        "PATH": os.defpath,
        "HOME": str(tmp_path),
        "DISPLAY": screen,
        "GDK_BACKEND": "x11",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "NO_AT_BRIDGE": "1",
    }
    service, driver = started(program, environment)
    try:
        driver.file_detector = UselessFileDetector()  # a photo is where the browser is; nothing has to be carried there
        driver.set_window_size(*SCREEN)  # without a window manager nobody else does
        phone = Phone(driver, line.url)
        phone.until(lambda: driver.execute_script("return innerWidth") == SCREEN[0], "a screen as wide as a phone's")
        yield phone
        driver.quit()
    finally:
        service.stop()


def started(program: str, environment: dict[str, str]) -> tuple[Service, WebDriver]:
    """A driver and its browser. A browser that dies before it has reported is waited for by its driver for ever."""
    options = Options()
    options.add_argument("--automation")
    options.add_argument("--full-screen")  # a window's tools are wider than a phone
    tries = 3
    while True:
        # Not selenium's own class for it, which may look for a driver on the internet.
        service = Service(program, env=environment)
        service.start()
        line = RemoteConnection(client_config=ClientConfig(service.service_url, timeout=PATIENCE))
        try:
            return service, Remote(line, options=options)
        except HTTPError:
            service.stop()
            tries -= 1
            if not tries:
                raise
