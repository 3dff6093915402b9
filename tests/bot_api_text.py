"""Texts and messages as the Bot API hands them over: markup parsed into entities, replies one deep."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

KINDS = {"b": "bold", "i": "italic", "code": "code", "a": "text_link"}


def units(text: str) -> int:
    """UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.entities: list[dict[str, Any]] = []
        self.open: list[tuple[str, dict[str, Any]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KINDS:
            raise ValueError(f'unsupported start tag "{tag}"')
        entity: dict[str, Any] = {"type": KINDS[tag], "offset": units(self.text)}
        link = dict(attrs).get("href") or ""
        if link.startswith("tg://user?"):
            number = int(parse_qs(urlsplit(link).query)["id"][0])
            entity |= {"type": "text_mention", "user": {"id": number, "is_bot": False, "first_name": str(number)}}
        elif link:
            entity["url"] = link
        self.open.append((tag, entity))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise ValueError(f'unexpected end tag "{tag}"')
        _, entity = self.open.pop()
        self.entities.append(entity | {"length": units(self.text) - entity["offset"]})

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(markup: str) -> tuple[str, list[dict[str, Any]]]:
    """The text of HTML as Telegram takes it, and its entities. ValueError for what it would not take."""
    parser = _Markup()
    parser.feed(markup)
    parser.close()
    if parser.open:
        raise ValueError("can't find end tag")
    return parser.text, parser.entities


def wired(value: Any, replies: bool = True) -> Any:
    """A value with every message in it as bots get it: without what only tests look at, and a reply without its own reply."""
    if isinstance(value, list):
        return [wired(part, replies) for part in value]
    if not isinstance(value, dict):
        return value
    if "message_id" not in value or "chat" not in value:
        return {name: wired(part, replies) for name, part in value.items()}
    message = {name: part for name, part in value.items() if name not in ("html", "form", "reply_to_message")}
    if value.get("html"):
        for field, entities in (("text", "entities"), ("caption", "caption_entities")):
            if field in message:
                message[field], message[entities] = parsed(message[field])
    if replies and "reply_to_message" in value:
        message["reply_to_message"] = wired(value["reply_to_message"], replies=False)
    return message
