"""Remixes in Telegram: by a reply, a command, the buttons and answers to questions; what is confirmed, changed and dropped."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import ANONYMOUS, LARGE, BotApi
from sqlmodel import select
from telegram_chat import Chat, OpenChat, labels

from core.tables import ClipRow, JobRow

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
CHANGE = "replace the coffee with a steaming cup of tea and make the rain outside snow"
CHANGED = "<b>coffee → steaming tea · rain → snow</b>"
DOGS = "a black dog and a white dog playing in the park"
CARD = ["Make it", "Change the words", "Cancel"]
CLIP = ["Remix", "Continue", "Re-roll", "More…"]


async def rows(chat: Chat) -> list[ClipRow]:
    async with chat.app.database.read() as session:
        return list((await session.exec(select(ClipRow).order_by(ClipRow.id))).all())


async def carded(
    chat: Chat, clip: dict[str, Any], text: str = f"remix: {CHANGE}", who: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The card that answers a reply to a clip."""
    return await chat.said(who or chat.ada, text, clip["chat"]["id"], reply_to=clip)


async def made(chat: Chat, card: dict[str, Any], who: dict[str, Any] | None = None) -> JobRow:
    """The job that comes of pressing the go-ahead."""
    before = len(await chat.jobs())
    await chat.api.press(who or chat.ada, card, "Make it")

    async def new() -> list[JobRow]:
        return (await chat.jobs())[before:]

    job: JobRow = (await chat.until(new))[0]
    assert len(await chat.jobs()) == before + 1
    await chat.until(lambda: "Got it" in card["text"])
    return job


async def test_the_cafe_with_tea_and_snow_end_to_end(chat: Chat) -> None:
    group = chat.api.group(LARGE)
    clip = await chat.clip(group, CAFE)
    card = await carded(chat, clip, who=chat.ben)
    assert card["reply_to_message"]["text"] == f"remix: {CHANGE}"
    assert CHANGED in card["text"]
    assert "Remix of “a person thinking in a cozy café" in card["text"]
    assert "next in line" in card["text"]
    assert labels(card) == CARD
    assert len(await chat.jobs()) == 1, "nothing is made before the go-ahead"
    job = await made(chat, card, chat.ben)
    assert labels(card) == ["Cancel"]
    await chat.finish(chat.app, job.id)
    await chat.until(lambda: "video" in card)
    await chat.until(chat.all_posted)
    link = f'<a href="https://t.me/c/1234567890/{clip["message_id"]}">Remix of “a person thinking in a cozy café'
    assert card["caption"].startswith(f"<b>{CHANGE}</b>\n{link}")
    assert "by Ada</a>: coffee → steaming tea · rain → snow\nby <a" in card["caption"]
    assert labels(card) == CLIP
    assert chat.api.sent(group) == [clip, card], "one message from the card to the clip"
    parent, child = await rows(chat)
    assert (child.parent_id, child.author, child.how) == (parent.id, "Ben", "remix")
    assert child.scene["shots"][0]["weather"] == "snow"


async def test_the_parent_is_linked_by_the_public_name_of_a_group_and_in_private_to_the_page(
    open_chat: OpenChat,
) -> None:
    async with open_chat(public_url="https://clips.example") as chat:
        for place in (chat.api.group(LARGE, name="filmclub"), chat.ada["id"]):
            clip = await chat.clip(place)
            card = await carded(chat, clip, "remix: at night")
            await chat.finish(chat.app, (await made(chat, card)).id)
            await chat.until(chat.all_posted)
            parent = (await rows(chat))[-2].id
            base = (
                f"https://t.me/filmclub/{clip['message_id']}"
                if place == LARGE
                else f"https://clips.example/clip/{parent}"
            )
            assert f'<a href="{base}">Remix of “a red fox” by Ada</a>: ' in card["caption"]


