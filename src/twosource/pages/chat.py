"""Telegram's chat export (`result.json`): every message with text is a page, its forward and edit kept."""

import json

from twosource.errors import BadInput
from twosource.model import Page, Told, page_id

LEAST = 20
"""Letters below which a message is a greeting or a caption of a few words, no report."""


def read_telegram(data: bytes, path: str, url: str | None = None) -> list[Page]:
    """The messages of one or of all exported chats. Errors: BadInput for damaged JSON or an export without text."""
    try:
        export = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise BadInput(f"{path}: damaged JSON", "export the chat again") from None
    chats = export.get("chats", {}).get("list", []) if isinstance(export.get("chats"), dict) else [export]
    pages = [p for chat in chats if isinstance(chat, dict) for p in _chat(chat, path)]
    if not pages:
        raise BadInput(f"{path}: a chat export without text", "export the chat with its messages")
    return pages


def _chat(chat: dict[str, object], path: str) -> list[Page]:
    messages = chat.get("messages")
    if not isinstance(messages, list):
        return []
    return [
        p
        for m in messages
        if isinstance(m, dict) and m.get("type", "message") == "message"
        for p in _page(m, chat, path)
    ]


def _page(message: dict[str, object], chat: dict[str, object], path: str) -> list[Page]:
    text = _words(message.get("text"))
    if sum(c.isalpha() for c in text) < LEAST:
        return []
    forward = message.get("forwarded_from")
    content = f"Forwarded from {forward}\n\n{text}" if isinstance(forward, str) and forward else text
    name = chat.get("name")
    sender = message.get("from") if isinstance(message.get("from"), str) else None
    told = Told(
        byline=(str(sender),) if sender and sender != name else (),
        publisher=str(name) if name else None,
        published=_time(message, "date"),
        modified=_time(message, "edited"),
        how="chat export",
    )
    number = message.get("id")
    own = page_id(json.dumps([chat.get("id"), number, content], ensure_ascii=False).encode("utf-8", "replace"))
    return [Page(own, (f"{path}#{number}",), "text", content, told=told, size=len(content))]


def _words(text: object) -> str:
    """A message's text: a string, or pieces of which some are links and marks."""
    if isinstance(text, str):
        return text.strip()
    if not isinstance(text, list):
        return ""
    pieces = [p if isinstance(p, str) else str(p.get("text", "")) if isinstance(p, dict) else "" for p in text]
    return "".join(pieces).strip()


def _time(message: dict[str, object], key: str) -> str | None:
    """Local time of the exporting machine, as written: the export gives no zone."""
    value = message.get(key)
    return value if isinstance(value, str) and value[:4] != "1970" else None
