"""What else a clip's buttons do in Telegram: what comes next, another lead, mash-ups, the family, locks, settings, and who is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bot_api import BotApi
from sqlmodel import select
from telegram_chat import Chat, OpenChat, labels, running

from bots.telegram import keyboard, postman
from core.actions import Action, Verb
from core.app import open_app, utc_now
from core.events import ClipsInspired
from core.generation.remix import Choice, Draft
from core.settings import Settings
from core.tables import ClipRow, DeliveryRow, DeliveryState, new_id
from core.wording import LANGUAGES, speaker

CARD = ["Make it", "Change the words", "Cancel"]
FIRST = ["Remix", "Continue", "Re-roll", "More…"]
SECOND = ["Recast", "Mash-up", "Family", "Lock", "Delete", "Back"]


async def pressed(chat: Chat, who: dict[str, Any], message: dict[str, Any], label: str) -> dict[str, Any]:
    """The bot's message that comes of pressing a button, of a clip's second keyboard if need be."""
    place = message["chat"]["id"]
    before = {sent["message_id"] for sent in chat.api.sent(place)}
    await (chat.api.press if label in labels(message) else chat.press_more)(who, message, label)
    return await chat.next(place, before)


async def remixed(
    chat: Chat, clip: dict[str, Any], who: dict[str, Any], text: str = "remix: at night"
) -> dict[str, Any]:
    """A clip made out of another, posted."""
    card = await chat.said(who, text, clip["chat"]["id"], reply_to=clip)
    await chat.api.press(who, card, "Make it")
    await chat.until(lambda: "Got it" in card["text"])
    await chat.finish(chat.app, (await chat.jobs())[-1].id)
    await chat.until(lambda: "video" in card)
    await chat.until(chat.all_posted)
    return card


async def clips(chat: Chat) -> list[ClipRow]:
    async with chat.app.database.read() as session:
        return list((await session.exec(select(ClipRow).order_by(ClipRow.id))).all())


async def test_more_shows_the_second_keyboard_and_back_the_first(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    assert labels(clip) == FIRST
    assert len(clip["reply_markup"]["inline_keyboard"]) == 1
    await chat.told(await chat.api.press(chat.ben, clip, "More…"))
    await chat.until(lambda: labels(clip) == SECOND)
    assert "video" in clip
    twice = f"more:{(await clips(chat))[0].id}"
    await chat.told(await chat.api.press_data(chat.ben, clip, twice))
    await chat.told(await chat.api.press(chat.ada, clip, "Back"))
    await chat.until(lambda: labels(clip) == FIRST)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_on_a_button_fits_a_phone_and_its_data_fits_telegram(language: str) -> None:
    say, one = speaker(language), new_id()
    draft = Draft(
        one, one, "remix", "at night", "a fox", "Ada", ("night",), position=1, wait_seconds=None,
        choices=tuple(Choice(f"{number}. a very small and very old brown dog with a hat") for number in range(12)),
    )  # fmt: skip
    shown = [
        keyboard.clip(one, say),
        keyboard.more(one, True, say),
        keyboard.more(one, False, say),
        keyboard.draft(draft, say),
        keyboard.settings(one, True, False, say),
        keyboard.while_edited(one, "x" * 256, say),
        ((keyboard.Button("a clip", Action(Verb.MASH, one, other=one).encode()),), keyboard.close(one, say)),
    ]
    for rows in shown:
        for row in rows:
            room = keyboard.FITTING.get(len(row), keyboard.CHOICE_LENGTH)
            assert all(0 < len(button.label) <= room for button in row), row
            assert all(len(button.data.encode()) <= 64 for button in row)
            assert all(bool(button.data) != bool(button.copy) for button in row)


async def test_continue_makes_what_comes_next(chat: Chat) -> None:
    clip = await chat.clip(chat.group, "a woman reading a book in a cozy café")
    card = await pressed(chat, chat.ben, clip, "Continue")
    assert card["text"].startswith('<a href="tg://user?id=2">Ben</a>: What comes after “a woman reading')
    assert "It goes on as it was." in card["text"]
    assert labels(card) == CARD
    question = await pressed(chat, chat.ben, card, "Change the words")
    assert "What happens next?" in question["text"]
    new = await chat.said(chat.ben, "she waves", chat.group, reply_to=question)
    assert "What comes after" in new["text"]
    assert "wave" in new["text"]
    await chat.until(lambda: card not in chat.api.sent(chat.group))
    typed = await chat.said(chat.ada, "continue: she waves", chat.group, reply_to=clip)
    assert "wave" in typed["text"]
    await chat.api.press(chat.ada, typed, "Make it")
    await chat.until(lambda: "Got it" in typed["text"])
    await chat.finish(chat.app, (await chat.jobs())[-1].id)
    await chat.until(lambda: "video" in typed)
    assert [row.how for row in await clips(chat)] == ["", "continue"]


async def test_recast_asks_who_plays_the_lead(chat: Chat) -> None:
    clip = await chat.clip(chat.group, "a robot walking alone across desert dunes at sunset")
    question = await pressed(chat, chat.ben, clip, "Recast")
    assert '<a href="tg://user?id=2">Ben</a>: Who plays the lead?' in question["text"]
    assert question["form"]["input_field_placeholder"] == "a panda in a red coat"
    card = await chat.said(chat.ben, "a panda in a red coat", chat.group, reply_to=question)
    assert "robot → " in card["text"]
    assert "panda" in card["text"]
    again = await pressed(chat, chat.ben, card, "Change the words")
    new = await chat.said(chat.ben, "a fox", chat.group, reply_to=again)
    assert "robot → fox" in new["text"]
    assert "with another lead" in new["text"]


async def test_a_mash_up_is_chosen_from_the_latest_clips_by_whoever_opened_the_list(chat: Chat) -> None:
    alone = await chat.clip(chat.group, "a red fox runs through the snow")
    query = await chat.press_more(chat.ada, alone, "Mash-up")
    assert (await chat.told(query))["text"] == "There is no other clip here yet to mix this one with."
    await chat.clip(chat.group, "a beach at sunset", chat.ben)
    await chat.clip(prompt="a secret place on the moon")
    listed = await pressed(chat, chat.ben, alone, "Mash-up")
    assert '<a href="tg://user?id=2">Ben</a>: <i>a red fox runs through the snow</i>' in listed["text"]
    assert labels(listed) == ["a beach at sunset · Ben", "Cancel"]
    for label in labels(listed):
        told = await chat.told(await chat.api.press(chat.ada, listed, label))
        assert told["text"] == "Only the person who opened this list can choose from it."
    await chat.told(await chat.api.press(chat.ben, listed, "a beach at sunset · Ben"))
    await chat.until(lambda: labels(listed) == ["Make it", "Cancel"])
    assert "The cast of “a red fox runs through the snow” by Ada, in the place of “a beach at sunset”" in listed["text"]
    await chat.api.press(chat.ben, listed, "Make it")
    await chat.until(lambda: "Got it" in listed["text"])
    await chat.finish(chat.app, (await chat.jobs())[-1].id)
    await chat.until(lambda: "video" in listed)
    mixed = (await clips(chat))[-1]
    assert (mixed.how, mixed.other_parent_id) == ("mash_up", (await clips(chat))[1].id)
    assert "in the place of “a beach at sunset”" in listed["caption"]


async def test_a_list_pressed_twice_by_who_wants_no_question_gives_one_clip(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    await chat.clip(chat.group, "a beach at sunset")
    settings = await chat.said(chat.ada, "/settings")
    await chat.told(await chat.api.press(chat.ada, settings, labels(settings)[0]))
    listed = await pressed(chat, chat.ada, clip, "Mash-up")
    data = listed["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for query in [await chat.api.press_data(chat.ada, listed, data) for _ in range(2)]:
        await chat.told(query)
    await chat.until(lambda: "Got it" in listed["text"])
    assert len(await chat.jobs()) == 3


async def test_a_list_is_closed_again(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    await chat.clip(chat.group, "a beach at sunset")
    listed = await pressed(chat, chat.ada, clip, "Mash-up")
    await chat.told(await chat.api.press(chat.ada, listed, "Cancel"))
    await chat.until(lambda: listed not in chat.api.sent(chat.group))
    assert len(await chat.jobs()) == 2


async def test_the_family_is_told_by_command_and_by_button_with_a_link_to_the_page(open_chat: OpenChat) -> None:
    async with open_chat(public_url="https://clips.example") as chat:
        clip = await chat.clip(chat.group)
        child = await remixed(chat, clip, chat.ben)
        await remixed(chat, child, chat.ada, "remix: in the snow")
        told = await chat.said(chat.ada, "/lineage", chat.group, reply_to=child)
        root, middle, _ = await clips(chat)
        assert told["text"].splitlines() == [
            "<b>A family of 3 clips · inspired 1 clip</b>",
            "Ada: “a red fox”",
            "└ ● Ben: night",
            "\u00a0\u00a0└ Ada: snow",
            f'<a href="https://clips.example/lineage/{middle.id}">See them all, with pictures</a>',
        ]
        again = await pressed(chat, chat.ben, clip, "Family")
        assert "● Ada: “a red fox”" in again["text"]
        assert f"/lineage/{root.id}" in again["text"]


async def test_a_deleted_clip_leaves_its_place_in_the_family(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    child = await remixed(chat, clip, chat.ben)
    await chat.press_more(chat.ada, clip, "Delete")
    await chat.until(lambda: clip not in chat.api.sent(chat.group))
    told = await chat.said(chat.ada, "/lineage", chat.group, reply_to=child)
    assert told["text"].splitlines()[1:] == ["a deleted clip", "└ ● Ben: night"]


async def test_only_the_author_locks_and_unlocks(chat: Chat) -> None:
    clip = await chat.clip(chat.group)
    refused = await chat.told(await chat.press_more(chat.ben, clip, "Lock"))
    assert refused["text"] == "Only Ada can change that."
    assert (await chat.told(await chat.api.press(chat.ada, clip, "Lock")))[
        "text"
    ] == "Nobody else can remix this clip now."
    await chat.until(lambda: "Unlock" in labels(clip))
    for label in ("Recast", "Mash-up"):
        told = await chat.told(await chat.api.press(chat.ben, clip, label))
        assert told["text"] == "Ada doesn't want this clip remixed."
    assert (await chat.told(await chat.api.press(chat.ada, clip, "Unlock")))[
        "text"
    ] == "Everybody can remix this clip now."
    await chat.until(lambda: "Lock" in labels(clip))


async def test_settings_are_switches_for_their_owner_only(chat: Chat) -> None:
    settings = await chat.said(chat.ada, "/settings", chat.group)
    switches = ["✅ Ask before a remix is made", "✅ Tell me about remixes of my clips"]
    assert labels(settings) == switches
    told = await chat.told(await chat.api.press(chat.ben, settings, switches[0]))
    assert told["text"] == "These are somebody else's settings. Send /settings to see yours."
    assert (await chat.told(await chat.api.press(chat.ada, settings, switches[1])))["text"].startswith(
        "I don't tell you"
    )
    await chat.until(lambda: labels(settings) == [switches[0], "⬜ Tell me about remixes of my clips"])
    assert labels(await chat.said(chat.ben, "/settings")) == switches
    await chat.told(await chat.api.press(chat.ada, settings, labels(settings)[1]))
    await chat.until(lambda: labels(settings) == switches)


class Later:
    """A clock that can be put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> Any:
        return utc_now() + self.ahead


