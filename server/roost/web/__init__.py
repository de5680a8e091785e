"""What stands between the world and the API: the built front end, safe headers, and the answer to "are you well?"."""

from collections.abc import Sequence

from roost.kit.clock import Clock, now
from roost.kit.requests import App, Guard
from roost.kit.variables import Network
from roost.web.about import About
from roost.web.about import routes as about_routes
from roost.web.events import routes as event_routes
from roost.web.files import DIST, Files
from roost.web.front import Front
from roost.web.headers import SafeHeaders
from roost.web.health import routes
from roost.web.proxies import Forwarded
from roost.web.security_txt import SecurityText
from roost.web.squeezed import Squeezed
from roost.web.uploads import form_of
from roost.web.watching import routes as watching_routes

__all__ = ["DIST", "About", "Files", "about_routes", "around", "event_routes", "routes", "watching_routes"]


def around(
    app: App,
    *,
    address: str,
    files: Files,
    demo: bool = False,
    trusted_proxies: Sequence[Network] = (),
    contact: str | None = None,
    clock: Clock = now,
) -> App:
    """`app`, the API, with everything around it; `address` is ours as the settings have it, `trusted_proxies` those
    that may say for whom they ask, `contact` whom to write to about what is not safe.

    It goes around Litestar as a whole (`app.asgi_handler`), because Litestar's own middleware does not see a request
    whose address has no handler.
    """
    security = SecurityText(contact, address, clock)
    guarded = Guard(Front(Squeezed(app), files, security), address=address, demo=demo, form_of=form_of)
    safe = SafeHeaders(guarded, https=address.startswith("https://"))
    return Forwarded(safe, trusted_proxies) if trusted_proxies else safe
