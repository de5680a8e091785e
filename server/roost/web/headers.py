"""What browsers are told to forbid themselves, on every answer, also on those that no handler made."""

from roost.kit.requests import App, Message, Receive, Scope, Send

# Everything a page loads is a file of our own; nothing is inline; nobody may show us in a frame.
PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
# An answer of the API is no page: opened as one (a plan is an SVG), it may run and load nothing at all and is of no
# origin.
DATA = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"

_ALWAYS = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
_PAGE = {
    "Content-Security-Policy": PAGES,
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# What the API answers is about people, unless the handler says otherwise. No more headers than mean something for
# data: the server writes and checks each one of them for every answer.
_DATA = {"Content-Security-Policy": DATA, "Cache-Control": "no-store"}
# What a page is made of is no page itself; opened as one (an icon is an SVG), it may do nothing either. Half a kilobyte
# less for each of them, on the way to a phone in a stairwell. The service worker is none of them: what came with its
# script is the policy for all that it fetches.
_PART = {"Content-Security-Policy": DATA}
_WORKER = "/sw.js"
# A year, as ASVS 3.4.1 has it, and no preload: a council that gives the name up must be able to.
_HTTPS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}

Raw = list[tuple[bytes, bytes]]


def _raw(headers: dict[str, str]) -> Raw:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def _is_no_page(headers: dict[bytes, bytes]) -> bool:
    return not headers.get(b"content-type", b"text/html").startswith(b"text/html")


class SafeHeaders:
    """ASGI middleware. A handler that sets one of these headers itself keeps its own."""

    def __init__(self, app: App, *, https: bool) -> None:
        always = _ALWAYS | (_HTTPS if https else {})
        self._app = app
        self._page = _raw(always | _PAGE)
        self._data = _raw(always | _DATA)
        self._part = _raw(always | _PART)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        # The address of the API itself is a page, with or without a slash.
        ours = self._data if path.startswith(("/api/", "/health")) and path != "/api/" else self._page

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers: Raw = message["headers"]
                said = dict(headers)
                part = ours is self._page and path != _WORKER and message["status"] < 400 and _is_no_page(said)
                more = self._part if part else ours
                message["headers"] = [*headers, *[header for header in more if header[0] not in said]]
            await send(message)

        await self._app(scope, receive, send_safely)
