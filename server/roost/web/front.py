"""Which requests are the front end's, and what they get."""

import base64
import hashlib
import re
from dataclasses import replace
from html import escape

from roost.kit.requests import App, Receive, Scope, Send
from roost.web.files import INDEX, Answer, Files
from roost.web.security_txt import PATH as SECURITY
from roost.web.security_txt import SecurityText

# The screens of frontend/src: each address opens the shell. Any other address is a plain 404, so that a mistyped link
# does not pass for a screen.
_FIRST = (
    "back|sign-in|me|plan|list|space|at|report|receipt|board|issue|triage|fixes|register|scorecard|walks|digest|wall"
    "|unsubscribe|admin|privacy|accessibility"
)
SCREENS = re.compile(rf"/|/({_FIRST})(/[^/]*)*")
_APPLICATION = ("/api/", "/health/")
# What Today asks first. A browser that reads so in the page's own headers asks while the script is still on its way:
# one round trip less, where each takes long. Only of whoever has a session, never of what a service worker keeps.
_TODAY = "/"
_ASK_WHO = (b"link", b"</api/me>; rel=preload; as=fetch; crossorigin")
# What a mail says for whoever shows it, which sends its yes there (RFC 8058). An older mail program opens it for a
# person to read: that is the screen.
_UNSUBSCRIBE = "/api/unsubscribe/"


# These pages stand alone, without the front end's files: the look of its first screen, in both schemes. The policy of
# every page forbids inline styles; these pages bring a policy of their own, which names this one by its hash.
_STYLE = """
:root { color-scheme: light dark; background: light-dark(#f6f7f9, #0f1318); color: light-dark(#14181f, #eef2f6) }
body { max-width: 36rem; margin: 0 auto; padding: 3rem 1rem; font: 100%/1.5 system-ui, sans-serif }
h1 { font-size: 1.5rem; line-height: 1.2 }
a { display: inline-block; padding: .625rem 0; color: light-dark(#0b5c5a, #5fd0c5); text-underline-offset: .2em }
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def _page(status: int, title: str, words: str, extra: str = "") -> Answer:
    body = (
        f'<!doctype html>\n<html lang="en-GB"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)} · Roost</title>'
        f"<style>{_STYLE}</style>"
        f"<h1>{escape(title)}</h1><p>{escape(words)}</p>{extra}</html>\n"
    ).encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", _POLICY.encode()),
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

    def __init__(self, app: App, files: Files, security: SecurityText) -> None:
        self._app = app
        self._files = files
        self._security = security

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or f"{scope['path']}/".startswith(_APPLICATION):
            if not _opened_from_a_mail(scope):
                await self._app(scope, receive, send)
                return
            location = (scope.get("raw_path") or scope["path"].encode()).removeprefix(b"/api")
            answer = Answer(
                303, [(b"location", location), (b"cache-control", b"no-store"), (b"content-length", b"0")], b""
            )
        else:
            answer = self._answer(scope)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})

    def _answer(self, scope: Scope) -> Answer:
        path, method = scope["path"], scope["method"]
        if method not in ("GET", "HEAD"):
            wrong = _page(405, "Not possible here", "This address can only be looked at.")
            return Answer(405, [*wrong.headers, (b"allow", b"GET, HEAD")], wrong.body)
        if path == SECURITY:
            return self._security.answer() or NO_SUCH_PAGE
        screen = SCREENS.fullmatch(path)
        if screen and not self._files.built:
            return NOT_BUILT
        request = dict(scope["headers"])
        answer = self._files.answer(INDEX if screen else path, request) or NO_SUCH_PAGE
        if (
            path == _TODAY
            and request.get(b"sec-fetch-dest") == b"document"
            and b"roost=" in request.get(b"cookie", b"")
        ):
            return replace(answer, headers=[*answer.headers, _ASK_WHO])
        return answer


def _opened_from_a_mail(scope: Scope) -> bool:
    path: str = scope["path"]
    if scope["type"] != "http" or scope["method"] != "GET" or not path.startswith(_UNSUBSCRIBE):
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
