"""What people type does no harm in a Discord message, and no message is too long."""

from __future__ import annotations

import re
from typing import Any

import pytest
from discord_town import Slowness, Town

from bots import sentences
from bots.discord import render
from core.events import (
    ClipReady,
    JobCancelled,
    JobFailed,
    JobProgressed,
    JobQueued,
    JobRefused,
    PostFailed,
)
from core.wording import speaker


async def test_nobody_is_pinged_and_no_markdown_is_run_by_a_prompt(town: Town) -> None:
    bad = f"@everyone **look** <@{town.ben.id}> [click](https://example.com) `x` # big"
    message = await town.clip(prompt=bad)
    assert not message.mention_everyone
    assert [user.id for user in message.mentions] == [town.ada.id]
    assert "@everyone" not in message.content
    assert "**look**" not in message.content
    assert "\\*\\*look\\*\\*" in message.content


async def test_no_message_unfurls_a_link(town: Town, slow: Slowness) -> None:
    await town.clip(prompt="https://example.com/a discord.gg/abc")
    slow.befall("submit")
    await slow.outlast(town.ada.slash(town.channel, "generate", prompt="https://example.com/b discord.gg/abc"))
    messages = town.channel.history()
    assert len(messages) == 3
    for message in messages:
        assert re.search(r"https?://(?!discord\.com/channels/)|discord\.gg", message.content) is None
    assert [message.flags.suppress_embeds for message in messages[:2]] == [True, True]


@pytest.mark.parametrize(
    ("typed", "forbidden"),
    [
        ("<#123456789012345678>", r"(?<!\\)<#"),
        ("<t:1700000000:R>", r"(?<!\\)<t"),
        ("</generate:123456789012345678>", r"(?<!\\)</"),
        ("<:fox:123456789012345678> <a:fox:123456789012345678>", r"(?<!\\)<a?:"),
        ("[a](https://a.example) and [b](https://b.example)", r"(?<!\\)\["),
        ("see http://a.example or HTTPS://b.example", r"(?i)https?://"),
        ("discord.gg/abc discord.com/invite/abc discordapp.com/invite/a", r"discord(app)?\.(gg|com)"),
        ("@everyone @here <@123456789012345678>", r"@(everyone|here)|(?<!\\)<@"),
        ("# big", "^#"),
        ("- item", "^-"),
        ("3. item", r"^3\."),
        ("||secret|| ~~gone~~ `code`", r"(?<!\\)[|~`]"),
    ],
)
def test_what_people_type_shows_as_typed(typed: str, forbidden: str) -> None:
    said = render.plain(typed)
    assert re.search(forbidden, said) is None
    # Nothing else than what makes it harmless was added.
    assert re.sub(r"\\(?=[^\w\s])", "", said).replace("\u200b", "") == typed


def test_a_text_cut_short_never_ends_in_half_an_escape() -> None:
    for length in range(40, 60):
        said = render.plain("*" * 100, length)
        assert len(said) <= length
        assert said.endswith("*…")


LONG = {
    "mentions": "@everyone " * 100,
    "emojis": "🦊" * 1000,
    "markup": "*_~`" * 250,
    "links": "http://a.b " * 90,
}


@pytest.mark.parametrize("prompt", LONG.values(), ids=LONG.keys())
def test_nothing_we_say_is_too_long_for_discord(prompt: str) -> None:
    note = sentences.too_big("https://clips.example/clip/" + "0" * 26, speaker("de"))
    shared: dict[str, Any] = {"job_id": "j", "language": "de", "prompt": prompt}
    clip = {"video": "clip/clip.mp4", "clip_id": "01" * 13}
    words = tuple("*" * 40 for _ in range(40))
    remarks = (("{what}", {"what": "_" * 400}),) * 4
    ready = ClipReady(
        **shared, **clip, author="🦊_" * 26, author_user=None, poster="p", width=1, height=1, seconds=12, seed=2**31 - 1,
        unresolved=words, notes=remarks,
    )  # fmt: skip
    failed = PostFailed(**shared, **clip, author_user="1", reason="I am not allowed to post there any more.")
    messages = [
        render.render(JobQueued(**shared, author="Ada", position=3, wait_seconds=90, unresolved=words)),
        render.render(JobProgressed(**shared, author="Ada", share=0.5, phase="drawing", position=0, wait_seconds=None)),
        render.render(ready),
        render.showing(ready, note),
        render.render(JobRefused(**shared, sentence="{what}", values={"what": prompt * 5})),
        render.render(JobCancelled(**shared)),
        render.render(JobFailed(**shared, reference="0" * 8)),
        render.render(failed),
        render.showing(failed, note),
    ]
    for message in messages:
        assert len(message.content.encode("utf-16-le")) // 2 <= 2000
    assert note in messages[3].content
    for message in messages[-2:]:
        assert render.plain(speaker("de")(failed.reason)) in message.content
