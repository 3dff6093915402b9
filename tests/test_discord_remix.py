"""Remixing on Discord: by a reply, a button, a menu or a command; the form, the card, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from discord_town import CAFE, CARD, CHANGE, SAID, Town, labels
from simcord.backend.models import AllowedMentions

from bots.discord.client import StudioClient
from core.commands import LockClip
from core.generation import preferences, runs
from core.generation.animatic.engine import AnimaticEngine
from core.generation.engine import RenderRequest
from core.generation.scene import Scene
from core.people import Account, recognise
from core.tables import JobRow


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
    child, before = Scene.model_validate((await town.clips())[-1].scene), Scene.model_validate(first.scene)
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
    assert await town.drafts() == 0


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
    clip_id = (await town.clips())[-1].id

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
    assert "I found nothing to change for: xyzzy, plugh" in await said("remix: xyzzy plugh", clip)
    elsewhere = await town.ben.slash(town.channel, "remix", clip=other_place.jump_url, change="make it snow")
    assert elsewhere.response.content == "That clip is not there any more."
    ada = await recognise(town.app, Account("discord", str(town.ada.id), "ada"))
    await preferences.lock(town.app, LockClip(ada, clip_id, False))
    assert "ada doesn't want this clip remixed." in await said("remix: make it snow", clip)
    assert "ada doesn't want this clip remixed." in await said("remix", clip)
    await town.more(town.ada, clip, "Delete")
    assert "not there any more" in await said("remix: make it snow", clip)
    assert await town.drafts() == 0


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
