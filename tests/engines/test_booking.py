"""Signing in and booking in WebKit."""

from tests.browser.people import NIMMI
from tests.engines.phone import Phone


def quiet_day(phone: Phone) -> str:
    """An open day after today on which this person has nothing and is offered a desk and a bay."""
    days = next(one["days"] for one in phone.ask("/api/sites")["sites"] if one["code"] == "riv")
    day = str([one["day"] for one in days[1:] if one["open"]][1])
    for booking in phone.ask(f"/api/days/{day}")["mine"]:
        phone.ask(f"/api/bookings/{booking['id']}/cancellation", "POST")
    return day


def live(phone: Phone, day: str) -> list[str]:
    """What they have booked that day, by kind."""
    found = phone.ask(f"/api/bookings?from={day}&to={day}")["bookings"]
    return sorted(one["space"]["kind"] for one in found if one["state"] == "booked")


def test_the_screen_is_as_wide_as_a_phones(phone: Phone) -> None:
    phone.go("/")
    assert phone.driver.execute_script("return [innerWidth, innerHeight]") == [390, 844]
    assert "AppleWebKit" in phone.driver.execute_script("return navigator.userAgent")
    assert not phone.driver.execute_script("return 'chrome' in window")


def test_somebody_finds_their_name_and_signs_in(phone: Phone) -> None:
    phone.go("/plan?site=gun")
    phone.until(lambda: phone.heading() == "Sign in", "the sign-in screen")
    phone.one("input", "Find a person").send_keys("nimmi fl")
    found = "document.querySelectorAll('main li').length === 1"
    phone.until(lambda: phone.driver.execute_script(f"return {found}"), "a list of one person")
    phone.tap("Nimmi Flint")
    phone.until(lambda: phone.heading() == "Plan", "the plan")
    phone.says("Gun Lane Centre")


def test_two_taps_lead_to_a_desk_and_a_bay(phone: Phone) -> None:
    phone.sign_in(NIMMI)
    day = quiet_day(phone)
    phone.go("/")
    phone.one(f'nav[aria-label="Day"] a[href*="{day}"]', "").click()
    phone.tap("Book desk and bay")
    phone.one("h2", "Booked")
    assert live(phone, day) == ["bay", "desk"]


def test_what_was_cancelled_comes_back_with_undo(phone: Phone) -> None:
    phone.sign_in(NIMMI)
    day = quiet_day(phone)
    phone.go(f"/?day={day}")
    phone.tap("Book desk and bay")
    phone.tap("Cancel desk .* and bay")
    phone.one("h2", "Free for you")
    assert live(phone, day) == []
    phone.tap("Undo")
    phone.one("h2", "Booked")
    assert live(phone, day) == ["bay", "desk"]
