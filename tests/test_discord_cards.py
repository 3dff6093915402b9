"""The cards that stand between a wish for a remix and its making, and the forms: who may press what, once, and when things go wrong."""

from __future__ import annotations

import pytest
from discord_town import CAFE, CARD, CHANGE, SAID, Slowness, Town, labels

from bots.discord import buttons
from bots.discord.client import StudioClient
from core.actions import Action, Verb
from core.commands import LockClip, SetConfirming
from core.generation import preferences, remix
from core.generation.scene import Scene
from core.people import Account, recognise


async def test_a_button_that_is_pressed_twice_makes_one_job(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, f"remix: {CHANGE}", reply_to=clip)
    card = town.channel.last_message
    (go,) = [item.custom_id for row in card.components for item in row.children if item.label == "Make it"]
    await town.ben.click(card, label="Make it")
    again = await town.ben.click(await town.forge(go), custom_id=go)
    assert len(await town.jobs()) == 2
    assert (await town.jobs())[-1].status_message == str(card.id)
    assert again.response is None  # what only repeated it is taken away


async def test_edit_shows_the_sentence_and_puts_the_new_card_in_the_place_of_the_old_one(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    card = town.channel.last_message
    opened = await town.ben.click(card, label="Change the words")
    (field,) = [row["component"] for row in opened.modal["components"]]
    assert field["value"] == "make it snow"
    refused = await town.ben.submit_modal(opened, {"words": "make it rain"})
    assert "would change nothing" in refused.followups[0].content
    assert refused.followups[0].ephemeral
    assert "rain → snow" in town.channel.last_message.content  # the card is as it was
    opened = await town.ben.click(card, label="Change the words")
    await town.ben.submit_modal(opened, {"words": CHANGE})
    assert town.channel.last_message.id == card.id
    assert SAID in town.channel.last_message.content
    assert await town.drafts() == 1


async def test_cancel_takes_the_card_away(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    card = town.channel.last_message
    await town.ben.click(card, label="Cancel")
    assert card.id not in [message.id for message in town.channel.history()]
    assert await town.drafts() == 0


async def test_somebody_elses_finger_is_told_so_and_changes_nothing(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    card = town.channel.last_message
    for label in CARD:
        pressed = await town.ada.click(card, label=label)
        (told,) = pressed.followups or [pressed.response]
        assert told.ephemeral
        assert told.content == "Only the person who started this remix can answer it."
    assert labels(town.channel.last_message) == CARD
    assert len(await town.jobs()) == 1


async def test_what_is_not_clear_is_settled_by_a_button(town: Town) -> None:
    clip = await town.clip(prompt="a black dog and a white dog playing in the park")
    await town.ben.send(town.channel, "remix: replace the dog with a cat", reply_to=clip)
    card = town.channel.last_message
    assert "Which one do you mean?" in card.content
    assert labels(card) == ["1. black dog", "2. white dog", "Change the words", "Cancel"]
    await town.ben.click(card, label="2. white dog")
    card = town.channel.last_message
    assert labels(card) == CARD
    await town.ben.click(card, label="Make it")
    scene = Scene.model_validate((await town.jobs())[-1].scene)
    assert [entity.concept for entity in scene.shots[0].entities] == ["dog", "cat"]


async def test_cards_forms_and_offers_work_after_a_restart(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    opened = await town.ben.click(clip, label="Remix")
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    await town.env.restart_bot(StudioClient(town.app))
    await town.ben.click(town.channel.last_message, label="Make it")
    assert (await town.jobs())[-1].how == "remix"
    shown = await town.ben.submit_modal(opened, {"words": CHANGE})
    assert SAID in shown.response.content


async def test_a_form_that_would_open_too_late_is_offered_by_a_button(town: Town, slow: Slowness) -> None:
    clip = await town.clip(prompt=CAFE)
    slow.befall("at_hand", of=buttons)
    pressed = await slow.outlast(town.ben.click(clip, label="Remix"))
    assert pressed.modal is None
    assert pressed.ephemeral
    opened = await town.ben.click(pressed.response, label="What should change?")
    shown = await town.ben.submit_modal(opened, {"words": CHANGE})
    assert SAID in pressed.response.content  # the card took the offer's place
    assert shown.followups == []


async def test_a_form_of_a_locked_or_deleted_clip_does_not_open(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    ada = await recognise(town.app, Account("discord", str(town.ada.id), "ada"))
    await preferences.lock(town.app, LockClip(ada, (await town.clips())[-1].id, False))
    refused = await town.ben.click(clip, label="Remix")
    assert refused.ephemeral
    assert "ada doesn't want this clip remixed." in refused.response.content
    assert (await town.ada.click(clip, label="Remix")).modal is not None
    gone = Action(Verb.REMIX, "0" * 26).encode()
    refused = await town.ben.click(await town.forge(gone), custom_id=gone)
    assert "not there any more" in refused.response.content


async def test_progress_and_the_end_are_shown_on_the_card_that_became_the_answer(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    ben = await recognise(town.app, Account("discord", str(town.ben.id), "ben"))
    await preferences.set_confirming(town.app, SetConfirming(ben, True))
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    card = town.channel.last_message
    await town.ben.click(card, label="Make it")
    town.courier.postman.edit_gap = 0.0
    await town.courier.progress.show()
    assert "Waiting: next in line" in town.channel.last_message.content
    await town.ben.click(town.channel.last_message, label="Cancel")
    await town.courier.deliver_due()
    assert "Cancelled." in town.channel.last_message.content


async def test_a_slow_remix_is_promised_to_its_maker_alone_and_the_job_is_shown_to_all(
    town: Town, slow: Slowness
) -> None:
    clip = await town.clip(prompt=CAFE)
    slow.befall("remix", of=remix)
    shown = await slow.outlast(town.ben.slash(town.channel, "remix", clip=clip.jump_url, change=CHANGE))
    assert town.promises() == [True]
    assert shown.ephemeral
    assert SAID in shown.response.content
    await town.ben.slash(town.channel, "settings", confirm=False)
    slow.over.clear()
    shown = await slow.outlast(town.ben.slash(town.channel, "remix", clip=clip.jump_url, change=CHANGE))
    assert town.promises() == [True, True]
    assert shown.response is None  # nobody else saw the promise
    (told,) = shown.followups
    assert not told.ephemeral
    assert (await town.jobs())[-1].status_message == str(told.id)


async def test_a_press_that_discord_does_not_take_any_more_still_counts(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    town.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await town.ben.click(town.channel.last_message, label="Make it")
    job = (await town.jobs())[-1]
    assert job.how == "remix"
    assert job.status_message == str(town.channel.last_message.id)
    assert "Got it" in town.channel.last_message.content


async def test_what_comes_of_a_card_that_was_removed_meanwhile_is_told_to_its_maker(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    card = town.channel.last_message
    opened = await town.ben.click(card, label="Change the words")
    town.env.inject_error("PATCH", "/webhooks/*", status=404, code=10008)
    pressed = await town.ben.submit_modal(opened, {"words": CHANGE})
    (told,) = pressed.followups
    assert told.ephemeral
    assert "rain → snow" in told.content
    assert labels(told) == CARD


async def test_a_bug_behind_a_reply_or_a_card_is_apologised_for(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def explode(*_: object) -> None:
        raise RuntimeError("secret detail")

    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    card = town.channel.last_message
    monkeypatch.setattr(remix, "make", explode)
    (told,) = (await town.ben.click(card, label="Make it")).followups
    assert told.ephemeral
    assert "something broke on my side" in told.content
    monkeypatch.setattr(remix, "remix", explode)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    assert "something broke on my side" in town.channel.last_message.content
    assert "secret" not in town.channel.last_message.content


async def test_what_people_wrote_does_no_harm_on_a_card(town: Town) -> None:
    clip = await town.clip(prompt="**bold** <@1> a red fox @everyone")
    await town.ben.send(town.channel, "remix: make it snow **now** @everyone", reply_to=clip)
    content = town.channel.last_message.content
    assert "@everyone" not in content
    assert "**bold**" not in content
    assert not town.channel.last_message.mention_everyone
