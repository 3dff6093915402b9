"""What people ask of the Telegram bot: commands and their options, replies, buttons, permissions."""

from __future__ import annotations

import json
import re

import pytest
from bot_api import ANONYMOUS, BOT, BotApi
from sqlmodel import select
from telegram_chat import Chat, OpenChat, labels

from bots.options import Wish, wish_of
from core.errors import Refusal
from core.events import (
    PostFailed,
)
from core.generation.scene import Shape
from core.tables import DeliveryRow, DeliveryState, JobState


async def test_generate_is_answered_with_the_place_in_line_and_becomes_the_clip(chat: Chat) -> None:
    status = await chat.status()
    assert "Got it: next in line" in status["text"]
    assert status["reply_to_message"]["text"] == "/generate a red fox"
    assert labels(status) == ["Cancel"]
    (job,) = await chat.jobs()
    await chat.finish(chat.app, job.id)
    await chat.until(lambda: "video" in status)
    assert "text" not in status
    assert status["caption"].startswith("<b>a red fox</b>\nby <a")
    assert labels(status) == ["Remix", "Continue", "Re-roll", "More…"]
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


async def test_buttons_work_after_a_restart(open_chat: OpenChat, api: BotApi) -> None:
    async with open_chat() as chat:
        message = await chat.clip(chat.group)
    async with open_chat() as chat:
        await api.press(chat.ben, message, "Re-roll")
        await chat.until(lambda: len(api.sent(chat.group)) == 2)
        assert [job.author for job in await chat.jobs()] == ["Ada", "Ben"]
        query = await chat.press_more(chat.ben, message, "Delete")
        refused = await chat.until(
            lambda: [c for c in api.called("answerCallbackQuery") if c["callback_query_id"] == query]
        )
        assert refused[0]["text"] == "Only Ada or a moderator can delete this."
        assert refused[0]["show_alert"] in ("true", "True")
        await chat.press_more(chat.ada, message, "Delete")
        await chat.until(lambda: message["message_id"] not in api.messages[chat.group])


async def test_a_group_admin_may_delete_anybodys_clip(chat: Chat) -> None:
    message = await chat.clip(chat.group)
    chat.api.admins.add((chat.group, 2))
    await chat.press_more(chat.ben, message, "Delete")
    await chat.until(lambda: message["message_id"] not in chat.api.messages[chat.group])
    assert len(chat.api.called("deleteMessage")) == 1


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
        "remix",
        "lineage",
        "queue",
        "cancel",
        "settings",
        "help",
    }


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


async def test_a_press_that_comes_late_is_done_all_the_same(chat: Chat) -> None:
    message = await chat.clip(chat.group)
    await chat.api.press(chat.ben, message, "Re-roll", late=True)
    await chat.until(lambda: len(chat.api.sent(chat.group)) == 2)
    assert "Got it" in chat.api.sent(chat.group)[1]["text"]
    await chat.until(chat.noted)
    await chat.api.press(chat.ben, message, "More…")
    await chat.until(lambda: "Delete" in labels(message))
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
