"""Remixing on Discord: by a reply, a button, a menu or a command; the form, the card, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from discord_town import Slowness, Town, labels
from simcord.backend.models import AllowedMentions
from sqlmodel import select

from bots.discord import buttons
from bots.discord.client import StudioClient
from core.actions import Action, Verb
from core.commands import LockClip, SetConfirming
from core.generation import remix, runs
from core.generation.animatic.engine import AnimaticEngine
from core.generation.engine import RenderRequest
from core.generation.scene import Scene
from core.people import Account, recognise
from core.tables import ClipRow, DraftRow, JobRow

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
CHANGE = "replace the coffee with a steaming cup of tea and make the rain outside snow"
SAID = "coffee → steaming tea · rain → snow"
CARD = ["Make it", "Change the words", "Cancel"]


async def drafts(town: Town) -> int:
    async with town.app.database.read() as session:
        return len((await session.exec(select(DraftRow))).all())


async def clip_row(town: Town) -> ClipRow:
    """The newest clip."""
    async with town.app.database.read() as session:
        return (await session.exec(select(ClipRow).order_by(ClipRow.id))).all()[-1]


async def filmed(town: Town, job: JobRow, folder: Path) -> Any:
    """Have a job made by the engine that draws, and posted; gives the clip's message."""
    run = await runs.claim(town.app, "w", job.id, job.attempt)
    assert isinstance(run, runs.Run)
    folder.mkdir()
    request = RenderRequest(Scene.model_validate(run.scene), folder)
    await runs.complete(town.app, run, AnimaticEngine().render(request, lambda *_: None), 1.0)
    await town.courier.deliver_due()
    await town.env.settle()
    return town.channel.history()[-1]


async def test_the_founding_example_end_to_end(town: Town, tmp_path: Path) -> None:
    _, first = await town.generate(prompt=CAFE, length=3)
    cafe = await filmed(town, first, tmp_path / "cafe")
    wish = await town.ben.send(town.channel, f"remix: {CHANGE}", reply_to=cafe)
    card = town.channel.last_message
    assert card.reference.message_id == wish.id
    assert SAID in card.content
    assert "next in line" in card.content
    assert labels(card) == CARD
    assert len(await town.jobs()) == 1  # nothing is made before Go
    await town.ben.click(card, label="Make it")
    _, job = await town.jobs()
    assert job.status_message == str(card.id)
    assert "Got it: next in line" in town.channel.last_message.content
    assert labels(town.channel.last_message) == ["Cancel"]
    clip = await filmed(town, job, tmp_path / "tea")
    (file,) = clip.attachments
    assert file.filename == "riffreel.mp4"
    assert file.size > 10_000
    assert f"↳ Remix of “{CAFE[:40]}" in clip.content
    assert f"by ada: {SAID} {cafe.jump_url}" in clip.content
    assert [user.id for user in clip.mentions] == [town.ben.id]
    child, before = Scene.model_validate((await clip_row(town)).scene), Scene.model_validate(first.scene)
    assert (child.seed, child.shots[0].weather) == (before.seed, "snow")
    assert child.shots[0].entity("person-1") == before.shots[0].entity("person-1")


async def test_a_reply_that_does_not_ask_for_a_remix_is_left_alone(town: Town) -> None:
    clip = await town.clip()
    other = await town.ben.send(town.channel, "I like foxes")
    before = len(town.channel.history())
    for text, to in (
        ("lovely!", clip),
        ("remixes are fun", clip),
        ("remix", other),
        ("remix that song", other),
        ("remix: make it snow", None),
    ):
        await town.ben.send(town.channel, text, reply_to=to)
    assert len(town.channel.history()) == before + 5
    assert await drafts(town) == 0


async def test_a_bare_remix_offers_a_button_that_opens_the_form_and_becomes_the_card(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "Remix", reply_to=clip)
    offer = town.channel.last_message
    assert labels(offer) == ["What should change?"]
    opened = await town.ben.click(offer, label="What should change?")
    assert opened.modal["title"] == "Remix this clip"
    await town.ben.submit_modal(opened, {"words": CHANGE})
    card = town.channel.last_message
    assert card.id == offer.id
    assert SAID in card.content
    assert labels(card) == CARD


