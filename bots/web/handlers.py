"""What the addresses of the web face do. Each handler translates, awaits one use-case and renders what it gives."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Any

from aiohttp import WSCloseCode, web

from bots import sentences
from bots.web import pages
from bots.web.boundary import say_for
from bots.web.hub import Hub
from bots.web.personas import COOKIE, PERSONAS, Persona, persona_of
from bots.web.render import Message, Viewer, choice, draft, render
from bots.web.translate import (
    HERE,
    NOT_UNDERSTOOD,
    OLD_BUTTON,
    Help,
    Settings,
    Typed,
    preferred_language,
    pressed,
    typed,
    wishes,
)
from core import feed, health
from core.actions import Action, Verb, parse_action
from core.app import App
from core.commands import (
    AnswerDraft,
    Cancel,
    Continue,
    DeleteClip,
    DropDraft,
    Generate,
    LockClip,
    MakeDraft,
    MashUp,
    Recast,
    Remix,
    Reroll,
    SetConfirming,
    SetTold,
    ShowQueue,
)
from core.delivery import remember_status
from core.errors import Refusal
from core.events import Event, JobQueued
from core.generation import lineage, preferences, remix, service
from core.people import Account, recognise
from core.tables import new_id

APP = web.AppKey("app", App)
HUB = web.AppKey("hub", Hub)
PING_SECONDS = 20.0
RECENT = 24
"""Clips to choose from."""
DRAFT_VERBS = frozenset({Verb.GO, Verb.PICK, Verb.DROP})
YEAR = 365 * 24 * 3600

routes = web.RouteTableDef()


def _persona(request: web.Request) -> Persona:
    return persona_of(request.cookies.get(COOKIE)) or PERSONAS[0]


async def _viewer(request: web.Request) -> Viewer:
    persona = _persona(request)
    language = preferred_language(request.headers.get("Accept-Language"))
    member = await recognise(request.app[APP], Account("web", persona.user, persona.name, language))
    return Viewer(member, persona.moderator, say_for(request))


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested without end
        raise Refusal(NOT_UNDERSTOOD) from None
    if not isinstance(body, dict):
        raise Refusal(NOT_UNDERSTOOD)
    return body


@routes.get("/")
async def channel(request: web.Request) -> web.Response:
    viewer, persona = await _viewer(request), _persona(request)
    text = pages.channel(viewer, persona, viewer.member.language, request.app[APP].capabilities)
    return web.Response(text=text, content_type="text/html")


@routes.get("/api/feed")
async def older(request: web.Request) -> web.Response:
    viewer = await _viewer(request)
    page = await feed.page(request.app[APP], HERE, viewer.member.id, before=request.query.get("before"))
    return web.json_response(_page(page, viewer))


def _page(page: feed.Page, viewer: Viewer) -> Message:
    return {"entries": [render(entry, viewer) for entry in page.entries], "more": page.more}


@routes.post("/api/say")
async def say(request: web.Request) -> web.Response:
    """Something was typed and sent."""
    viewer = await _viewer(request)
    return web.json_response(await _answer(request, viewer, typed(viewer.member, await _body(request))))


async def _answer(request: web.Request, viewer: Viewer, command: Typed) -> Message:
    app = request.app[APP]
    match command:
        case Generate():
            return await _queued(request, viewer, await service.submit(app, command))
        case Remix():
            return await _remixed(request, viewer, await remix.remix(app, command))
        case Continue():
            return await _remixed(request, viewer, await remix.carry_on(app, command))
        case Recast():
            return await _remixed(request, viewer, await remix.recast(app, command))
        case Cancel():
            return await _told(request, viewer, await service.cancel(app, command))
        case ShowQueue():
            return _text(sentences.queue(await service.show_queue(app, command), viewer.say))
        case Help():
            return _text(pages.help_lines(viewer))
        case Settings():
            return {"settings": asdict(await preferences.wishes_of(app, viewer.member.id)) | {"key": new_id()}}


@routes.post("/api/act")
async def act(request: web.Request) -> web.Response:
    """A button was pressed."""
    app, viewer = request.app[APP], await _viewer(request)
    action = parse_action(str((await _body(request)).get("action")))
    if action is None:
        raise Refusal(OLD_BUTTON)
    if action.verb in DRAFT_VERBS:
        return web.json_response(await _draft(request, viewer, action))
    if action.verb is not Verb.MUTE and not await feed.belongs(app, HERE, action.target):
        raise Refusal(service.NO_SUCH_JOB if action.verb is Verb.CANCEL else service.NO_SUCH_CLIP)
    return web.json_response(await _pressed(request, viewer, action))


async def _pressed(request: web.Request, viewer: Viewer, action: Action) -> Message:
    """A button of a job, of a clip, or of a notice."""
    app = request.app[APP]
    match pressed(viewer.member, HERE if viewer.moderator else None, action):
        case Reroll() as command:
            return await _queued(request, viewer, await service.reroll(app, command))
        case Continue() as command:
            return await _remixed(request, viewer, await remix.carry_on(app, command))
        case MashUp() as command:
            return await _remixed(request, viewer, await remix.mash_up(app, command))
        case LockClip() as command:
            await preferences.lock(app, command)
            return {"done": viewer.say(sentences.UNLOCKED if command.remixable else sentences.LOCKED)}
        case SetTold() as command:
            await preferences.set_told(app, command)
            return {"done": viewer.say(sentences.TOLD if command.told else sentences.NOT_TOLD)}
        case Cancel() as command:
            event = await service.cancel(app, command)
            # Somebody else's job goes without a trace on a moderator's page, so they are told that it worked.
            done = {"done": sentences.cancelled(viewer.say)} if event.by else {}
            return await _told(request, viewer, event) | done
        case DeleteClip() as command:
            return await _told(request, viewer, await service.delete_clip(app, command))


async def _draft(request: web.Request, viewer: Viewer, action: Action) -> Message:
    """A button of a remix that is not made yet."""
    app = request.app[APP]
    match action.verb:
        case Verb.GO:
            return await _queued(request, viewer, await remix.make(app, MakeDraft(viewer.member, HERE, action.target)))
        case Verb.PICK:
            picked = AnswerDraft(viewer.member, HERE, action.target, action.choice or 0)
            return await _remixed(request, viewer, await remix.pick(app, picked))
        case _:
            await remix.drop(app, DropDraft(viewer.member, action.target))
            return {}


async def _remixed(request: web.Request, viewer: Viewer, answer: remix.Draft | JobQueued) -> Message:
    return (
        {"draft": draft(answer, viewer)} if isinstance(answer, remix.Draft) else await _queued(request, viewer, answer)
    )


async def _queued(request: web.Request, viewer: Viewer, event: JobQueued) -> Message:
    # The status message is the job's own place in the stream.
    await remember_status(request.app[APP], event.job_id, event.job_id)
    entry = await feed.about(request.app[APP], event)
    if entry is not None and not entry.under_way:  # asked for twice, and its clip is there already
        return {"done": viewer.say(sentences.MADE_ALREADY)}
    return await _told(request, viewer, event)


async def _told(request: web.Request, viewer: Viewer, event: Event) -> Message:
    """Show an event on every open page at once, and to whoever caused it in the answer."""
    entry = await feed.about(request.app[APP], event)
    assert entry is not None, "a use-case gave an event of a job that does not exist"
    request.app[HUB].broadcast(entry)
    return {"entry": render(entry, viewer)}


def _text(text: str) -> Message:
    return {"answer": {"key": new_id(), "text": text}}


@routes.get("/api/recent")
async def recent(request: web.Request) -> web.Response:
    """Clips to choose from, newest first."""
    viewer = await _viewer(request)
    found = await feed.recent_here(request.app[APP], viewer.member, HERE, limit=RECENT)
    return web.json_response({"clips": [choice(clip) for clip in found]})


@routes.post("/api/settings")
async def choose(request: web.Request) -> web.Response:
    """Somebody chose something for themselves."""
    app, viewer = request.app[APP], await _viewer(request)
    match wishes(viewer.member, await _body(request)):
        case SetConfirming() as command:
            await preferences.set_confirming(app, command)
        case SetTold() as command:
            await preferences.set_told(app, command)
    return web.json_response({"settings": asdict(await preferences.wishes_of(app, viewer.member.id))})


@routes.post("/api/persona")
async def become(request: web.Request) -> web.Response:
    """Somebody else sits down at the page."""
    persona = persona_of(str((await _body(request)).get("persona")))
    if persona is None:
        raise Refusal(NOT_UNDERSTOOD)
    response = web.json_response({"persona": persona.user})
    secure = request.headers.get("Origin", "").startswith("https:")
    response.set_cookie(COOKIE, persona.user, httponly=True, samesite="Strict", secure=secure, max_age=YEAR, path="/")
    return response


@routes.get("/ws")
async def live(request: web.Request) -> web.WebSocketResponse:
    """First all there is (from the key ``since`` on, if the page has some already), then everything that happens."""
    app, viewer, persona = request.app[APP], await _viewer(request), _persona(request)
    socket = web.WebSocketResponse(heartbeat=PING_SECONDS, max_msg_size=1024)
    with request.app[HUB].line(viewer, socket) as line:
        # Read after the line is open: what happens in between comes twice rather than never.
        page = await feed.page(app, HERE, viewer.member.id, since=request.query.get("since"))
        waiting = await remix.unanswered(app, viewer.member, HERE)
        card = {"draft": draft(waiting, viewer)} if waiting else {}
        await socket.prepare(request)
        pump: asyncio.Task[None] | None = None
        try:
            await socket.send_json({"type": "all", "persona": persona.user, **_page(page, viewer), **card})
            pump = asyncio.create_task(line.pump())
            async for _ in socket:  # pages only listen; this notices when one closes
                await socket.close(code=WSCloseCode.POLICY_VIOLATION)
        except ConnectionError:
            pass  # the page left while it was being told
        finally:
            if pump is not None:
                pump.cancel()
                await asyncio.gather(pump, return_exceptions=True)
    return socket


@routes.get("/clip/{clip}")
async def clip_page(request: web.Request) -> web.Response:
    app = request.app[APP]
    clip = await _open_clip(request)
    language = preferred_language(request.headers.get("Accept-Language"))
    base = (app.settings.public_url or str(request.url.origin())).rstrip("/")
    return web.Response(text=pages.clip(clip, language, base), content_type="text/html")


@routes.get("/lineage/{clip}")
async def lineage_page(request: web.Request) -> web.Response:
    try:
        found = await lineage.family(request.app[APP], request.match_info["clip"])
    except Refusal:
        raise web.HTTPNotFound from None
    language = preferred_language(request.headers.get("Accept-Language"))
    return web.Response(text=pages.lineage(found, language), content_type="text/html")


@routes.get("/media/{clip}/clip.mp4")
async def video(request: web.Request) -> web.StreamResponse:
    clip = await _open_clip(request)
    return web.FileResponse(request.app[APP].media.path(clip.video), headers={"Content-Type": "video/mp4"})


@routes.get("/media/{clip}/poster.jpg")
async def poster(request: web.Request) -> web.StreamResponse:
    clip = await _open_clip(request)
    return web.FileResponse(request.app[APP].media.path(clip.poster), headers={"Content-Type": "image/jpeg"})


@routes.get("/preview/{job}.jpg")
async def preview(request: web.Request) -> web.StreamResponse:
    """An early picture of a job; it goes when the clip is there."""
    key = await feed.preview_of(request.app[APP], HERE, request.match_info["job"])
    file = request.app[APP].media.path(key) if key else None
    if file is None or not file.exists():
        raise web.HTTPNotFound
    return web.FileResponse(file, headers={"Content-Type": "image/jpeg"})


async def _open_clip(request: web.Request) -> feed.OpenClip:
    clip = await feed.open_clip(request.app[APP], request.match_info["clip"])
    if clip is None:
        raise web.HTTPNotFound
    return clip


@routes.get("/healthz")
async def healthz(request: web.Request) -> web.Response:
    """For whoever keeps the service running: 200 when the database and the queue answer, else 503."""
    found = await health.check(request.app[APP])
    return web.json_response(asdict(found), status=200 if found.good else 503)