async def inspired(chat: Chat) -> list[DeliveryRow]:
    async with chat.app.database.read() as session:
        return list((await session.exec(select(DeliveryRow).where(DeliveryRow.kind == ClipsInspired.kind))).all())


@pytest.fixture
async def later(telegram_settings: Settings, api: BotApi, finish_job: Any) -> Any:
    """A chat with a clock that can be put forward."""
    clock = Later()
    async with open_app(telegram_settings, clock) as app, running(app, api):
        yield Chat(api, app, finish_job), clock


async def test_an_author_is_told_in_private_what_came_of_their_clip_and_can_stop_that(later: Any) -> None:
    chat, clock = later
    clip = await chat.clip(chat.group)
    await remixed(chat, clip, chat.ben)
    await remixed(chat, clip, chat.ben, "remix: in the snow")
    assert chat.api.sent(1) == []
    clock.ahead = timedelta(minutes=11)
    (told,) = await chat.until(lambda: chat.api.sent(1))
    assert told["text"] == "2 new clips were made out of your clip “a red fox”, by Ben."
    assert labels(told) == ["Family", "Stop telling me"]
    family = await pressed(chat, chat.ada, told, "Family")
    assert "A family of 3 clips" in family["text"]
    answer = await chat.told(await chat.api.press(chat.ada, told, "Stop telling me"))
    assert answer["text"] == "I don't tell you when your clips are remixed."
    await chat.until(lambda: labels(told) == ["Family"])
    assert "⬜ Tell me about remixes of my clips" in labels(await chat.said(chat.ada, "/settings"))
    assert "Got it" not in str(chat.api.sent(1))


