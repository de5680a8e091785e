"""Which requests are the front end's, and what they get."""

import re
from html import escape

from roost.kit.requests import App, Receive, Scope, Send
from roost.web.files import INDEX, Answer, Files

# The screens of frontend/src: each address opens the shell. Any other address is a plain 404, so that a mistyped link
# does not pass for a screen.
SCREENS = re.compile(r"/|/(back|sign-in|me|plan|list|space|at)(/[^/]*)*")
_APPLICATION = ("/api/", "/health/")


def _page(status: int, title: str, words: str, extra: str = "") -> Answer:
    body = (
        f'<!doctype html>\n<html lang="en-GB"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)} · Roost</title>'
        f"<h1>{escape(title)}</h1><p>{escape(words)}</p>{extra}</html>\n"
    ).encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"content-length", b"%d" % len(body)),
    ]
    return Answer(status, headers, body)


NO_SUCH_PAGE = _page(
    404, "There is no such page", "The address may be mistyped, or old.", '<p><a href="/">Go to Today</a></p>'
)
NOT_BUILT = _page(
    503,
    "The screens are not built yet",
    "Run “make run” in the folder of Roost: it builds them and starts again. The API is there already.",
    '<p><a href="/api">The API</a></p>',
)


class Front:
    """ASGI: the API and /health go to `app`, everything else is the front end."""

    def __init__(self, app: App, files: Files) -> None:
        self._app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or f"{scope['path']}/".startswith(_APPLICATION):
            await self._app(scope, receive, send)
            return
        answer = self._answer(scope)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})

    def _answer(self, scope: Scope) -> Answer:
        path, method = scope["path"], scope["method"]
        if method not in ("GET", "HEAD"):
            wrong = _page(405, "Not possible here", "This address can only be looked at.")
            return Answer(405, [*wrong.headers, (b"allow", b"GET, HEAD")], wrong.body)
        screen = SCREENS.fullmatch(path)
        if screen and not self._files.built:
            return NOT_BUILT
        request = dict(scope["headers"])
        return self._files.answer(INDEX if screen else path, request) or NO_SUCH_PAGE
