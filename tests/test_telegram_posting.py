"""How clips reach Telegram: once, where they were asked for, or else in private."""

from __future__ import annotations

import pytest
from sqlmodel import select
from telegram_chat import Chat

from core.tables import DeliveryRow, DeliveryState


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


@pytest.mark.usefixtures("hurry")
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


@pytest.mark.usefixtures("hurry")
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
    assert chat.api.sent(1) == []
    assert len(chat.api.called("editMessageMedia")) == 1


async def test_a_clip_too_old_to_delete_has_its_video_replaced(chat: Chat) -> None:
    message = await chat.clip()
    message["date"] -= 49 * 3600
    await chat.press_more(chat.ada, message, "Delete")
    await chat.until(lambda: "photo" in message)
    assert "video" not in message
    assert message["caption"] == "This clip was deleted."


async def test_a_group_that_became_a_supergroup_is_followed(chat: Chat) -> None:
    await chat.status(chat=chat.group)
    new = chat.api.upgrade(chat.group)
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    (sent,) = await chat.until(lambda: chat.api.sent(new))
    assert sent["video"]["file_size"] > 0
    await chat.until(chat.all_posted)
    await chat.press_more(chat.ada, sent, "Delete")
    await chat.until(lambda: not chat.api.sent(new))


async def test_an_uncertain_clip_that_did_arrive_can_be_deleted(chat: Chat) -> None:
    status = await chat.status()
    for _ in range(2):
        chat.api.lose_answer("editMessageMedia")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    await chat.press_more(chat.ada, status, "Delete")
    await chat.until(lambda: status["message_id"] not in chat.api.messages[1])
    assert len(chat.api.called("deleteMessage")) == 1