async def test_who_never_pressed_start_is_not_told_and_nothing_is_tried_again(later: Any) -> None:
    chat, clock = later
    clip = await chat.clip(chat.group)
    chat.api.strangers.add(1)
    await remixed(chat, clip, chat.ben)
    clock.ahead = timedelta(minutes=11)

    async def given_up() -> bool:
        return [row.state for row in await inspired(chat)] == [DeliveryState.FAILED]

    await chat.until(given_up)
    assert chat.api.sent(1) == []
    assert len(chat.api.sent(chat.group)) == 2


async def test_a_clip_that_took_long_is_announced_to_its_author(later: Any) -> None:
    chat, clock = later
    await chat.clip(chat.group)
    assert len(chat.api.sent(chat.group)) == 1
    status = await chat.status(chat=chat.group)
    clock.ahead = postman.UNNOTICED
    await chat.finish(chat.app, (await chat.jobs())[-1].id)
    ring = (await chat.until(lambda: chat.api.sent(chat.group)[2:]))[0]
    assert ring["text"] == '<a href="tg://user?id=1">Ada</a>: Your clip is ready.'
    assert ring["reply_to_message"] is status
    assert "video" in status


async def test_an_announcement_that_fails_does_not_hold_the_clip_up(later: Any) -> None:
    chat, clock = later
    await chat.status(chat=chat.group)
    clock.ahead = postman.UNNOTICED
    chat.api.fail("sendMessage", 403, "Forbidden: bot was kicked from the supergroup chat")
    await chat.finish(chat.app, (await chat.jobs())[-1].id)
    await chat.until(chat.all_posted)
    assert len(chat.api.sent(chat.group)) == 1
    assert chat.api.sent(1) == []
