"""What people type does no harm in a Telegram message, and no message is too long."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import bot_api
import pytest
from telegram import User
from telegram_chat import Chat

from bots import sentences
from bots.telegram import questions, render
from bots.telegram.questions import Question
from core.events import (
    ClipDeleted,
    ClipReady,
    ClipsInspired,
    Event,
    JobCancelled,
    JobFailed,
    JobProgressed,
    JobQueued,
    JobRefused,
    PostFailed,
)
from core.generation.lineage import Family, Kinsman
from core.generation.remix import Draft
from core.wording import N_, speaker


async def test_markup_and_mentions_in_a_prompt_stay_text(chat: Chat) -> None:
    status = await chat.status(text="/generate <b>fox</b> & @ben <a href='https://example.com'>x</a>")
    assert "&lt;b&gt;fox&lt;/b&gt; &amp; @\u200bben" in status["text"]
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    assert "<b>&lt;b&gt;fox" in status["caption"]


LONG = {
    "mentions": "@fox " * 190,
    "emojis": "🦊" * 990,
    "markup": "<b>&" * 240,
    "words": "a red fox & " * 80,
}


def events(prompt: str) -> list[Event]:
    words = tuple(f"@{number}🦊{'x' * 30}" for number in range(40))
    reason = N_("I am not allowed to post there any more.")
    shared: dict[str, Any] = {"job_id": "j", "language": "de", "prompt": prompt}
    clip: dict[str, Any] = {"video": "clip/clip.mp4", "clip_id": "01" * 13}
    return [
        JobQueued(**shared, author="Ada", position=3, wait_seconds=90, unresolved=words),
        JobProgressed(**shared, author="Ada", share=0.5, phase="drawing", position=0, wait_seconds=None),
        ClipReady(
            **shared, **clip, author="@Ä🦊" * 25, author_user="1", poster="p", width=1, height=1, seconds=12, seed=2**31 - 1,
            unresolved=words,
        ),
        ClipReady(
            **shared, **clip, author="@Ä🦊" * 25, author_user="1", poster="p", width=1, height=1, seconds=12, seed=2**31 - 1,
            unresolved=words, parent="p", parent_prompt=prompt, parent_author="@Ä🦊" * 25, other_prompt=prompt, how="mash_up",
            change=words, inspired=1000,
        ),
        ClipsInspired(**shared, author_user="1", count=50, names=words, clips=("01" * 13,)),
        JobRefused(**shared, sentence="{what}", values={"what": prompt * 5}),
        JobCancelled(**shared),
        JobFailed(**shared, reference="0" * 8),
        ClipDeleted("j", "de", "c"),
        PostFailed(**shared, **clip, author_user="1", reason=reason),
    ]  # fmt: skip


@pytest.mark.parametrize("prompt", LONG.values(), ids=LONG.keys())
def test_nothing_we_say_is_too_long_for_telegram(prompt: str) -> None:
    note = sentences.too_big("https://clips.example/clip/" + "0" * 26, speaker("de"))
    for event in events(prompt):
        post = render.render(event)
        limit = 1024 if isinstance(event, ClipReady | PostFailed) else 4096
        assert bot_api.shown({"parse_mode": "HTML"}, post.text) <= limit, event.kind
        if isinstance(event, ClipReady | PostFailed):
            linked = render.linked(event, note, "https://t.me/c/1234567890/123/456789").text
            assert bot_api.shown({"parse_mode": "HTML"}, linked) <= 1024, event.kind
            assert note in linked
        if isinstance(event, PostFailed):
            assert speaker("de")(event.reason) in post.text
            assert speaker("de")(event.reason) in linked


@pytest.mark.parametrize("prompt", LONG.values(), ids=LONG.keys())
def test_no_card_question_or_tree_is_too_long_for_telegram(prompt: str) -> None:
    say, one = speaker("de"), "01" * 13
    words = tuple(f"@{number}🦊{'x' * 30}" for number in range(40))
    draft = Draft(one, one, "remix", prompt, prompt, "@Ä🦊" * 25, words, 3, 90, unread=words)
    kin = Kinsman(one, None, None, 0, "", (), "@Ä🦊" * 25, prompt, "p", False, datetime.now(UTC))
    kids = tuple(replace(kin, id=f"{number:026}", parent_id=one, change=words) for number in range(400))
    bot, question = User(1, "Riffreel", True, username="r" * 32), Question("edit", one, 2**31)
    posts = [
        render.draft(draft, say, render.mention(1, "Ä🦊" * 40)).text,
        render.tree(Family(kin, (kin,), kids, 401, 400), say, "https://clips.example/lineage/" + one).text,
        questions.text(question, bot, say, render.mention(1, "Ä🦊" * 40), prompt),
    ]
    for text in posts:
        assert bot_api.shown({"parse_mode": "HTML"}, text) <= 4096
        assert "@Ä" not in text.replace(f"<code>{html.escape(prompt, quote=False)}</code>", "")
    assert len(question.encode()) <= 64
    assert questions.parse(question.encode()) == question


@pytest.mark.parametrize("prompt", LONG.values(), ids=LONG.keys())
async def test_a_long_prompt_gets_its_clip_with_a_caption(chat: Chat, prompt: str) -> None:
    status = await chat.status(text=f"/generate {prompt}")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    assert status["caption"].startswith("<b>")
    assert len(chat.api.called("editMessageMedia")) == 1


async def test_no_link_is_previewed(chat: Chat) -> None:
    await chat.status(text="/generate https://example.com")
    await chat.status(text="/queue")
    await chat.api.press(chat.ada, chat.api.sent(1)[0], "Cancel")
    await chat.until(lambda: chat.api.called("editMessageText"))
    for fields in chat.api.called("sendMessage") + chat.api.called("editMessageText"):
        assert json.loads(fields["link_preview_options"])["is_disabled"]