async def test_what_came_from_another_chat_is_named_but_not_linked(chat: Chat) -> None:
    clip = await chat.clip(chat.api.group(LARGE))
    (row,) = await rows(chat)
    question = await chat.said(chat.ada, f"/start remix-{row.id}")
    card = await chat.said(chat.ada, "at night", reply_to=question)
    await chat.finish(chat.app, (await made(chat, card)).id)
    await chat.until(lambda: "video" in card)
    assert "\nRemix of “a red fox” by Ada: " in card["caption"]
    assert str(clip["message_id"]) not in card["caption"]


@pytest.mark.parametrize(
    "text", ["/remix at night", "/remix@riffreel_bot at night", "Remix:at night", "remix at night"]
)
async def test_a_reply_in_any_of_these_forms_is_a_remix(chat: Chat, text: str) -> None:
    clip = await chat.clip(chat.group)
    assert "<b>night</b>" in (await carded(chat, clip, text, chat.ben))["text"]


async def test_a_bare_reply_is_asked_what_should_change_and_the_answer_counts_after_a_restart(
    open_chat: OpenChat, api: BotApi
) -> None:
    async with open_chat() as chat:
        clip = await chat.clip(chat.group)
        question = await carded(chat, clip, "remix", chat.ben)
        assert "What should change?" in question["text"]
        assert question["form"] == {
            "force_reply": True,
            "selective": True,
            "input_field_placeholder": "replace the coffee with tea and make it snow",
        }
    async with open_chat() as chat:
        card = await chat.said(chat.ben, "make it night", chat.group, reply_to=question)
        assert "<b>night</b>" in card["text"]
        await chat.until(lambda: question["message_id"] not in api.messages[chat.group])
        await made(chat, card, chat.ben)