async def test_a_reply_that_names_the_bot_needs_no_keyword(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    me = town.env.bot.user
    assert me is not None
    for text in (f"<@{me.id}> make it snow", f"<@{me.id}> remix: make it snow", f"<@{me.id}>, remix make it snow"):
        await town.ben.send(town.channel, text, reply_to=clip)
        assert "rain → snow" in town.channel.last_message.content


async def reply_without_ping(town: Town, text: str, clip: Any) -> None:
    reference = {"channel_id": str(town.channel.id), "message_id": str(clip.id)}
    town.env.backend.create_message(
        town.channel.id,
        town.ben.id,
        text,
        reference=town.env.backend.normalize_message_reference(town.channel.id, reference),
        allowed_mentions=AllowedMentions(replied_user=False),
    )
    await town.env.settle()


async def test_a_reply_without_a_ping_is_read_only_where_message_content_is_granted(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    before = len(town.channel.history())
    await reply_without_ping(town, "remix: make it snow", clip)
    assert len(town.channel.history()) == before + 1  # Discord hides the text, so nothing can be said
    await town.env.restart_bot(StudioClient(town.app, reads_all=True))
    await reply_without_ping(town, "remix: make it snow", town.channel.history()[-2])
    assert "rain → snow" in town.channel.last_message.content


@pytest.fixture
async def other_place(town: Town) -> Any:
    """A clip of another server."""
    guild = town.env.create_guild()
    channel = guild.create_text_channel("elsewhere")
    cleo = guild.add_member(town.env.create_user("cleo"))
    await cleo.slash(channel, "generate", prompt="a red fox")
    await town.finish(town.app, (await town.jobs())[-1].id)
    await town.courier.deliver_due()
    await town.env.settle()
    return channel.history()[-1]


async def test_what_can_not_be_remixed_is_answered_with_one_clear_sentence(town: Town, other_place: Any) -> None:
    clip = await town.clip(prompt=CAFE)
    clip_id = (await clip_row(town)).id

    async def said(text: str, to: Any) -> str:
        await town.ben.send(town.channel, text, reply_to=to)
        answer = town.channel.last_message
        assert answer.author == town.env.bot.user
        assert answer.components == []
        return str(answer.content)

    me = town.env.bot.user
    assert me is not None
    chat = await town.ada.send(town.channel, "hello")
    assert "not one of my clips" in await said(f"<@{me.id}> remix: make it snow", chat)
    await town.generate()
    status = town.channel.last_message
    assert "still being made" in await said(f"<@{me.id}> remix: make it snow", status)
    assert "would change nothing" in await said("remix: make it rain", clip)
    assert "I don't know how to do that" in await said("remix: xyzzy plugh", clip)
    elsewhere = await town.ben.slash(town.channel, "remix", clip=other_place.jump_url, change="make it snow")
    assert elsewhere.response.content == "That clip is not there any more."
    ada = await recognise(town.app, Account("discord", str(town.ada.id), "ada"))
    await remix.lock(town.app, LockClip(ada, clip_id, False))
    assert "ada doesn't want this clip remixed." in await said("remix: make it snow", clip)
    assert "ada doesn't want this clip remixed." in await said("remix", clip)
    await town.more(town.ada, clip, "Delete")
    assert "not there any more" in await said("remix: make it snow", clip)
    assert await drafts(town) == 0


async def test_the_remix_button_opens_a_form_and_gives_a_card_that_only_its_maker_sees(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    opened = await town.ben.click(clip, label="Remix")
    (field,) = [row["component"] for row in opened.modal["components"]]
    assert (field["required"], field.get("value")) == (True, None)
    shown = await town.ben.submit_modal(opened, {"words": CHANGE})
    assert shown.ephemeral
    assert SAID in shown.response.content
    assert labels(shown.response) == CARD
    pressed = await town.ben.click(shown.response, label="Make it")
    assert shown.response is None  # the card is gone, and all see the job
    (told,) = pressed.followups
    assert not told.ephemeral
    assert "Got it: next in line" in told.content
    job = (await town.jobs())[-1]
    assert (job.status_message, job.author) == (str(told.id), "ben")
    posted = await town.post(job.id)
    assert clip.jump_url in posted.content
    assert posted.jump_url in town.channel.history()[-2].content


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
    assert await drafts(town) == 1


async def test_cancel_takes_the_card_away(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    card = town.channel.last_message
    await town.ben.click(card, label="Cancel")
    assert card.id not in [message.id for message in town.channel.history()]
    assert await drafts(town) == 0


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


async def test_who_wants_no_question_has_the_remix_made_at_once(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    told = await town.ben.slash(town.channel, "settings", confirm=False)
    assert told.ephemeral
    assert "I make your remixes without asking." in told.response.content
    await town.ben.send(town.channel, "remix: make it snow", reply_to=clip)
    status = town.channel.last_message
    assert "Got it: next in line" in status.content
    assert (await town.jobs())[-1].status_message == str(status.id)
    opened = await town.ben.click(clip, label="Remix")
    shown = await town.ben.submit_modal(opened, {"words": "at night"})
    assert not shown.ephemeral
    assert "Got it" in shown.response.content
    assert (await town.jobs())[-1].status_message == str(shown.response.id)
    told = await town.ben.slash(town.channel, "settings", confirm=True)
    assert "I ask before I make your remixes." in told.response.content


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


async def test_the_remix_command_lists_the_clips_here_and_takes_links_as_well(town: Town, other_place: Any) -> None:
    clip = await town.clip(prompt=CAFE)
    await town.clip(who=town.ben, prompt="a red fox")
    listed = await town.ben.autocomplete(town.channel, "remix", "clip", "")
    assert [choice["name"] for choice in listed] == ["a red fox — ben", f"{CAFE} — ada"]
    (found,) = await town.ben.autocomplete(town.channel, "remix", "clip", "coffee ada")
    for named in (found["value"], clip.jump_url):
        shown = await town.ben.slash(town.channel, "remix", clip=named, change=CHANGE)
        assert shown.ephemeral
        assert SAID in shown.response.content
    wrong = await town.ben.slash(town.channel, "remix", clip="the first one", change=CHANGE)
    assert "Choose a clip from the list" in wrong.response.content
    hidden = await town.ben.slash(town.channel, "remix", clip=other_place.jump_url, change=CHANGE)
    assert "not there any more" in hidden.response.content


async def test_a_click_on_a_clips_message_offers_the_form_and_more(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    opened = await town.ben.context_menu(town.channel, "Remix this clip", clip)
    shown = await town.ben.submit_modal(opened, {"words": CHANGE})
    assert shown.ephemeral
    assert SAID in shown.response.content
    more = await town.ben.context_menu(town.channel, "More about this clip", clip)
    assert more.ephemeral
    assert labels(more.response) == ["Recast", "Mash-up", "Family"]
    chat = await town.ada.send(town.channel, "hello")
    for name in ("Remix this clip", "More about this clip"):
        refused = await town.ben.context_menu(town.channel, name, chat)
        assert refused.ephemeral
        assert "not one of my clips" in refused.response.content


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
    slow.befall("standing", of=buttons)
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
    await remix.lock(town.app, LockClip(ada, (await clip_row(town)).id, False))
    refused = await town.ben.click(clip, label="Remix")
    assert refused.ephemeral
    assert "ada doesn't want this clip remixed." in refused.response.content
    assert (await town.ada.click(clip, label="Remix")).modal is not None
    gone = Action(Verb.REMIX, "0" * 26).encode()
    refused = await town.ben.click(await town.forge(gone), custom_id=gone)
    assert "not there any more" in refused.response.content


async def test_germans_are_answered_in_german_wherever_they_write(town: Town, german: None) -> None:
    clip = await town.clip(prompt=CAFE)
    opened = await town.ada.click(clip, label="Remix")
    assert opened.modal["title"] != "Remix this clip"
    shown = await town.ada.submit_modal(opened, {"words": "ersetze den Kaffee durch Tee"})
    assert "Kaffee → " in shown.response.content
    # a message doesn't tell its writer's language, but they have been met
    await town.ada.send(town.channel, "remix: lass es schneien", reply_to=clip)
    assert "Regen → Schnee" in town.channel.last_message.content
    assert labels(town.channel.last_message) != CARD


async def test_a_clip_can_be_remixed_in_a_private_chat(town: Town) -> None:
    user = town.env.create_user("cleo")
    town.guild.add_member(user)
    await user.slash("generate", prompt=CAFE)
    await town.finish(town.app, (await town.jobs())[-1].id)
    await town.courier.deliver_due()
    await town.env.settle()
    clip = user.dm_channel.history()[-1]
    reference = {"channel_id": str(user.dm_channel.id), "message_id": str(clip.id)}
    await user.send_dm("remix: make it snow", reference=reference)
    card = user.dm_channel.history()[-1]
    assert "rain → snow" in card.content
    await user.click(card, label="Make it")
    job = (await town.jobs())[-1]
    await town.finish(town.app, job.id)
    await town.courier.deliver_due()
    await town.env.settle()
    assert f"channels/@me/{user.dm_channel.id}/{clip.id}" in user.dm_channel.history()[-1].content


async def test_progress_and_the_end_are_shown_on_the_card_that_became_the_answer(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    ben = await recognise(town.app, Account("discord", str(town.ben.id), "ben"))
    await remix.set_confirming(town.app, SetConfirming(ben, True))
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
