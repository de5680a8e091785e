"""What browsers are told to forbid themselves, on every answer, also on those that no handler made."""

from collections.abc import Iterable

from roost.kit.requests import App, Message, Receive, Scope, Send

# Everything a page loads is a file of our own; nothing is inline; nobody may show us in a frame.
PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# An answer of the API is no page: opened as one (a plan is an SVG), it may run and load nothing. Plans are drawings
# with styles of their own.
DATA = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Half a year and no preload: a council that gives the name up must be able to.
_HTTPS = {"Strict-Transport-Security": "max-age=15552000"}

Raw = list[tuple[bytes, bytes]]


def _raw(headers: dict[str, str]) -> Raw:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


class SafeHeaders:
    """ASGI middleware. A handler that sets its own Content-Security-Policy or Cache-Control keeps it."""

    def __init__(self, app: App, *, https: bool) -> None:
        always = _ALWAYS | (_HTTPS if https else {})
        self._app = app
        self._always = _raw(always)
        self._page_policy = _raw({"Content-Security-Policy": PAGES})
        self._data_policy = _raw({"Content-Security-Policy": DATA})
        # What the API answers is about people unless the handler says otherwise.
        self._keep_nothing = _raw({"Cache-Control": "no-store"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        api = scope["path"].startswith(("/api/", "/health"))

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers: Raw = list(message["headers"])
                said = _names(headers)
                headers += self._always
                if b"content-security-policy" not in said:
                    headers += self._data_policy if api else self._page_policy
                if api and b"cache-control" not in said:
                    headers += self._keep_nothing
                message["headers"] = headers
            await send(message)

        await self._app(scope, receive, send_safely)


def _names(headers: Iterable[tuple[bytes, bytes]]) -> set[bytes]:
    return {name for name, _ in headers}
