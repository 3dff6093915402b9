"""What else is made out of clips on Discord, and how their families are told: to their authors, in a tree, in a link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest
from discord_town import CAFE, Town, datas, labels
from sqlmodel import select

from bots import family as families
from bots.discord import forms, render
from bots.discord.client import StudioClient
from core.actions import Action, Verb
from core.generation import inspiration
from core.generation.lineage import Family, Kinsman, family
from core.generation.scene import Scene
from core.tables import DeliveryRow, DeliveryState, MemberRow
from core.wording import LANGUAGES, speaker

FOX = "a red fox runs through the forest at night"


async def remixed(town: Town, who: Any, clip: Any, words: str) -> Any:
    """A remix by a reply, confirmed, made and posted; gives its message."""
    await who.send(town.channel, f"remix: {words}", reply_to=clip)
    await who.click(town.channel.last_message, label="Make it")
    return await town.post((await town.jobs())[-1].id)


async def newest_scene(town: Town) -> Scene:
    return Scene.model_validate((await town.jobs())[-1].scene)


async def test_continue_asks_what_happens_next_and_needs_no_answer(town: Town) -> None:
    clip = await town.clip(prompt=FOX)
    opened = await town.ben.click(clip, label="Continue")
    (field,) = [row["component"] for row in opened.modal["components"]]
    assert opened.modal["title"] == "Continue this clip"
    assert not field["required"]
    shown = await town.ben.submit_modal(opened, {})
    assert f"What comes after “{FOX}” by ada" in shown.response.content
    assert labels(shown.response) == ["Make it", "Change the words", "Cancel"]
    again = await town.ben.click(shown.response, label="Change the words")
    assert again.modal["components"][0]["label"] == "What happens next?"
    await town.ben.submit_modal(again, {"words": "it starts to snow"})
    assert "snow" in shown.response.content
    await town.ben.click(shown.response, label="Make it")
    scene = await newest_scene(town)
    assert scene.shots[0].weather == "snow"
    assert scene.shots[0].earlier
    posted = await town.post((await town.jobs())[-1].id)
    assert "↳ What comes after" in posted.content
    assert clip.jump_url in posted.content
    (shown,) = [await town.ben.slash(town.channel, "continue", clip=posted.jump_url)]
    assert "It goes on as it was." in shown.response.content


async def test_recast_gives_the_lead_to_somebody_else(town: Town) -> None:
    clip = await town.clip(prompt=FOX)
    opened = await town.more(town.ben, clip, "Recast")
    assert opened.modal["title"] == "Recast this clip"
    await town.ben.submit_modal(opened, {"words": "a panda in a red coat"})
    by_command = await town.ben.slash(town.channel, "recast", clip=clip.jump_url, lead="a panda in a red coat")
    assert "fox → panda" in by_command.response.content.replace("red fox", "fox")
    await town.ben.click(by_command.response, label="Make it")
    assert (await town.jobs())[-1].how == "recast"
    concepts = [entity.concept for entity in (await newest_scene(town)).shots[0].entities]
    assert "panda" in concepts
    assert "fox" not in concepts
    refused = await town.ben.slash(town.channel, "recast", clip=clip.jump_url, lead="xyzzy")
    assert "I don't know who “xyzzy” is." in refused.response.content


async def test_a_mash_up_puts_the_cast_of_one_clip_into_the_place_of_another(town: Town) -> None:
    fox = await town.clip(prompt=FOX)
    alone = await town.more(town.ben, fox, "Mash-up")
    assert "There is no other clip here yet" in alone.followups[0].content
    await town.clip(prompt="two astronauts playing chess on the moon")
    opened = await town.ben.click(fox, label="More…")
    await town.ben.click(opened.response, label="Mash-up")
    (menu,) = opened.response.components[0]["components"]
    (option,) = menu["options"]
    assert option["label"] == "two astronauts playing chess on the moon — ada"
    await town.ben.select(opened.response, [option["value"]])
    assert "in the place of “two astronauts" in opened.response.content
    assert labels(opened.response) == ["Make it", "Cancel"]  # there are no words to change
    await town.ben.click(opened.response, label="Make it")
    scene = await newest_scene(town)
    assert scene.shots[0].setting == "moon"
    assert "fox" in [entity.concept for entity in scene.shots[0].entities]
    first, second = await town.clips()
    by_command = await town.ben.slash(town.channel, "mashup", cast=second.id, place=first.id)
    assert "in the place of “a red fox" in by_command.response.content
    same = await town.ben.slash(town.channel, "mashup", cast=first.id, place=first.id)
    assert "A mash-up takes two clips" in same.response.content


async def test_a_list_names_only_the_clips_of_its_own_channel(town: Town) -> None:
    await town.clip(prompt=FOX)
    staff = town.guild.create_text_channel("staff")
    await town.env.settle()
    await town.ada.slash(staff, "generate", prompt="a secret plan")
    await town.finish(town.app, (await town.jobs())[-1].id)
    await town.courier.deliver_due()
    listed = await town.ben.autocomplete(town.channel, "lineage", "clip", "")
    assert [choice["name"] for choice in listed] == [f"{FOX} — ada"]


async def test_what_is_in_a_channel_that_one_can_not_see_is_not_found(town: Town) -> None:
    sees, shut = discord.PermissionOverwrite(view_channel=True), discord.PermissionOverwrite(view_channel=False)
    me = town.env.bot.user
    assert me is not None
    rules = {town.guild.default_role: shut, town.ada: sees, me: sees}
    links = []
    for channel in (town.guild.create_text_channel("open"), town.guild.create_text_channel("staff", overwrites=rules)):
        await town.env.settle()
        await town.ada.slash(channel, "generate", prompt="a secret plan")
        await town.finish(town.app, (await town.jobs())[-1].id)
        await town.courier.deliver_due()
        await town.env.settle()
        links.append(channel.history()[-1].jump_url)
    ids = [clip.id for clip in await town.clips()]
    for seen, hidden in (links, ids):
        assert "a secret plan" in (await town.ben.slash(town.channel, "lineage", clip=seen)).response.content
        refused = await town.ben.slash(town.channel, "lineage", clip=hidden)
        assert refused.response.content == "That clip is not there any more."
        assert "a secret plan" in (await town.ada.slash(town.channel, "lineage", clip=hidden)).response.content


async def test_the_family_is_told_as_a_tree_with_a_link_to_its_page(town: Town) -> None:
    cafe = await town.clip(prompt=CAFE)
    lone = await town.more(town.ben, cafe, "Family")
    assert "This clip has no family yet." in lone.response.content
    snow = await remixed(town, town.ben, cafe, "make it snow")
    await remixed(town, town.ada, snow, "at night")
    shown = await town.more(town.ben, cafe, "Family")
    assert shown.ephemeral
    lines = shown.response.content.splitlines()
    assert lines[0] == "A family of 3 clips · inspired 1 clip"
    tree = lines[2:-1]
    assert tree[0].startswith("● ada: “a person thinking")
    assert tree[1] == "└ ben: rain → snow"
    assert tree[2].startswith("  └ ada: ")
    assert tree[2].endswith("night")
    object.__setattr__(
        town.app, "settings", town.app.settings.model_copy(update={"public_url": "https://clips.example"})
    )
    leaf = await town.ben.slash(town.channel, "lineage", clip=town.channel.history()[-1].jump_url)
    lines = leaf.response.content.splitlines()
    assert lines[-1] == f"<https://clips.example/lineage/{(await town.clips())[-1].id}>"
    assert [line.count("●") for line in lines[2:5]] == [0, 0, 1]


async def test_a_family_tells_nothing_of_what_was_made_where_one_is_not(town: Town) -> None:
    cafe = await town.clip(prompt=CAFE)
    sees, shut = discord.PermissionOverwrite(view_channel=True), discord.PermissionOverwrite(view_channel=False)
    me = town.env.bot.user
    assert me is not None
    staff = town.guild.create_text_channel(
        "staff", overwrites={town.guild.default_role: shut, town.ada: sees, me: sees}
    )
    await town.env.settle()
    card = await town.ada.slash(staff, "remix", clip=cafe.jump_url, change="she says 'the secret plan'")
    await town.ada.click(card.response, label="Make it")
    await town.finish(town.app, (await town.jobs())[-1].id)
    told = (await town.more(town.ben, cafe, "Family")).response.content
    assert "A family of 2 clips" in told
    assert "\n└ a clip from another place\n" in told
    assert "secret" not in told
    assert "the secret plan" in (await town.more(town.ada, cafe, "Family")).response.content


async def test_a_deleted_parent_leaves_a_place_in_the_family_and_no_link(town: Town) -> None:
    cafe = await town.clip(prompt=CAFE)
    await town.ben.send(town.channel, "remix: make it snow", reply_to=cafe)
    await town.ben.click(town.channel.last_message, label="Make it")
    job = (await town.jobs())[-1]
    await town.more(town.ada, cafe, "Delete")
    await town.courier.deliver_due()
    snow = await town.post(job.id)
    assert "↳ Made out of a clip that was deleted: rain → snow" in snow.content
    assert "discord.com" not in snow.content
    shown = await town.more(town.ben, snow, "Family")
    assert "a deleted clip\n└ ● ben: rain → snow" in shown.response.content
    assert CAFE[:20] not in shown.response.content


async def test_an_author_locks_and_unlocks_a_clip(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    opened = await town.ada.click(clip, label="More…")
    assert labels(opened.response) == ["Recast", "Mash-up", "Family", "Lock", "Delete"]
    await town.ada.click(opened.response, label="Lock")
    assert "Nobody else can remix this clip now." in opened.response.content
    assert "Unlock" in labels(opened.response)
    for label in ("Remix", "Continue"):
        refused = await town.ben.click(clip, label=label)
        assert "ada doesn't want this clip remixed." in refused.response.content
    await town.ada.click(opened.response, label="Unlock")
    assert "Everybody can remix this clip now." in opened.response.content
    assert (await town.ben.click(clip, label="Remix")).modal is not None
    lock = Action(Verb.LOCK, (await town.clips())[0].id).encode()
    assert lock not in datas((await town.mod.click(clip, label="More…")).response)
    forged = await town.ben.click(await town.forge(lock), custom_id=lock)
    assert "Only ada can change that." in forged.response.content


async def private_chat(town: Town, who: Any) -> Any:
    return await (await town.env.bot.fetch_user(who.id)).create_dm()


async def test_an_author_hears_of_remixes_once_in_private_and_can_have_it_stopped(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await remixed(town, town.ben, clip, "make it snow")
    await remixed(town, town.mod, clip, "at night")
    public = len(town.channel.history())
    await town.env.advance_time((inspiration.GATHER + timedelta(seconds=1)).total_seconds())
    await town.courier.deliver_due()
    assert len(town.channel.history()) == public
    told = [message async for message in (await private_chat(town, town.ada)).history()]
    assert len(told) == 1
    assert "2 new clips were made out of your clip" in told[0].content
    assert "by ben and mod" in told[0].content
    assert told[0].content.endswith(clip.jump_url)
    assert labels(told[0]) == ["Family", "Stop telling me"]
    await town.env.restart_bot(StudioClient(town.app))
    chat = town.ada.user.dm_channel
    shown = await town.ada.user.click(chat.history()[-1], label="Family")
    assert "A family of 3 clips" in shown.response.content
    muted = await town.ada.user.click(chat.history()[0], label="Stop telling me")
    assert muted.response.content == "I don't tell you when your clips are remixed."
    async with town.app.database.read() as session:
        (ada,) = (await session.exec(select(MemberRow).where(MemberRow.name == "ada"))).all()
    assert not ada.told
    on = await town.ada.slash(town.channel, "settings", tell=True)
    assert "I tell you when your clips are remixed." in on.response.content


async def test_who_takes_no_private_messages_just_does_not_hear_of_it(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await remixed(town, town.ben, clip, "make it snow")
    await town.env.advance_time((inspiration.GATHER + timedelta(seconds=1)).total_seconds())
    chat = await private_chat(town, town.ada)
    town.env.inject_error("POST", f"/channels/{chat.id}/messages", status=403, code=50007)
    before = len(town.channel.history())
    for _ in range(3):
        await town.courier.deliver_due()
    assert len(town.channel.history()) == before
    assert await delivered(town) == DeliveryState.FAILED


async def delivered(town: Town) -> str:
    """How the telling of the author stands."""
    query = select(DeliveryRow.state).where(DeliveryRow.kind == "clips_inspired")
    async with town.app.database.read() as session:
        return (await session.exec(query)).one()


async def test_an_author_is_told_once_when_the_answer_to_the_message_was_lost(town: Town) -> None:
    clip = await town.clip(prompt=CAFE)
    await remixed(town, town.ben, clip, "make it snow")
    await town.env.advance_time((inspiration.GATHER + timedelta(seconds=1)).total_seconds())
    http = town.env.bot.http
    real, sent = http.send_message, []

    async def send(channel: Any, *, params: Any) -> Any:
        sent.append(await real(channel, params=params))
        raise aiohttp.ServerDisconnectedError

    http.send_message = send  # type: ignore[method-assign]
    await town.courier.deliver_due()
    await town.env.advance_time(2)
    await town.courier.deliver_due()
    assert len(sent) == 1
    assert await delivered(town) == DeliveryState.SENT


def kin(number: int, parent: int | None, **fields: Any) -> Kinsman:
    base = {"other_parent_id": None, "depth": 0, "how": "remix", "change": (f"step {number}",), "author": "Ann"}
    rest = {"prompt": "a `fox` @everyone", "poster": "", "deleted": False, "created_at": None}
    return Kinsman(id=str(number), parent_id=None if parent is None else str(parent), **(base | rest | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_family_of_any_size_fits_into_a_message(language: str) -> None:
    line = tuple(kin(n, n - 1 if n else None, change=("*" * 90,) * 3) for n in range(200))
    others = tuple(kin(1000 + n, 199 if n < 50 else 1000 + n - 50) for n in range(300))
    large = Family(clip=line[-1], line=line, others=others, total=10_000, inspired=300)
    lines = families.tree(large, speaker(language))
    assert len(lines) == families.LINES
    assert sum("●" in line for line in lines) == 1
    message = render.family(large, language, "https://clips.example/lineage/" + "0" * 26)
    assert len(message.content) <= render.CONTENT_LIMIT
    assert message.content.endswith(">")


def test_what_people_typed_can_not_leave_the_tree() -> None:
    root = kin(0, None, change=(), how="")
    alone = Family(clip=root, line=(root,), others=(), total=1, inspired=0)
    content = render.family(alone, "en", None).content
    assert content.count("```") == 2
    assert content.count("`") == 6
    assert "@everyone" not in content


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_keep_to_discords_lengths(language: str) -> None:
    say = speaker(language)
    for verb in forms.TITLES:
        assert 1 <= len(say(forms.TITLES[verb])) <= 45
        assert 1 <= len(say(forms.QUESTIONS[verb])) <= 45
        assert 1 <= len(say(forms.HINTS[verb])) <= 100


async def test_commands_and_menus_keep_to_discords_limits_in_every_language(town: Town) -> None:
    translator = town.env.bot.tree.translator  # type: ignore[attr-defined]
    commands = town.env.bot.tree.get_commands()  # type: ignore[attr-defined]
    payloads = [await command.get_translated_payload(town.env.bot.tree, translator) for command in commands]  # type: ignore[attr-defined]
    menus = [command for command in payloads if command["type"] == 3]
    assert len(menus) <= 5
    for one in payloads:
        for said in (one.get("description"), *(one.get("description_localizations") or {}).values()):
            assert said is None or len(said) <= 100
        for option in one.get("options", ()):
            for said in (option["description"], *(option.get("description_localizations") or {}).values()):
                assert 1 <= len(said) <= 100
        for said in (one["name"], *(one.get("name_localizations") or {}).values()):
            assert 1 <= len(said) <= 32


async def test_a_tree_of_the_core_is_told_whole(town: Town) -> None:
    cafe = await town.clip(prompt=CAFE)
    await remixed(town, town.ben, cafe, "make it snow")
    first = (await town.clips())[0]
    lines = families.tree(await family(town.app, first.id), speaker("de"))
    assert lines[1].startswith("└ ben: ")
