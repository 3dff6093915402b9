"""The commands: each translates, awaits one use-case and shows what comes of it."""

from __future__ import annotations

from typing import Any

import discord
import structlog
from discord import app_commands
from discord.app_commands import locale_str

from bots import sentences
from bots.discord import buttons, render, translate
from bots.discord.answering import Outcome, answer, answer_with_job, answer_with_outcome, ask
from bots.discord.forms import Form
from bots.discord.render import Message
from core import feed
from core.actions import Action, Verb
from core.app import App
from core.commands import Cancel, Continue, Generate, MashUp, Recast, Remix, SetConfirming, SetTold, ShowQueue
from core.events import JobQueued
from core.generation import lineage, preferences, remix, service
from core.generation.at_hand import at_hand
from core.generation.policy import MAX_PROMPT
from core.generation.scene import DEFAULT_SECONDS, MAX_SECONDS, MAX_SEED, MIN_SECONDS, Shape
from core.people import Member
from core.wording import N_, Say, speaker

log = structlog.get_logger()

PREFIX = "/"
LISTED = 100
"""Recent clips that are looked through for what is typed into a clip option; Discord shows 25."""

Tree = app_commands.CommandTree[Any]
Words = app_commands.Range[str, 1, MAX_PROMPT]

everywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)


def add_commands(app: App, tree: Tree) -> None:
    """Put all commands on the tree."""
    _add_generation(app, tree)
    _add_remixing(app, tree)
    _add_menus(app, tree)
    _add_telling(app, tree)