async def test_the_button_asks_whoever_pressed_it(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    query = await chat.api.press(chat.ben, clip, "Remix")
    question = await chat.next(chat.group, {clip["message_id"]})
    assert '<a href="tg://user?id=2">Ben</a>: What should change?' in question["text"]
    assert question["reply_to_message"] is clip
    assert "text" not in await chat.told(query)
    card = await chat.said(chat.ben, "remix: at night", chat.group, reply_to=question)
    assert "<b>night</b>" in card["text"]


async def test_a_question_that_is_not_ours_is_no_question(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    question = await carded(chat, clip, "remix", chat.ben)
    chat.api.privacy = False
    copied = await chat.api.say(chat.ben, "What should change?", chat.group, html=True)
    copied["text"] = question["text"]
    await chat.api.say(chat.ada, "make it night", chat.group, reply_to=copied)
    assert "I turn a sentence" in (await chat.said(chat.ada, "/help", chat.group))["text"]


async def test_the_link_in_a_question_asks_it_in_private(chat: Chat) -> None:
    clip = await chat.clip()
    question = await carded(chat, clip, "remix")
    target = question["text"].split("?start=")[1].split('"')[0]
    assert len(target) <= 64
    again = await chat.said(chat.ada, f"/start {target}")
    assert "What should change?" in again["text"]
    assert "<b>night</b>" in (await chat.said(chat.ada, "at night", reply_to=again))["text"]


async def test_the_go_ahead_pressed_twice_makes_one_job(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    card = await carded(chat, clip, "remix: at night")
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    queries = [await chat.api.press_data(chat.ada, card, data) for _ in range(2)]
    for query in queries:
        assert "text" not in await chat.told(query)
    await chat.until(lambda: "Got it" in card["text"])
    _, job = await chat.jobs()
    await chat.finish(chat.app, job.id)
    await chat.until(lambda: "video" in card)
    await chat.until(chat.all_posted)
    await chat.told(await chat.api.press_data(chat.ada, card, data))
    assert len(await chat.jobs()) == 2
    assert "video" in chat.api.messages[chat.group][card["message_id"]]


async def test_a_go_ahead_whose_answer_is_lost_still_turns_into_one_clip(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    card = await carded(chat, clip, "remix: at night")
    chat.api.fail("editMessageText", 502, "Bad Gateway")
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert "text" not in await chat.told(await chat.api.press_data(chat.ada, card, data))
    await chat.until(chat.noted)
    await chat.told(await chat.api.press_data(chat.ada, card, data))
    await chat.until(lambda: "Got it" in card["text"])
    _, job = await chat.jobs()
    await chat.finish(chat.app, job.id)
    await chat.until(chat.all_posted)
    assert chat.api.sent(chat.group) == [clip, card]
    assert "video" in card


async def test_a_card_obeys_nobody_elses_finger(chat: Chat) -> None:
    clip = await chat.clip(chat.group, DOGS)
    sure, unsure = [await carded(chat, clip, text) for text in ("remix: at night", "remix: replace the dog with a cat")]
    for card, names in ((sure, CARD), (unsure, ["1. black dog"])):
        for name in names:
            told = await chat.told(await chat.api.press(chat.ben, card, name))
            assert told["text"] == "Only the person who started this remix can answer it."
            assert told["show_alert"] in ("true", "True")
    assert len(await chat.jobs()) == 1
    assert len(chat.api.sent(chat.group)) == 3


async def test_cancelling_takes_the_card_away(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    card = await carded(chat, clip, "remix: at night")
    told = await chat.told(await chat.api.press(chat.ada, card, "Cancel"))
    assert told["text"] == "Cancelled."
    await chat.until(lambda: chat.api.sent(chat.group) == [clip])
    assert len(await chat.jobs()) == 1


async def test_the_words_can_be_changed_and_the_old_ones_copied(chat: Chat) -> None:
    clip = await chat.clip(chat.group, CAFE)
    card = await carded(chat, clip, who=chat.ben)
    await chat.api.press(chat.ben, card, "Change the words")
    question = await chat.next(chat.group, {clip["message_id"], card["message_id"]})
    assert question["text"].endswith(f"<code>{CHANGE}</code>")
    assert (
        question["form"]["input_field_placeholder"]
        == "replace the coffee with a steaming cup of tea and make the rain…"
    )
    await chat.until(lambda: labels(card) == ["Copy my words", "Make it", "Cancel"])
    assert card["reply_markup"]["inline_keyboard"][0][0]["copy_text"] == {"text": CHANGE}
    new = await chat.said(chat.ben, "replace the coffee with cocoa", chat.group, reply_to=question)
    assert "<b>coffee → cocoa</b>" in new["text"]
    await chat.until(lambda: chat.api.sent(chat.group) == [clip, new])


async def test_words_changed_after_the_go_ahead_do_not_touch_the_clip(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    card = await carded(chat, clip, "remix: at night")
    await chat.api.press(chat.ada, card, "Change the words")
    question = await chat.next(chat.group, {clip["message_id"], card["message_id"]})
    await chat.until(lambda: "Copy my words" in labels(card))
    job = await made(chat, card)
    await chat.finish(chat.app, job.id)
    await chat.until(lambda: "video" in card)
    refused = await chat.said(chat.ada, "in the snow", chat.group, reply_to=question)
    assert refused["text"] == "That remix is no longer waiting. Start it again from the clip."
    assert card in chat.api.sent(chat.group)


async def test_a_reply_to_the_card_gives_it_other_words(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    card = await carded(chat, clip, "remix: at night")
    refused = await chat.said(chat.ben, "remix: in the rain", chat.group, reply_to=card)
    assert refused["text"] == "Only the person who started this remix can answer it."
    other = await chat.said(chat.ada, "remix: in the snow", chat.group, reply_to=card)
    assert "<b>snow</b>" in other["text"]
    await chat.until(lambda: chat.api.sent(chat.group) == [clip, refused, other])


async def test_what_is_not_clear_is_picked_by_a_button(chat: Chat) -> None:
    clip = await chat.clip(chat.group, DOGS)
    card = await carded(chat, clip, "remix: replace the dog with a cat")
    assert "Which one do you mean?" in card["text"]
    assert labels(card) == ["1. black dog", "2. white dog", "Change the words", "Cancel"]
    await chat.told(await chat.api.press(chat.ada, card, "Change the words"))
    assert labels(card) == ["1. black dog", "2. white dog", "Change the words", "Cancel"]
    await chat.api.press(chat.ada, card, "2. white dog")
    await chat.until(lambda: labels(card) == CARD)
    assert "white dog → cat" in card["text"] or "dog → cat" in card["text"]
    job = await made(chat, card)
    assert [entity["concept"] for entity in job.scene["shots"][0]["entities"]] == ["dog", "cat"]


async def test_who_wants_no_question_gets_the_clip_at_once_and_once(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    settings = await chat.said(chat.ada, "/settings", chat.group)
    told = await chat.told(await chat.api.press(chat.ada, settings, "✅ Ask before a remix is made"))
    assert told["text"] == "I make your remixes without asking."
    await chat.until(lambda: "⬜ Ask before a remix is made" in labels(settings))
    command = await chat.api.say(chat.ada, "remix: at night", chat.group, reply_to=clip)
    status = await chat.next(chat.group, {clip["message_id"], settings["message_id"]})
    assert "Got it" in status["text"]
    await chat.until(chat.noted)
    await chat.api.emit({"message": command}, update_id=77_000)
    await chat.until(lambda: chat.api.called("deleteMessage"))
    assert len(await chat.jobs()) == 2


async def test_a_sentence_that_can_not_be_carried_out_is_answered_with_one_of_ours(chat: Chat) -> None:
    clip = await chat.clip(chat.group, CAFE)
    for text, said in (
        ("remix: make it rain", "That would change nothing."),
        ("remix: xyzzy plugh", "I found nothing to change for: xyzzy, plugh."),
        ("remix: undo", "There is nothing to undo"),
        ("recast: xyzzy", "I don't know who “xyzzy” is."),
    ):
        assert (await carded(chat, clip, text))["text"].startswith(said)


async def test_replies_to_what_can_not_be_remixed_are_answered_with_one_sentence(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    status = await chat.status(chat.ben, chat=chat.group)
    talk = await chat.api.say(chat.ben, "nice one", chat.group)
    elsewhere = {"origin": {"type": "hidden_user", "date": 0, "sender_user_name": "Riffreel"}}
    chat.api.privacy = False
    not_a_clip = "That is not one of my clips. Reply to a clip to remix it."
    which = "Reply to one of my clips with that, so that I know which one you mean."
    for text, more, said in (
        ("remix: at night", {"reply_to": talk}, not_a_clip),
        ("/remix at night", {"reply_to": talk}, not_a_clip),
        ("remix: at night", {"reply_to": status}, "That clip is still being made. Remix it when it is there."),
        ("remix: at night", {}, which),
        ("/remix", {}, which),
        ("/lineage", {}, which),
        ("/remix at night", {"external_reply": elsewhere}, "That clip is in another chat or topic. Reply to it there."),
    ):
        assert (await chat.said(chat.ben, text, chat.group, **more))["text"] == said
    (row,) = await rows(chat)
    forged = await chat.said(chat.ben, f"/start remix-{row.id}")
    assert forged["text"] == "That clip is not there any more.", "made where Ben does not have it before him"
    await chat.press_more(chat.ada, clip, "Lock")
    await chat.until(lambda: "Unlock" in labels(clip))
    locked = "Ada doesn't want this clip remixed."
    assert (await carded(chat, clip, "remix: at night", chat.ben))["text"] == locked
    assert (await carded(chat, clip, "remix", chat.ben))["text"] == locked
    clip["date"] -= 49 * 3600
    await chat.press_more(chat.ada, clip, "Delete")
    await chat.until(lambda: "photo" in clip)
    assert (await carded(chat, clip, "remix: at night", chat.ben))["text"] == "That clip is not there any more."


async def test_talk_that_begins_with_one_of_our_words_is_left_alone(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    chat.api.privacy = False
    talk = await chat.api.say(chat.ben, "what shall we do", chat.group)
    await chat.api.say(chat.ada, "remix the song", chat.group, reply_to=talk)
    await chat.api.say(chat.ada, "continue like that", chat.group, reply_to=clip)
    await chat.api.say(chat.ada, "remixes are fun", chat.group, reply_to=clip)
    await chat.api.say(chat.ada, "remix", chat.group)
    assert "I turn a sentence" in (await chat.said(chat.ada, "/help", chat.group))["text"]
    assert len(chat.api.sent(chat.group)) == 2


async def test_a_message_that_is_edited_makes_nothing_a_second_time(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    command = await chat.api.say(chat.ada, "remix: at night", chat.group, reply_to=clip)
    card = await chat.next(chat.group, {clip["message_id"]})
    await chat.api.change(command, "remix: in the snow")
    assert "I turn a sentence" in (await chat.said(chat.ada, "/help", chat.group))["text"]
    assert chat.api.sent(chat.group)[:-1] == [clip, card]


async def test_a_topic_keeps_its_remixes(chat: Chat) -> None:
    group = chat.api.group(LARGE)
    topic = chat.api.topic(group)
    status = await chat.said(chat.ada, "/generate a red fox", group, topic=topic)
    await chat.until(chat.noted)
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    loose = await chat.said(chat.ada, "/remix at night", group, topic=topic)
    assert "so that I know which one you mean" in loose["text"]
    card = await chat.said(chat.ada, "remix: at night", group, reply_to=status, topic=topic)
    await chat.finish(chat.app, (await made(chat, card)).id)
    await chat.until(lambda: "video" in card)
    assert f'href="https://t.me/c/1234567890/{topic}/{status["message_id"]}"' in card["caption"]
    assert {message["message_thread_id"] for message in chat.api.sent(group)} == {topic}


async def test_a_group_that_became_a_supergroup_keeps_its_clips(chat: Chat) -> None:
    await chat.status(chat=chat.group)
    new = chat.api.upgrade(chat.group)
    await chat.api.announce_upgrade(chat.group, new)

    async def moved() -> bool:
        return all(job.address["channel"] == str(new) for job in await chat.jobs())

    await chat.until(moved)
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    (clip,) = await chat.until(lambda: [m for m in chat.api.sent(new) if "video" in m])
    await chat.until(chat.all_posted)
    card = await carded(chat, clip, "remix: at night", chat.ben)
    job = await made(chat, card, chat.ben)
    assert job.address["channel"] == str(new)


async def test_a_button_in_a_group_that_has_moved_says_so(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    chat.api.upgrade(chat.group)
    chat.api.admins.add((chat.group, 2))
    told = await chat.told(await chat.api.press(chat.ben, clip, "More…"))
    assert told["text"].startswith("This message is from before the group was made larger")


async def test_who_reads_german_is_spoken_to_in_german(chat: Chat) -> None:
    cem = chat.api.user(3, "Cem", "de")
    clip = await chat.clip(chat.group, CAFE)
    card = await carded(chat, clip, "remix: ersetze den Kaffee durch Tee und lass es schneien", cem)
    assert "Kaffee → " in card["text"]
    assert labels(card) == ["Machen", "Worte ändern", "Abbrechen"]
    question = await carded(chat, clip, "remix", cem)
    assert question["text"].endswith("Was soll sich ändern?")


async def test_an_anonymous_administrator_confirms_what_the_group_asked_for(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    card = await carded(chat, clip, "remix: at night", ANONYMOUS)
    told = await chat.told(await chat.api.press(chat.ben, card, "Make it"))
    assert told["text"] == "Only the person who started this remix can answer it."
    chat.api.admins.add((chat.group, 2))
    job = await made(chat, card, chat.ben)
    assert job.author == "Film club"


async def test_a_clip_whose_posting_is_not_known_is_remixed_by_its_buttons(chat: Chat) -> None:
    status = await chat.status(chat=chat.group)
    for _ in range(2):
        chat.api.lose_answer("editMessageMedia")
    await chat.finish(chat.app, (await chat.jobs())[0].id)
    await chat.until(lambda: "video" in status)
    assert "<b>night</b>" in (await carded(chat, status, "remix: at night", chat.ben))["text"]
