"""How fast we may go: Telegram turns away more than 30 messages a second, and more than 20 a minute in one group (Bots FAQ)."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import AIORateLimiter

JSONDict = dict[str, Any]


class PaceKeeper(AIORateLimiter):
    """The library's limiter, with what shows no new message counted apart.

    There everything in a group draws on one allowance, so that progress shown in a message would hold up the answer to a person. Here
    edits have their own, of the same size, and looking or taking away is free.
    """

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | JSONDict | list[JSONDict]:
        """As in the library; ``data`` serves it only to tell the chat by."""
        chat = data.get("chat_id")
        if endpoint.startswith("edit") and _is_group(chat):
            chat = f"edits:{chat}"
        elif endpoint.startswith(("get", "delete")):
            chat = None
        return await super().process_request(
            callback, args, kwargs, endpoint, {**data, "chat_id": chat}, rate_limit_args
        )


def _is_group(chat: object) -> bool:
    return isinstance(chat, int) and chat < 0
