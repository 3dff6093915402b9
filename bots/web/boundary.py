"""The edge of the web face: who may talk to it, what every answer carries, and how a "no" or a fault is said.

A page of another site must not reach a studio on somebody's own machine. Three things see to that: the Host header must be one of our names
(against DNS rebinding), Origin must be our own on everything that changes something and on the WebSocket, and the cookie is SameSite=Strict.
"""

from __future__ import annotations

import ipaddress
import secrets
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from yarl import URL

from bots import sentences
from bots.web import pages
from bots.web.translate import NOT_UNDERSTOOD, preferred_language
from core.database import is_outage
from core.errors import Refusal
from core.settings import Settings
from core.wording import N_, Say, say_refusal, speaker

log = structlog.get_logger()

BODY_LIMIT = 64 * 1024
"""Bytes. Room for a prompt many times too long, so that it is refused with its own sentence."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

NOT_HERE = N_("There is nothing at this address. The clip may have been deleted, or the link is incomplete.")
NOT_ALLOWED = N_("This address does not take that kind of request. Open the channel's page instead.")
FOREIGN = N_("This request came from another page or address than this studio's own, so it was not carried out.")
TOO_LARGE = N_("That is more text than this studio takes at once. Shorten it and try again.")
SENTENCES = {403: FOREIGN, 404: NOT_HERE, 405: NOT_ALLOWED, 413: TOO_LARGE}


def say_for(request: web.Request) -> Say:
    """How to speak to whoever sent the request."""
    return speaker(preferred_language(request.headers.get("Accept-Language")))


def boundary(settings: Settings) -> Middleware:
    """The one place where a failure becomes a sentence, and the guard in front of everything else."""
    names = _own_names(settings)
    public = URL(settings.public_url).origin() if settings.public_url else None

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            _check_sender(request, names, public)
            return await handler(request)
        except Refusal as refusal:
            status = 400 if refusal.sentence == NOT_UNDERSTOOD else 422
            return _no(request, status, say_refusal(refusal, say_for(request)))
        except web.HTTPException as error:
            if error.status < 400:
                raise
            return _no(request, error.status, say_for(request)(SENTENCES.get(error.status, NOT_UNDERSTOOD)))
        except ConnectionError:
            raise  # the reader went away in the middle; there is nobody to tell
        except Exception as error:
            reference = secrets.token_hex(4)
            log.exception("web.fault", reference=reference, path=request.path)
            status = 503 if is_outage(error) else 500
            return _no(request, status, say_for(request)(sentences.APOLOGY, reference=reference))

    return guarded


async def put_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """What every answer carries, files included. Nothing is used from a cache without asking: a deleted clip is gone at once."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "private, no-cache")


def _own_names(settings: Settings) -> frozenset[str]:
    names = {"localhost", settings.web_host.strip("[]").lower()}
    if settings.public_url:
        names.add((urlsplit(settings.public_url).hostname or "").lower())
    return frozenset(names - {"", "0.0.0.0", "::"})


def _is_own(host: str, names: frozenset[str]) -> bool:
    name = (urlsplit(f"//{host}").hostname or "").lower()
    if name in names:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _check_sender(request: web.Request, names: frozenset[str], public: URL | None) -> None:
    if request.path == "/healthz":
        return  # a probe calls by address, and learns nothing but yes or no
    host = request.headers.get("Host", "")
    if not _is_own(host, names):
        raise web.HTTPForbidden
    if request.method in ("GET", "HEAD") and request.path != "/ws":
        return
    origin = request.headers.get("Origin", "")
    same = urlsplit(origin).netloc.lower() == host.lower()
    if not origin or not (same or (public is not None and origin == str(public))):
        raise web.HTTPForbidden


def _no(request: web.Request, status: int, sentence: str) -> web.Response:
    if "text/html" in request.headers.get("Accept", "") and request.method == "GET":
        page = pages.notice(sentence, preferred_language(request.headers.get("Accept-Language")))
        return web.Response(status=status, text=page, content_type="text/html")
    return web.json_response({"error": sentence}, status=status)
