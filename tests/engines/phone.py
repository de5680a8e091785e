"""A phone with WebKit on it, in words of what a person sees and does."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from selenium.common.exceptions import ElementClickInterceptedException, TimeoutException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

SCREEN = 390, 844
PATIENCE = 60  # seconds for what takes one, on a machine that does much else
ASK = """
const [path, method, body, done] = arguments;
const headers = body ? { 'Content-Type': 'application/json' } : {};
fetch(path, { method, headers, body: body ?? undefined })
  .then(async (it) => done([it.status, await it.text()]), (error) => done([0, String(error)]));
"""

T = TypeVar("T")


class Phone:
    """One person's phone; `line` is how far it is from the server."""

    def __init__(self, driver: WebDriver, url: str) -> None:
        self.driver = driver
        self.url = url

    def go(self, path: str) -> None:
        self.driver.get(self.url + path)

    def afresh(self) -> None:
        """Closes what is open, as somebody who swipes the app away, and begins with an empty window."""
        old = self.driver.current_window_handle
        self.driver.switch_to.new_window("window")
        new = self.driver.current_window_handle
        self.driver.switch_to.window(old)
        self.driver.close()
        self.driver.switch_to.window(new)
        self.driver.set_window_size(*SCREEN)

    def until(self, ask: Callable[[], T], what: str) -> T:
        """The first answer that counts as true. What is asked of an element that is drawn anew meanwhile fails, by
        various names: it is asked again."""
        waiting = WebDriverWait(self.driver, PATIENCE, 0.05, [WebDriverException])
        try:
            return waiting.until(lambda _: ask())
        except TimeoutException:
            raise AssertionError(f"{what} did not come to be; the screen said:\n{self.text()}") from None

    def text(self) -> str:
        """What the screen says."""
        return self.driver.find_element(By.TAG_NAME, "body").text

    def says(self, words: str) -> None:
        self.until(lambda: words in self.text(), f"“{words}”")

    def heading(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "h1").text

    def one(self, kind: str, name: str) -> WebElement:
        """The first that is seen of this kind (a CSS selector) whose name begins so (a pattern)."""

        def look() -> WebElement | None:
            found = self.driver.find_elements(By.CSS_SELECTOR, kind)
            return next((it for it in found if re.match(name, it.accessible_name) and it.is_displayed()), None)

        return self.until(look, f"{kind} “{name}”")

    def tap(self, name: str, kind: str = "button, a[href]") -> None:
        def click() -> bool:
            # Something else may come to lie there between the look and the tap, and go again.
            with suppress(ElementClickInterceptedException):
                self.one(kind, name).click()
                return True
            return False

        self.until(click, f"a tap on {kind} “{name}”")

    def choose(self, name: str) -> None:
        """A radio button or a box to tick, which our own style lays over."""
        found = self.one_hidden("input[type=radio], input[type=checkbox]", name)
        self.driver.execute_script("arguments[0].closest('label')?.scrollIntoView({ block: 'center' })", found)
        self.driver.execute_script("arguments[0].click()", found)

    def one_hidden(self, kind: str, name: str) -> WebElement:
        def look() -> WebElement | None:
            found = self.driver.find_elements(By.CSS_SELECTOR, kind)
            return next((it for it in found if re.match(name, it.accessible_name)), None)

        return self.until(look, f"{kind} “{name}”")

    def ask(self, path: str, method: str = "GET", body: object = None) -> Any:
        """Asks the server as the page does."""
        status, answer = self.driver.execute_async_script(ASK, path, method, body and json.dumps(body))
        assert 200 <= status < 300, f"{method} {path}: {status} {answer}"
        return json.loads(answer) if answer else None

    def sign_in(self, email: str) -> None:
        """Without the screen for it."""
        self.go("/")
        self.ask("/api/session", "POST", {"email": email})