def _add_generation(app: App, tree: Tree) -> None:
    shapes = [
        app_commands.Choice(name=locale_str(N_("landscape 16:9")), value=Shape.LANDSCAPE.value),
        app_commands.Choice(name=locale_str(N_("portrait 9:16")), value=Shape.PORTRAIT.value),
        app_commands.Choice(name=locale_str(N_("square 1:1")), value=Shape.SQUARE.value),
    ]

    @tree.command(name="generate", description=locale_str(N_("Make a clip from a sentence.")))
    @app_commands.describe(
        prompt=locale_str(N_("What to show. “Quoted words” are spoken aloud.")),
        shape=locale_str(N_("Proportions of the picture.")),
        length=locale_str(N_("Length in seconds.")),
        seed=locale_str(N_("Number that fixes everything left to chance.")),
    )
    @app_commands.choices(shape=shapes)
    @everywhere
    async def generate(
        interaction: discord.Interaction,
        prompt: Words,
        shape: str = Shape.LANDSCAPE.value,
        length: app_commands.Range[int, MIN_SECONDS, MAX_SECONDS] = DEFAULT_SECONDS,
        seed: app_commands.Range[int, 0, MAX_SEED] | None = None,
    ) -> None:
        async def submit(member: Member) -> JobQueued:
            address, origin = translate.address_of(interaction), translate.origin_of(interaction)
            return await service.submit(
                app, Generate(member, address, prompt, Shape(shape), length, seed, origin=origin)
            )

        await answer_with_job(app, interaction, submit)

    @tree.command(name="queue", description=locale_str(N_("What is being made, and where your clips stand.")))
    @everywhere
    async def queue(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            view = await service.show_queue(app, ShowQueue(member))
            return Message(render.plain(sentences.queue(view, speaker(member.language))))

        await answer(app, interaction, work, private=True)

    @tree.command(name="cancel", description=locale_str(N_("Stop your newest clip.")))
    @everywhere
    async def cancel(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            return render.render(await service.cancel(app, Cancel(member)))

        await answer(app, interaction, work, private=True)


def _add_remixing(app: App, tree: Tree) -> None:
    which = N_("One of the newest clips here, or the link to a clip's message.")

    async def listed(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await clips_listed(app, interaction, typed)

    @tree.command(name="remix", description=locale_str(N_("Change what you name in a clip and keep the rest.")))
    @app_commands.describe(
        clip=locale_str(which), change=locale_str(N_("What should change, for example: make it snow."))
    )
    @app_commands.autocomplete(clip=listed)
    @everywhere
    async def remix_(interaction: discord.Interaction, clip: str, change: Words) -> None:
        async def work(member: Member) -> Outcome:
            address, clip_id = translate.address_of(interaction), await translate.clip_named(app, interaction, clip)
            return await remix.remix(app, Remix(member, address, clip_id, change, translate.origin_of(interaction)))

        await answer_with_outcome(app, interaction, work)

    @tree.command(name="continue", description=locale_str(N_("Make what comes next after a clip.")))
    @app_commands.describe(
        clip=locale_str(which), next=locale_str(N_("What happens next; leave it out to let it just go on."))
    )
    @app_commands.autocomplete(clip=listed)
    @everywhere
    async def continue_(
        interaction: discord.Interaction, clip: str, next: app_commands.Range[str, 0, MAX_PROMPT] = ""
    ) -> None:
        async def work(member: Member) -> Outcome:
            address, clip_id = translate.address_of(interaction), await translate.clip_named(app, interaction, clip)
            return await remix.carry_on(app, Continue(member, address, clip_id, next, translate.origin_of(interaction)))

        await answer_with_outcome(app, interaction, work)

    @tree.command(name="recast", description=locale_str(N_("Let somebody else play the lead of a clip.")))
    @app_commands.describe(
        clip=locale_str(which), lead=locale_str(N_("Who plays the lead, for example: a panda in a red coat."))
    )
    @app_commands.autocomplete(clip=listed)
    @everywhere
    async def recast(interaction: discord.Interaction, clip: str, lead: Words) -> None:
        async def work(member: Member) -> Outcome:
            address, clip_id = translate.address_of(interaction), await translate.clip_named(app, interaction, clip)
            return await remix.recast(app, Recast(member, address, clip_id, lead, translate.origin_of(interaction)))

        await answer_with_outcome(app, interaction, work)

    @tree.command(name="mashup", description=locale_str(N_("Put the cast of one clip into the place of another.")))
    @app_commands.describe(
        cast=locale_str(N_("The clip whose cast it is.")), place=locale_str(N_("The clip whose place it is."))
    )
    @app_commands.autocomplete(cast=listed, place=listed)
    @everywhere
    async def mashup(interaction: discord.Interaction, cast: str, place: str) -> None:
        async def work(member: Member) -> Outcome:
            address, origin = translate.address_of(interaction), translate.origin_of(interaction)
            first = await translate.clip_named(app, interaction, cast)
            second = await translate.clip_named(app, interaction, place)
            return await remix.mash_up(app, MashUp(member, address, first, second, origin))

        await answer_with_outcome(app, interaction, work)

    @tree.command(name="lineage", description=locale_str(N_("What a clip came from, and what was made out of it.")))
    @app_commands.describe(clip=locale_str(which))
    @app_commands.autocomplete(clip=listed)
    @everywhere
    async def lineage_(interaction: discord.Interaction, clip: str) -> None:
        async def work(member: Member) -> Message:
            return await buttons.tell_family(
                app, interaction, member, await translate.clip_named(app, interaction, clip)
            )

        await answer(app, interaction, work, private=True)


async def clips_listed(app: App, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The newest clips here whose prompt or author has all the words that are typed so far."""
    member = await translate.member_of(app, interaction)
    recent = await feed.recent_here(app, member, translate.here(interaction), LISTED)
    words = typed.casefold().split()
    fitting = [clip for clip in recent if all(word in f"{clip.prompt} {clip.author}".casefold() for word in words)]
    return [app_commands.Choice(name=render.recent(clip), value=clip.id) for clip in fitting[: render.OPTIONS]]


def _add_menus(app: App, tree: Tree) -> None:
    """What a click on a message offers. Discord allows five of these."""

    async def clip_of(interaction: discord.Interaction, message: discord.Message) -> str:
        own = message.author.id == interaction.application_id
        shown = translate.clip_on(message) if own else None
        return shown or await lineage.clip_at(app, translate.address_of(interaction), str(message.id))

    @tree.context_menu(name=locale_str(N_("Remix this clip")))
    @everywhere
    async def remix_this(interaction: discord.Interaction, message: discord.Message) -> None:
        async def form(member: Member) -> Form:
            clip_id = await clip_of(interaction, message)
            (await at_hand(app, member, translate.address_of(interaction), clip_id)).check_unlocked()
            return Form(Action(Verb.REMIX, clip_id), Verb.REMIX, member.language)

        await ask(app, interaction, form)

    @tree.context_menu(name=locale_str(N_("More about this clip")))
    @everywhere
    async def more_about_this(interaction: discord.Interaction, message: discord.Message) -> None:
        async def work(member: Member) -> Message:
            return await buttons.more(app, interaction, member, await clip_of(interaction, message), message)

        await answer(app, interaction, work, private=True)


def _helped(say: Say) -> str:
    return "\n".join(
        [
            sentences.help_text(PREFIX, say, remix=True),
            "",
            say(N_("Reply to a clip with “remix: make it snow” and I change just that.")),
            say(
                N_("/continue makes what comes next, /recast gives the lead to somebody else, /mashup mixes two clips.")
            ),
            say(N_("/lineage tells where a clip comes from; /settings is for what I ask and tell you.")),
        ]
    )


def _add_telling(app: App, tree: Tree) -> None:
    @tree.command(name="settings", description=locale_str(N_("Whether I ask before remixes and tell of them.")))
    @app_commands.describe(
        confirm=locale_str(N_("Ask me before my remixes are made.")),
        tell=locale_str(N_("Tell me when others remix my clips.")),
    )
    @everywhere
    async def settings(interaction: discord.Interaction, confirm: bool | None = None, tell: bool | None = None) -> None:
        async def work(member: Member) -> Message:
            if confirm is not None:
                await preferences.set_confirming(app, SetConfirming(member, confirm))
            if tell is not None:
                await preferences.set_told(app, SetTold(member, tell))
            wishes = await preferences.wishes_of(app, member.id)
            say = speaker(member.language)
            lines = [
                say(sentences.ASKING if wishes.confirms else sentences.NOT_ASKING),
                say(sentences.TOLD if wishes.told else sentences.NOT_TOLD),
            ]
            return Message("\n".join(lines))

        await answer(app, interaction, work, private=True)

    @tree.command(name="help", description=locale_str(N_("What I can do.")))
    @everywhere
    async def help_(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            return Message(_helped(speaker(member.language)))

        await answer(app, interaction, work, private=True)

    @tree.command(name="start", description=locale_str(N_("Say hello.")))
    @everywhere
    async def start(interaction: discord.Interaction) -> None:
        async def work(member: Member) -> Message:
            say = speaker(member.language)
            return Message(say(sentences.HELLO) + "\n" + _helped(say))

        await answer(app, interaction, work, private=True)
