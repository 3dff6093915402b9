"""What Telegram turns away: large uploads, many calls, long captions, videos that it can't read."""

from __future__ import annotations

import shutil
from pathlib import Path

from noise import noisy_video
from telegram_chat import Chat, OpenChat, labels


async def test_rate_limits_are_waited_out(chat: Chat) -> None:
    status = await chat.status()
    chat.api.fail("editMessageMedia", 429, "Too Many Requests: retry after 1", retry_after=1)
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status, 10)
    await chat.until(chat.all_posted)
    assert len(chat.api.called("editMessageMedia")) == 2


async def test_a_clip_over_the_upload_limit_is_linked(open_chat: OpenChat) -> None:
    async with open_chat(telegram_upload_limit=900, public_url="https://clips.example") as chat:
        status = await chat.status()
        clip_id = await chat.finish(chat.app, (await chat.jobs())[0].id)
        await chat.until(lambda: f"https://clips.example/clip/{clip_id}" in status["text"])
        assert labels(status) == ["Remix", "Continue", "Re-roll", "More…"]


async def test_a_caption_that_is_not_accepted_gives_way_to_a_bare_one_at_once(chat: Chat) -> None:
    status = await chat.status()
    chat.api.fail("editMessageMedia", 400, "Bad Request: message caption is too long")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(chat.all_posted)
    assert status["caption"] == "Your clip is ready."
    assert labels(status) == ["Remix", "Continue", "Re-roll", "More…"]
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


async def test_a_clip_too_big_whose_answer_was_deleted_is_linked_in_a_new_message(open_chat: OpenChat) -> None:
    async with open_chat(telegram_upload_limit=900, public_url="https://clips.example") as chat:
        status = await chat.status()
        del chat.api.messages[1][status["message_id"]]
        clip_id = await chat.finish(chat.app, (await chat.jobs())[0].id)
        (sent,) = await chat.until(lambda: chat.api.sent(1))
        assert f"https://clips.example/clip/{clip_id}" in sent["text"]
        await chat.until(chat.all_posted)


async def test_an_upload_that_the_server_finds_too_large_is_linked(open_chat: OpenChat) -> None:
    async with open_chat(public_url="https://clips.example") as chat:
        status = await chat.status()
        chat.api.fail("editMessageMedia", 413, "Request Entity Too Large")
        await chat.finish(chat.app, (await chat.jobs())[0].id)
        await chat.until(lambda: "https://clips.example/clip/" in status["text"])
        await chat.until(chat.all_posted)
        assert len(chat.api.called("editMessageMedia")) == 1, "what is too large is not sent again"


async def test_a_clip_a_little_too_big_is_encoded_again(open_chat: OpenChat, tmp_path: Path) -> None:
    limit = 200_000
    noisy_clip = noisy_video(tmp_path / "noisy.mp4")
    assert noisy_clip.stat().st_size > limit
    async with open_chat(telegram_upload_limit=limit) as chat:
        del chat.api.messages[1][(await chat.status())["message_id"]]
        chat.api.fail("sendVideo", 429, "Too Many Requests: retry after 1", retry_after=1)
        clip_id = await chat.finish(chat.app, (await chat.jobs())[0].id)
        shutil.copy(noisy_clip, chat.app.media.path(f"{clip_id}/clip.mp4"))
        (sent,) = await chat.until(lambda: chat.api.sent(1), 10)
        assert 20_000 < sent["video"]["file_size"] <= limit


async def test_many_edits_in_a_group_do_not_hold_up_an_answer(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    data = clip["reply_markup"]["inline_keyboard"][0][3]["callback_data"]
    for number in range(19):
        await chat.api.press_data(chat.ben, clip, data if number % 2 == 0 else data.replace("more", "back"))
    await chat.until(lambda: len(chat.api.called("editMessageReplyMarkup")) == 19)
    for _ in range(4):
        await chat.api.say(chat.ben, "/help", chat.group)
    await chat.until(lambda: len(chat.api.sent(chat.group)) == 5)
    assert all("/generate — say what to show" in answer["text"] for answer in chat.api.sent(chat.group)[1:])


async def test_who_asks_too_fast_for_telegram_is_told_so(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    chat.api.fail("editMessageReplyMarkup", 429, "Too Many Requests: retry after 30", retry_after=30)
    told = await chat.told(await chat.api.press(chat.ben, clip, "More…"))
    assert told["text"] == "Too much is going on in this chat for Telegram right now. Try again in a minute."
