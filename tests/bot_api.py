"""A Bot API server in miniature, for driving a real python-telegram-bot application over HTTP.

It keeps chats and messages as Telegram does as far as a bot can tell: message ids per chat, edits only of what exists, captions
and keyboards, the limits on their length and age, groups that become supergroups, updates by long polling or by webhook with the
secret header, and errors on demand.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web
from bot_api_text import parsed, units, wired

TOKEN = "123456:test-token"
BOT = {"id": 123456, "is_bot": True, "first_name": "Riffreel", "username": "riffreel_bot"}
LARGE = -1_001_234_567_890
"""A supergroup with an id as they have it, so that its messages have addresses."""
MAX_UPLOAD = 60_000_000
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
MAX_CAPTION = 1024
MAX_TEXT = 4096
DELETABLE_SECONDS = 48 * 3600


class ApiError(Exception):
    """An error answer."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        self.code, self.description, self.parameters = code, description, parameters or {}


@dataclass
class Fault:
    """What happens instead of (or after) the next call of a method."""

    error: ApiError | None = None
    drop_answer: bool = False


@dataclass
class BotApi:
    """The server's state. ``calls`` are (method, fields) in order."""

    url: str = ""
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    messages: dict[int, dict[int, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    admins: set[tuple[int, int]] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    webhook: dict[str, Any] = field(default_factory=dict)
    supergroups: dict[int, int] = field(default_factory=dict)
    old_queries: set[str] = field(default_factory=set)
    privacy: bool = True
    """Privacy mode, as a new bot has it."""
    strangers: set[int] = field(default_factory=set)
    """People who never pressed Start."""
    pressed: list[str] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    _ids: Any = field(default_factory=lambda: itertools.count(100))
    _update_ids: Any = field(default_factory=lambda: itertools.count(1000))
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    # --- what tests do as people ---------------------------------------------------------------------------------

    def user(self, user_id: int, name: str, language: str = "en") -> dict[str, Any]:
        self.chats[user_id] = {"id": user_id, "type": "private", "first_name": name}
        return {"id": user_id, "is_bot": False, "first_name": name, "language_code": language}

    def group(self, chat_id: int, title: str = "Film club", kind: str = "supergroup", name: str | None = None) -> int:
        self.chats[chat_id] = {"id": chat_id, "type": kind, "title": title}
        if name is not None:
            self.chats[chat_id]["username"] = name
        return chat_id

    def topic(self, chat: int, title: str = "Remixes") -> int:
        """A new topic's id: that of the message that opened it."""
        self.chats[chat]["is_forum"] = True
        opening = self._store(chat, {"from": ANONYMOUS, "forum_topic_created": {"name": title, "icon_color": 0}})
        opening |= {"message_thread_id": opening["message_id"], "is_topic_message": True}
        return int(opening["message_id"])

    async def say(
        self,
        user: dict[str, Any],
        text: str,
        chat: int | None = None,
        reply_to: dict[str, Any] | None = None,
        topic: int | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """A person's message; commands get their entity as the apps send it. An administrator may be `ANONYMOUS`.

        The bot hears of it as far as privacy mode lets it: commands, replies to its own messages, and everything in private.
        """
        where = chat or user["id"]
        message = self._store(where, {"from": user, "text": text, **more})
        if user is ANONYMOUS:
            message["sender_chat"] = message["chat"]
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
            message["reply_to_message"] = self.messages[where][topic]
        if reply_to is not None:
            message["reply_to_message"] = reply_to
        to_bot = reply_to is not None and reply_to["from"]["id"] == BOT["id"]
        if not self.privacy or where > 0 or text.startswith("/") or to_bot:
            await self.emit({"message": message})
        return message

    async def change(self, message: dict[str, Any], text: str) -> None:
        """A person edits their message."""
        message |= {"text": text, "edit_date": int(time.time())}
        await self.emit({"edited_message": message})

    async def press(self, user: dict[str, Any], message: dict[str, Any], label: str, late: bool = False) -> str:
        """Press an inline button; gives the callback's id. ``late``: the bot learns of it only after a minute."""
        buttons = [b for row in message["reply_markup"]["inline_keyboard"] for b in row if b["text"] == label]
        assert buttons, f"no button {label!r} on {message}"
        return await self.press_data(user, message, buttons[0]["callback_data"], late)

    async def press_data(self, user: dict[str, Any], message: dict[str, Any], data: str, late: bool = False) -> str:
        query = str(next(self._ids))
        self.pressed.append(query)
        if late:
            self.old_queries.add(query)
        await self.emit(
            {"callback_query": {"id": query, "from": user, "message": message, "chat_instance": "1", "data": data}}
        )
        return query

    async def emit(self, update: dict[str, Any], update_id: int | None = None) -> int:
        """Hand an update to the bot."""
        number = update_id if update_id is not None else next(self._update_ids)
        update = {"update_id": number, **{kind: wired(content) for kind, content in update.items()}}
        if self.webhook.get("url"):
            await self._call_webhook(update)
        else:
            self.updates.append(update)
            self._news.set()
        return number

    async def _call_webhook(self, update: dict[str, Any]) -> None:
        """Hand an update over, again if nobody listens yet: a bot may name its address before it opens it."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        async with aiohttp.ClientSession() as session, asyncio.timeout(5):
            while True:
                try:
                    async with session.post(self.webhook["url"], json=update, headers=headers) as answer:
                        assert answer.status == 200, await answer.text()
                        return
                except aiohttp.ClientConnectorError:
                    await asyncio.sleep(0.05)

    def upgrade(self, chat: int) -> int:
        """The group becomes a supergroup with another id, empty as far as bots can tell."""
        self.supergroups[chat] = new = chat * 1000
        return self.group(new, self.chats[chat]["title"])

    async def announce_upgrade(self, chat: int, new: int) -> None:
        """Both chats say so, which everybody hears."""
        user = {"id": 1, "is_bot": False, "first_name": "Ada"}
        await self.emit({"message": self._store(chat, {"from": user, "migrate_to_chat_id": new})})
        await self.emit({"message": self._store(new, {"from": ANONYMOUS, "migrate_from_chat_id": chat})})

    # --- what tests look at --------------------------------------------------------------------------------------

    def sent(self, chat: int) -> list[dict[str, Any]]:
        """The bot's messages in a chat, oldest first."""
        return [m for _, m in sorted(self.messages[chat].items()) if m["from"]["id"] == BOT["id"]]

    def called(self, method: str) -> list[dict[str, Any]]:
        return [fields for name, fields in self.calls if name == method]

    def fail(self, method: str, code: int, description: str, **parameters: Any) -> None:
        """The next call of the method is refused with this error."""
        self.faults[method].append(Fault(error=ApiError(code, description, parameters)))

    def lose_answer(self, method: str) -> None:
        """The next call of the method is carried out, but the connection breaks before the answer."""
        self.faults[method].append(Fault(drop_answer=True))

    # --- methods -------------------------------------------------------------------------------------------------

    def _store(self, chat: int, content: dict[str, Any]) -> dict[str, Any]:
        number = next(self._ids)
        message = {"message_id": number, "date": int(time.time()), "chat": self.chats[chat], **content}
        self.messages[chat][number] = message
        return message

    def _chat(self, fields: dict[str, Any]) -> int:
        chat = int(fields["chat_id"])
        if chat not in self.chats:
            raise ApiError(400, "Bad Request: chat not found")
        if chat in self.strangers:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if chat in self.supergroups:
            moved = {"migrate_to_chat_id": self.supergroups[chat]}
            raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", moved)
        return chat

    def _own(self, fields: dict[str, Any]) -> dict[str, Any]:
        message = self.messages[self._chat(fields)].get(int(fields["message_id"]))
        if message is None:
            raise ApiError(400, "Bad Request: message to edit not found")
        if message["from"]["id"] != BOT["id"]:
            raise ApiError(400, "Bad Request: message can't be edited")
        return message

    def _post(self, fields: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(fields)
        reply = json.loads(fields["reply_parameters"]) if fields.get("reply_parameters") else None
        there = self.messages[chat].get(reply["message_id"]) if reply else None
        if reply and there is None and not reply.get("allow_sending_without_reply"):
            raise ApiError(400, "Bad Request: message to be replied not found")
        message = self._store(chat, {"from": BOT, "html": fields.get("parse_mode") == "HTML", **content})
        if fields.get("message_thread_id"):
            topic = int(fields["message_thread_id"])
            message |= {"message_thread_id": topic, "is_topic_message": True}
            message["reply_to_message"] = self.messages[chat][topic]
        if there is not None:
            message["reply_to_message"] = there
        self._keyboard(message, fields)
        return message

    def _keyboard(self, message: dict[str, Any], fields: dict[str, Any]) -> None:
        message.pop("reply_markup", None)
        message.pop("form", None)
        if fields.get("reply_markup"):
            markup = json.loads(fields["reply_markup"])
            for row in markup.get("inline_keyboard", []):
                for button in row:
                    if len(button.get("callback_data", "").encode()) > 64:
                        raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
                    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
                        raise ApiError(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
            if "inline_keyboard" in markup:  # the only kind that a message shows to bots
                message["reply_markup"] = markup
            else:
                message["form"] = markup

    def _file(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, bytes):
            raise ApiError(400, "Bad Request: wrong file identifier")
        name = f"file-{len(self.files)}"
        self.files[name] = value
        return {"file_id": name, "file_unique_id": name, "file_size": len(value)}

    def getme(self, fields: dict[str, Any]) -> Any:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    def setmycommands(self, fields: dict[str, Any]) -> Any:
        return True

    def setwebhook(self, fields: dict[str, Any]) -> Any:
        self.webhook = dict(fields)
        return True

    def deletewebhook(self, fields: dict[str, Any]) -> Any:
        self.webhook = {}
        return True

    def getwebhookinfo(self, fields: dict[str, Any]) -> Any:
        return {"url": self.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": 0}

    def sendchataction(self, fields: dict[str, Any]) -> Any:
        return True

    def sendmessage(self, fields: dict[str, Any]) -> Any:
        return self._post(fields, {"text": _text(fields)})

    def sendvideo(self, fields: dict[str, Any]) -> Any:
        return self._post(fields, {"video": self._video(fields["video"], fields), "caption": _caption(fields)})

    def _video(self, value: Any, fields: dict[str, Any]) -> dict[str, Any]:
        size = {name: int(fields.get(name) or 1) for name in ("width", "height", "duration")}
        return {**self._file(value), **size}

    def editmessagetext(self, fields: dict[str, Any]) -> Any:
        message = self._own(fields)
        if "text" not in message:
            raise ApiError(400, "Bad Request: there is no text in the message to edit")
        markup = json.loads(fields["reply_markup"]) if fields.get("reply_markup") else None
        text = _text(fields)
        if message["text"] == text and message.get("reply_markup") == markup:
            raise ApiError(400, "Bad Request: message is not modified")
        message["text"] = text
        self._keyboard(message, fields)
        return message

    def editmessagereplymarkup(self, fields: dict[str, Any]) -> Any:
        message = self._own(fields)
        markup = json.loads(fields["reply_markup"]) if fields.get("reply_markup") else None
        if message.get("reply_markup") == markup:
            raise ApiError(400, "Bad Request: message is not modified")
        self._keyboard(message, fields)
        return message

    def getchat(self, fields: dict[str, Any]) -> Any:
        gifts = dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        )
        full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
        return {**self.chats[self._chat(fields)], **full}

    def editmessagemedia(self, fields: dict[str, Any]) -> Any:
        message = self._own(fields)
        wanted = json.loads(fields["media"])
        caption = _caption(wanted)
        data = fields[wanted["media"].removeprefix("attach://")]
        message.pop("text", None)
        message.pop("video", None)
        if wanted["type"] == "video":
            message["video"] = self._video(data, wanted)
        else:
            message["photo"] = [{**self._file(data), "width": 64, "height": 64}]
        message["caption"] = caption
        self._keyboard(message, fields)
        return message

    def deletemessage(self, fields: dict[str, Any]) -> Any:
        messages, number = self.messages[self._chat(fields)], int(fields["message_id"])
        if number not in messages:
            raise ApiError(400, "Bad Request: message to delete not found")
        if time.time() - messages[number]["date"] > DELETABLE_SECONDS:
            raise ApiError(400, "Bad Request: message can't be deleted for everyone")
        del messages[number]
        return True

    def answercallbackquery(self, fields: dict[str, Any]) -> Any:
        if fields["callback_query_id"] in self.old_queries:
            raise ApiError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(fields.get("text") or "") > 200:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    def getchatmember(self, fields: dict[str, Any]) -> Any:
        chat, user = self._chat(fields), int(fields["user_id"])
        person = {"id": user, "is_bot": False, "first_name": str(user)}
        if (chat, user) not in self.admins:
            return {"status": "member", "user": person}
        rights = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
            "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
        )
        return {"status": "administrator", "user": person, **dict.fromkeys(rights.split(), True)}

    async def getupdates(self, fields: dict[str, Any]) -> Any:
        offset = int(fields.get("offset") or 0)
        wanted = {"update_id", *json.loads(fields.get("allowed_updates") or "[]")}
        self.updates = [u for u in self.updates if u["update_id"] >= offset and (len(wanted) == 1 or set(u) <= wanted)]
        if not self.updates:
            self._news.clear()
            try:
                async with asyncio.timeout(min(float(fields.get("timeout") or 0), 2.0)):
                    await self._news.wait()
            except TimeoutError:
                return []
        return self.updates

    # --- the wire ------------------------------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)
        name = request.match_info["method"]
        fields = await _fields(request)
        if name != "getUpdates":
            self.calls.append((name, fields))
        fault = self.faults[name].pop(0) if self.faults[name] else Fault()
        try:
            if fault.error is not None:
                raise fault.error
            result = getattr(self, name.lower())(fields)
            result = wired(await result if asyncio.iscoroutine(result) else result)
        except ApiError as error:
            answer = {"ok": False, "error_code": error.code, "description": error.description}
            if error.parameters:
                answer["parameters"] = error.parameters
            return web.json_response(answer, status=error.code)
        if fault.drop_answer:
            assert request.transport is not None
            request.transport.abort()
        return web.json_response({"ok": True, "result": result})


def shown(fields: dict[str, Any], text: str) -> int:
    """UTF-16 units of a text once its markup is parsed."""
    if fields.get("parse_mode") == "HTML":
        try:
            text, _ = parsed(text)
        except ValueError as error:
            raise ApiError(400, f"Bad Request: can't parse entities: {error}") from None
    return units(text)


def _text(fields: dict[str, Any]) -> str:
    text = str(fields.get("text") or "")
    if not text:
        raise ApiError(400, "Bad Request: message text is empty")
    if shown(fields, text) > MAX_TEXT:
        raise ApiError(400, "Bad Request: message is too long")
    return text


def _caption(fields: dict[str, Any]) -> str:
    caption = str(fields.get("caption") or "")
    if shown(fields, caption) > MAX_CAPTION:
        raise ApiError(400, "Bad Request: message caption is too long")
    return caption


async def _fields(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        loaded: dict[str, Any] = await request.json()
        return loaded
    posted = await request.post()
    return {name: value.file.read() if isinstance(value, web.FileField) else value for name, value in posted.items()}


@asynccontextmanager
async def bot_api() -> AsyncIterator[BotApi]:
    """The server on a free loopback port."""
    state = BotApi()
    application = web.Application(client_max_size=MAX_UPLOAD)
    application.router.add_route("*", "/bot{token}/{method}", state.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    state.url = f"http://127.0.0.1:{port}"
    try:
        yield state
    finally:
        await runner.cleanup()
