"""Messages as they are sent: Standard Webhooks for programs, an Adaptive Card for a Teams workflow.

What Teams takes: Microsoft Learn, “Create incoming webhooks with Workflows for Microsoft Teams”; at most 28 KB.
"""

from datetime import UTC
from typing import Any

import msgspec

from roost.webhooks.told import Told
from roost.webhooks.wire import WebhookFormat

# Of what people wrote; a board's words have fewer.
MOST = 600


def body_of(told: Told, format_: WebhookFormat, address: str) -> str:
    """What is sent. `address`: our own, without a final slash, for whoever wants to read on."""
    message = card_of(told, address) if format_ == "teams" else envelope_of(told, address)
    return msgspec.json.encode(message).decode()


def envelope_of(told: Told, address: str) -> dict[str, Any]:
    """`{type, timestamp, data}`, with our page about it as `data.url` where there is one."""
    data = told.data | ({"url": address + told.path} if told.path else {})
    return {"type": told.type, "timestamp": told.at.astimezone(UTC).isoformat().replace("+00:00", "Z"), "data": data}


def card_of(told: Told, address: str) -> dict[str, Any]:
    """A message with one card: its title, its lines, and a button that opens Roost."""
    body: list[dict[str, Any]] = [
        {"type": "TextBlock", "text": plain(told.title), "weight": "Bolder", "size": "Medium", "wrap": True}
    ]
    body += [{"type": "TextBlock", "text": plain(line), "wrap": True, "spacing": "Small"} for line in told.lines]
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }
    if told.path:
        card["actions"] = [{"type": "Action.OpenUrl", "title": "Open in Roost", "url": address + told.path}]
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


def plain(text: str) -> str:
    """Words as they are: a TextBlock would read some of Markdown in them, links among it."""
    short = text if len(text) <= MOST else text[: MOST - 1] + "…"
    return "".join(f"\\{sign}" if sign in "\\`*_[]()#~|" else sign for sign in short)
