"""The real Telegram application over HTTP against a small Bot API server, by long polling and by webhook."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import bot_api
import pytest
from bot_api import ANONYMOUS, BOT, TOKEN, BotApi
from conftest import FinishJob
from noise import noisy_video
from pydantic import SecretStr
from sqlmodel import select

from bots import sentences
from bots.entry import run_telegram
from bots.telegram import client, render
from bots.options import Wish, wish_of
from core.app import App, open_app
from core.errors import Refusal
from core.events import (
    ClipDeleted,
    ClipReady,
    Event,
    JobCancelled,
    JobFailed,
    JobProgressed,
    JobQueued,
    JobRefused,
    PostFailed,
)
from core.generation.scene import Shape
from core.settings import Settings
from core.tables import DeliveryRow, DeliveryState, JobRow, JobState
from core.wording import N_, speaker


@dataclass
class Chat:
    """A running bot, its server, and the people who talk to it."""

    api: BotApi
    app: App
    finish: FinishJob
    ada: dict[str, Any] = field(init=False)
    ben: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.ada, self.ben = self.api.user(1, "Ada"), self.api.user(2, "Ben")
        self.group = self.api.group(-100)

    async def until(self, condition: Callable[[], Any], seconds: float = 5) -> Any:
        async with asyncio.timeout(seconds):
            while True:
                value = condition()
                if isinstance(value, Awaitable):
                    value = await value
                if value:
                    return value
                await asyncio.sleep(0.02)

    async def jobs(self) -> list[JobRow]:
        async with self.app.database.read() as session:
            return list((await session.exec(select(JobRow).order_by(JobRow.id))).all())

    async def status(
        self, who: dict[str, Any] | None = None, text: str = "/generate a red fox", chat: int | None = None
    ) -> Any:
        """Say something and wait for the answer, and for the bot to have noted it."""
        who = who or self.ada
        before = len(self.api.sent(chat or who["id"]))
        await self.api.say(who, text, chat)
        answers = await self.until(lambda: self.api.sent(chat or who["id"])[before:])
        await self.until(self.noted)
        return answers[0]

    async def noted(self) -> bool:
        return all(job.status_message is not None for job in await self.jobs())

    async def clip(self, chat: int | None = None) -> dict[str, Any]:
        """A clip, posted."""
        status = await self.status(chat=chat)
        await self.finish(self.app, (await self.jobs())[-1].id)
        await self.until(lambda: "video" in status)
        await self.until(self.all_posted)
        return status

    async def all_posted(self) -> bool:
        return all(job.state == JobState.POSTED for job in await self.jobs())


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api.bot_api() as state:
        yield state


@pytest.fixture
def settings(settings: Settings, api: BotApi) -> Settings:
    return settings.model_copy(update={"telegram_token": SecretStr(TOKEN), "telegram_api_url": api.url})


@asynccontextmanager
async def running(app: App, api: BotApi) -> AsyncIterator[None]:
    """The bot, started, and stopped at the end."""
    calls = len(api.calls)
    task = asyncio.create_task(client.serve(app))
    try:
        async with asyncio.timeout(10):
            # The menu comes in two languages, then it listens.
            while not any(name in ("deleteWebhook", "setWebhook") for name, _ in api.calls[calls:]):
                await asyncio.sleep(0.02)
                if task.done():
                    task.result()
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def chat(app: App, api: BotApi, finish_job: FinishJob) -> AsyncIterator[Chat]:
    async with running(app, api):
        yield Chat(api, app, finish_job)


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for button in message["reply_markup"]["inline_keyboard"][0]]


async def test_generate_is_answered_with_the_place_in_line_and_becomes_the_clip(chat: Chat) -> None:
    status = await chat.status()
    assert "Got it: next in line" in status["text"]
    assert status["reply_to_message"]["text"] == "/generate a red fox"
    assert [b["text"] for b in status["reply_markup"]["inline_keyboard"][0]] == ["Cancel"]
    (job,) = await chat.jobs()
    await chat.finish(chat.app, job.id)
    await chat.until(lambda: "video" in status)
    assert "text" not in status
    assert status["caption"].startswith("<b>a red fox</b>\nby <a")
    assert [b["text"] for b in status["reply_markup"]["inline_keyboard"][0]] == ["Re-roll", "Delete"]
    assert (status["video"]["width"], status["video"]["height"]) == (64, 48)
    await chat.until(chat.all_posted)
    assert len(chat.api.sent(1)) == 1


async def test_a_group_member_names_the_bot_and_gets_an_answer_there(chat: Chat) -> None:
    status = await chat.status(text="/generate@riffreel_bot a red fox", chat=chat.group)
    assert "Got it" in status["text"]
    (job,) = await chat.jobs()
    assert (job.address["channel"], job.address["community"], job.address["private"]) == ("-100", "-100", False)


async def test_generate_alone_asks_for_a_sentence_and_takes_the_reply(chat: Chat) -> None:
    question = await chat.status(text="/generate")
    assert '"force_reply": true' in chat.api.called("sendMessage")[0]["reply_markup"]
    await chat.api.say(chat.ada, "a red fox", reply_to=question)
    await chat.until(lambda: len(chat.api.sent(1)) == 2)
    assert (await chat.jobs())[0].prompt == "a red fox"


async def test_a_reply_to_anything_else_is_not_taken_for_a_prompt(chat: Chat) -> None:
    status = await chat.status()
    await chat.api.say(chat.ada, "how nice", reply_to=status)
    await chat.status(chat.ben)
    assert len(await chat.jobs()) == 2


async def test_an_update_handed_over_again_after_the_clip_was_posted_leaves_that_alone(chat: Chat) -> None:
    message = await chat.api.say(chat.ada, "/generate a red fox")
    (status,) = await chat.until(lambda: chat.api.sent(1))
    await chat.until(chat.noted)
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(chat.all_posted)
    await chat.api.emit({"message": message}, update_id=77_000)
    await chat.until(lambda: chat.api.called("deleteMessage"))
    assert chat.api.sent(1) == [status]
    assert len(await chat.jobs()) == 1


async def test_messages_of_two_chats_are_two_jobs_whatever_the_number_of_the_update(chat: Chat) -> None:
    first = await chat.api.say(chat.ada, "/generate a red fox")
    await chat.until(lambda: chat.api.sent(1))
    number = chat.api.updates[-1]["update_id"] if chat.api.updates else 1000
    second = {**first, "chat": chat.api.chats[2], "from": chat.ben}
    await chat.api.emit({"message": second}, update_id=number + 1)
    await chat.until(lambda: chat.api.sent(2))
    assert [job.origin for job in await chat.jobs()] == [
        f"telegram:{BOT['id']}:{who}:{first['message_id']}" for who in (1, 2)
    ]


async def test_a_lost_answer_to_the_upload_posts_the_clip_once(chat: Chat) -> None:
    status = await chat.status()
    chat.api.lose_answer("editMessageMedia")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(chat.all_posted, 10)
    assert len(chat.api.called("editMessageMedia")) == 2
    assert [m["message_id"] for m in chat.api.sent(1) if "video" in m] == [status["message_id"]]


async def test_when_the_answer_was_deleted_the_clip_is_sent_anew(chat: Chat) -> None:
    status = await chat.status()
    del chat.api.messages[1][status["message_id"]]
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(chat.all_posted)
    (sent,) = chat.api.sent(1)
    assert "video" in sent


async def test_an_uncertain_sending_is_not_repeated_but_offered_again(chat: Chat) -> None:
    status = await chat.status()
    del chat.api.messages[1][status["message_id"]]
    chat.api.lose_answer("sendVideo")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    notice = await chat.until(lambda: [m for m in chat.api.sent(1) if "text" in m], 10)
    assert "can't tell whether it arrived" in notice[0]["text"]
    assert len(chat.api.called("sendVideo")) == 1
    await chat.until(chat.all_posted)
    await chat.api.press(chat.ada, notice[0], "Post it again")
    await chat.until(lambda: len(chat.api.called("sendVideo")) == 2)


async def test_rate_limits_are_waited_out(chat: Chat) -> None:
    status = await chat.status()
    chat.api.fail("editMessageMedia", 429, "Too Many Requests: retry after 1", retry_after=1)
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status, 10)
    await chat.until(chat.all_posted)


async def test_when_the_chat_is_closed_to_us_the_author_gets_the_clip_in_private(chat: Chat) -> None:
    await chat.status(chat=chat.group)
    chat.api.fail("editMessageMedia", 403, "Forbidden: bot was kicked from the supergroup chat")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    (private,) = await chat.until(lambda: chat.api.sent(1))
    assert "I am not allowed to post there any more." in private["caption"]
    assert private["video"]["file_size"] > 0


async def test_an_author_who_never_spoke_to_the_bot_can_not_be_told_and_nothing_loops(chat: Chat) -> None:
    await chat.status(chat=chat.group)
    chat.api.fail("editMessageMedia", 403, "Forbidden: bot was kicked from the supergroup chat")
    chat.api.fail("sendVideo", 403, "Forbidden: bot can't initiate conversation with a user")
    await chat.finish(chat.app, (await chat.jobs())[0].id)

    async def given_up() -> bool:
        async with chat.app.database.read() as session:
            rows = (await session.exec(select(DeliveryRow))).all()
            return len(rows) == 2 and all(row.state == DeliveryState.FAILED for row in rows)

    await chat.until(given_up)


async def test_buttons_work_after_a_restart(app: App, api: BotApi, finish_job: FinishJob) -> None:
    async with running(app, api):
        chat = Chat(api, app, finish_job)
        message = await chat.clip(chat.group)
    async with running(app, api):
        await api.press(chat.ben, message, "Re-roll")
        await chat.until(lambda: len(api.sent(chat.group)) == 2)
        assert [job.author for job in await chat.jobs()] == ["Ada", "Ben"]
        query = await api.press(chat.ben, message, "Delete")
        refused = await chat.until(
            lambda: [c for c in api.called("answerCallbackQuery") if c["callback_query_id"] == query]
        )
        assert refused[0]["text"] == "Only Ada or a moderator can delete this."
        assert refused[0]["show_alert"] in ("true", "True")
        await api.press(chat.ada, message, "Delete")
        await chat.until(lambda: message["message_id"] not in api.messages[chat.group])


async def test_a_group_admin_may_delete_anybodys_clip(chat: Chat) -> None:
    message = await chat.clip(chat.group)
    chat.api.admins.add((chat.group, 2))
    await chat.api.press(chat.ben, message, "Delete")
    await chat.until(lambda: message["message_id"] not in chat.api.messages[chat.group])


async def test_a_clip_too_old_to_delete_has_its_video_replaced(chat: Chat) -> None:
    message = await chat.clip()
    message["date"] -= 49 * 3600
    await chat.api.press(chat.ada, message, "Delete")
    await chat.until(lambda: "photo" in message)
    assert "video" not in message
    assert message["caption"] == "This clip was deleted."


async def test_cancel_by_button_and_by_command(chat: Chat) -> None:
    status = await chat.status()
    await chat.api.press(chat.ada, status, "Cancel")
    await chat.until(lambda: "Cancelled." in status["text"])
    assert "reply_markup" not in status
    assert (await chat.jobs())[0].state == JobState.CANCELLED
    answer = await chat.status(text="/cancel")
    assert answer["text"] == "None of your clips is being made, so there is nothing to cancel."


async def test_queue_help_and_start_answer_in_the_persons_language(chat: Chat) -> None:
    for text in ("/queue", "/help", "/start"):
        assert (await chat.status(text=text))["text"]
    helped = await chat.status(text="/help")
    assert "/generate — say what to show" in helped["text"]
    menus = chat.api.called("setMyCommands")
    assert [menu.get("language_code") for menu in menus] == [None, "de"]
    assert {command["command"] for command in json.loads(menus[0]["commands"])} == {
        "generate",
        "queue",
        "cancel",
        "help",
    }


async def test_markup_and_mentions_in_a_prompt_stay_text(chat: Chat) -> None:
    status = await chat.status(text="/generate <b>fox</b> & @ben <a href='https://example.com'>x</a>")
    assert "&lt;b&gt;fox&lt;/b&gt; &amp; @\u200bben" in status["text"]
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    assert "<b>&lt;b&gt;fox" in status["caption"]


async def test_a_bug_is_apologised_for_with_a_reference(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    async def explode(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("core.generation.service.show_queue", explode)
    answer = await chat.status(text="/queue")
    assert "something broke on my side" in answer["text"]
    assert "secret" not in answer["text"]


async def test_an_old_or_forged_button_says_so(chat: Chat) -> None:
    status = await chat.status()
    query = await chat.api.press_data(chat.ada, status, "launch:rockets")
    (answer,) = await chat.until(
        lambda: [c for c in chat.api.called("answerCallbackQuery") if c["callback_query_id"] == query]
    )
    assert answer["text"] == "This button is too old to work."


async def test_a_clip_over_the_upload_limit_is_linked(api: BotApi, settings: Settings, finish_job: FinishJob) -> None:
    tight = settings.model_copy(update={"telegram_upload_limit": 900, "public_url": "https://clips.example"})
    async with open_app(tight) as app, running(app, api):
        chat = Chat(api, app, finish_job)
        status = await chat.status()
        clip_id = await finish_job(app, (await chat.jobs())[0].id)
        await chat.until(lambda: f"https://clips.example/clip/{clip_id}" in status["text"])
        assert [b["text"] for b in status["reply_markup"]["inline_keyboard"][0]] == ["Re-roll", "Delete"]


async def test_a_wrong_token_is_refused_with_what_to_do(settings: Settings) -> None:
    wrong = settings.model_copy(update={"telegram_token": SecretStr("1:wrong")})
    async with open_app(wrong) as app:
        with pytest.raises(Refusal, match="does not accept RIFFREEL_TELEGRAM_TOKEN"):
            await client.serve(app)


async def test_the_webhook_needs_a_secret(settings: Settings) -> None:
    open_to_all = settings.model_copy(update={"telegram_webhook_url": "https://example.com/hook"})
    async with open_app(open_to_all) as app:
        with pytest.raises(Refusal, match="WEBHOOK_SECRET is not set"):
            await client.serve(app)


async def test_by_webhook_the_same_works_and_a_wrong_secret_is_turned_away(
    api: BotApi, settings: Settings, finish_job: FinishJob
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/hook"
    hooked = settings.model_copy(
        update={
            "telegram_webhook_url": url,
            "telegram_webhook_secret": SecretStr("s3cret"),
            "telegram_webhook_port": port,
        }
    )
    async with open_app(hooked) as app, running(app, api):
        chat = Chat(api, app, finish_job)
        await chat.until(lambda: api.webhook.get("secret_token") == "s3cret")
        await chat.clip()
        forged = {
            "update_id": 1,
            "message": {"message_id": 5, "date": 0, "chat": api.chats[2], "from": chat.ben, "text": "/queue"},
        }
        async with aiohttp.ClientSession() as session:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
                async with session.post(url, json=forged, headers=headers) as answer:
                    assert answer.status == 403
        assert api.sent(2) == []


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("a red fox", Wish("a red fox")),
        ("--portrait a red fox --8s", Wish("a red fox", Shape.PORTRAIT, 8)),
        ("a red fox —square —seed 42", Wish("a red fox", Shape.SQUARE, 5, 42)),
        ("a fox --seconds=7 in snow", Wish("a fox in snow", Shape.LANDSCAPE, 7)),
        ("ein Fuchs --hochformat", Wish("ein Fuchs", Shape.PORTRAIT)),
        ("a fox — red as fire — runs", Wish("a fox — red as fire — runs")),
    ],
)
def test_options_are_taken_out_of_what_was_typed(text: str, wish: Wish) -> None:
    assert wish_of(text) == wish


def test_an_unknown_option_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="the option --fast"):
        wish_of("a fox --fast")


@pytest.mark.parametrize(
    "text",
    [
        "a giraffe — tall and proud",
        "a fox – wide awake",
        "ein Turm – hoch über dem Meer",
        "a plant —seed of all",
        "a -- fast -- fox",
    ],
)
def test_words_behind_a_dash_stay_in_the_sentence(text: str) -> None:
    assert wish_of(text) == Wish(text)


@pytest.mark.parametrize("text", ["a fox --seed", "a fox --seed red", "--seed=x a fox"])
def test_a_seed_without_a_number_is_asked_for(text: str) -> None:
    with pytest.raises(Refusal, match=r"Say a number after --seed, for example --seed 42\."):
        wish_of(text)


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
    clip = {"video": "clip/clip.mp4", "clip_id": "01" * 13}
    return [
        JobQueued(**shared, author="Ada", position=3, wait_seconds=90, unresolved=words),
        JobProgressed(**shared, author="Ada", share=0.5, phase="drawing", position=0, wait_seconds=None),
        ClipReady(
            **shared, **clip, author="@Ä🦊" * 25, author_user="1", poster="p", width=1, height=1, seconds=12, seed=2**31 - 1,
            unresolved=words,
        ),
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
            linked = render.linked(event, note).text
            assert bot_api.shown({"parse_mode": "HTML"}, linked) <= 1024, event.kind
            assert note in linked
        if isinstance(event, PostFailed):
            assert speaker("de")(event.reason) in post.text
            assert speaker("de")(event.reason) in linked


@pytest.mark.parametrize("prompt", LONG.values(), ids=LONG.keys())
async def test_a_long_prompt_gets_its_clip_with_a_caption(chat: Chat, prompt: str) -> None:
    status = await chat.status(text=f"/generate {prompt}")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    assert status["caption"].startswith("<b>")
    assert len(chat.api.called("editMessageMedia")) == 1


async def test_a_caption_that_is_not_accepted_gives_way_to_a_bare_one_at_once(chat: Chat) -> None:
    status = await chat.status()
    chat.api.fail("editMessageMedia", 400, "Bad Request: message caption is too long")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(chat.all_posted)
    assert status["caption"] == "Your clip is ready."
    assert labels(status) == ["Re-roll", "Delete"]
    assert len(chat.api.called("editMessageMedia")) == 2


async def test_what_telegram_refuses_for_good_is_not_sent_eight_times(chat: Chat) -> None:
    await chat.status(chat=chat.group)
    chat.api.fail("editMessageMedia", 400, "Bad Request: IMAGE_PROCESS_FAILED")
    chat.api.fail("sendVideo", 400, "Bad Request: IMAGE_PROCESS_FAILED")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    (private,) = await chat.until(lambda: chat.api.sent(1))
    assert "the platform did not accept it there." in private["caption"]
    assert len(chat.api.called("editMessageMedia")) == 1
    assert len(chat.api.called("sendVideo")) == 2


async def test_a_clip_too_big_whose_answer_was_deleted_is_linked_in_a_new_message(
    api: BotApi, settings: Settings, finish_job: FinishJob
) -> None:
    tight = settings.model_copy(update={"telegram_upload_limit": 900, "public_url": "https://clips.example"})
    async with open_app(tight) as app, running(app, api):
        chat = Chat(api, app, finish_job)
        status = await chat.status()
        del api.messages[1][status["message_id"]]
        clip_id = await finish_job(app, (await chat.jobs())[0].id)
        (sent,) = await chat.until(lambda: api.sent(1))
        assert f"https://clips.example/clip/{clip_id}" in sent["text"]
        await chat.until(chat.all_posted)


async def test_an_upload_that_the_server_finds_too_large_is_linked(
    api: BotApi, settings: Settings, finish_job: FinishJob
) -> None:
    async with open_app(settings.model_copy(update={"public_url": "https://clips.example"})) as app, running(app, api):
        chat = Chat(api, app, finish_job)
        status = await chat.status()
        api.fail("editMessageMedia", 413, "Request Entity Too Large")
        await finish_job(app, (await chat.jobs())[0].id)
        await chat.until(lambda: "https://clips.example/clip/" in status["text"])
        await chat.until(chat.all_posted)


async def test_a_clip_a_little_too_big_is_encoded_again(
    api: BotApi, settings: Settings, finish_job: FinishJob, tmp_path: Path
) -> None:
    limit = 200_000
    noisy_clip = noisy_video(tmp_path / "noisy.mp4")
    assert noisy_clip.stat().st_size > limit
    async with open_app(settings.model_copy(update={"telegram_upload_limit": limit})) as app, running(app, api):
        chat = Chat(api, app, finish_job)
        del api.messages[1][(await chat.status())["message_id"]]
        api.fail("sendVideo", 429, "Too Many Requests: retry after 1", retry_after=1)
        clip_id = await finish_job(app, (await chat.jobs())[0].id)
        shutil.copy(noisy_clip, app.media.path(f"{clip_id}/clip.mp4"))
        (sent,) = await chat.until(lambda: api.sent(1), 10)
        assert 20_000 < sent["video"]["file_size"] <= limit


async def test_a_group_that_became_a_supergroup_is_followed(chat: Chat) -> None:
    await chat.status(chat=chat.group)
    new = chat.api.upgrade(chat.group)
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    (sent,) = await chat.until(lambda: chat.api.sent(new))
    assert sent["video"]["file_size"] > 0
    await chat.until(chat.all_posted)
    await chat.api.press(chat.ada, sent, "Delete")
    await chat.until(lambda: not chat.api.sent(new))


async def test_queue_and_cancel_in_a_group_are_about_that_group(chat: Chat) -> None:
    await chat.status(text="/generate a secret fox")
    await chat.status(text="/generate a public fox", chat=chat.group)
    shown = await chat.status(text="/queue", chat=chat.group)
    assert "a public fox" in shown["text"]
    assert "a secret fox" not in shown["text"]
    assert "a secret fox" in (await chat.status(text="/queue"))["text"]
    for expected in ("a public fox", "None of your clips is being made, so there is nothing to cancel."):
        assert expected in (await chat.status(text="/cancel", chat=chat.group))["text"]
    assert [job.state for job in await chat.jobs()] == [JobState.QUEUED, JobState.CANCELLED]


async def test_an_anonymous_administrator_asks_in_the_name_of_the_group(chat: Chat) -> None:
    status = await chat.status(ANONYMOUS, chat=chat.group)
    (job,) = await chat.jobs()
    assert job.author == "Film club"
    chat.api.fail("editMessageMedia", 403, "Forbidden: bot was kicked from the supergroup chat")
    await chat.finish(chat.app, job.id)

    async def given_up() -> bool:
        async with chat.app.database.read() as session:
            rows = (await session.exec(select(DeliveryRow).where(DeliveryRow.kind == PostFailed.kind))).all()
            return [row.state for row in rows] == [DeliveryState.FAILED]

    await chat.until(given_up)
    assert chat.api.called("sendVideo") == []
    del chat.api.messages[chat.group][status["message_id"]]
    await chat.status(ANONYMOUS, chat=chat.group)
    await chat.finish(chat.app, (await chat.jobs())[1].id)
    (clip,) = await chat.until(lambda: [m for m in chat.api.sent(chat.group) if "video" in m])
    assert "by Film club" in clip["caption"]
    assert "tg://" not in clip["caption"]


async def test_an_uncertain_clip_that_did_arrive_can_be_deleted(chat: Chat) -> None:
    status = await chat.status()
    for _ in range(2):
        chat.api.lose_answer("editMessageMedia")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    await chat.api.press(chat.ada, status, "Delete")
    await chat.until(lambda: status["message_id"] not in chat.api.messages[1])


async def test_a_press_that_comes_late_is_done_all_the_same(chat: Chat) -> None:
    message = await chat.clip(chat.group)
    await chat.api.press(chat.ben, message, "Re-roll", late=True)
    await chat.until(lambda: len(chat.api.sent(chat.group)) == 2)
    assert "Got it" in chat.api.sent(chat.group)[1]["text"]
    await chat.until(chat.noted)
    await chat.api.press(chat.ben, message, "Delete", late=True)
    refused = await chat.until(lambda: chat.api.sent(chat.group)[2:])
    assert refused[0]["text"] == "Only Ada or a moderator can delete this."


async def test_what_nobody_can_be_told_is_logged_with_a_reference(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def explode(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("core.generation.service.show_queue", explode)
    chat.api.fail("sendMessage", 400, "Bad Request: chat not found")
    await chat.api.say(chat.ada, "/queue")
    await chat.until(lambda: chat.api.called("sendMessage"))
    assert (await chat.status(chat.ben, text="/help"))["text"]  # it lives on
    assert len(re.findall(r"telegram\.fault +reference=[0-9a-f]{8}", capsys.readouterr().out)) == 2


async def test_no_link_is_previewed(chat: Chat) -> None:
    await chat.status(text="/generate https://example.com")
    await chat.status(text="/queue")
    await chat.api.press(chat.ada, chat.api.sent(1)[0], "Cancel")
    await chat.until(lambda: chat.api.called("editMessageText"))
    for fields in chat.api.called("sendMessage") + chat.api.called("editMessageText"):
        assert json.loads(fields["link_preview_options"])["is_disabled"]


async def test_the_bot_waits_for_telegram_to_be_reachable(
    app: App, api: BotApi, finish_job: FinishJob, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(client, "PAUSES", (0.05, 0.1))
    api.fail("getMe", 502, "Bad Gateway")
    api.lose_answer("getMe")
    api.fail("setMyCommands", 502, "Bad Gateway")
    async with running(app, api):
        assert "Got it" in (await Chat(api, app, finish_job).status())["text"]
    assert capsys.readouterr().out.count("telegram.unreachable") == 3


async def test_without_a_queue_the_bot_does_not_start(settings: Settings) -> None:
    async with open_app(settings.model_copy(update={"redis_url": None})) as app:
        with pytest.raises(Refusal, match="RIFFREEL_REDIS_URL is not set"):
            await run_telegram(app)
