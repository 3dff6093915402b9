"""The web face's client: an aiohttp server with the page, its live line and the courier for it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import structlog
from aiohttp import web

from bots.web import handlers
from bots.web.boundary import BODY_LIMIT, boundary, put_headers
from bots.web.handlers import APP, HUB
from bots.web.hub import Hub, WebPostman
from core.app import App
from core.delivery import Courier
from core.errors import Refusal
from core.wording import N_

log = structlog.get_logger()

STATIC = Path(__file__).parent / "static"
SHUTDOWN_SECONDS = 2.0
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def build_application(app: App) -> web.Application:
    """The aiohttp application over an open App. It delivers nothing by itself: see `serve`."""
    application = web.Application(middlewares=[boundary(app.settings)], client_max_size=BODY_LIMIT)
    application[APP] = app
    application[HUB] = Hub()
    application.add_routes(handlers.routes)
    application.router.add_static("/static", STATIC)
    application.on_response_prepare.append(put_headers)
    application.on_shutdown.append(_send_pages_away)
    return application


async def _send_pages_away(application: web.Application) -> None:
    await application[HUB].close()


async def serve(app: App, host: str, port: int, ready: Callable[[str], None] | None = None) -> None:
    """Serve the page and deliver to it until cancelled; ``ready`` is called with its address (port 0: any free port).

    Refusal if the port is taken.
    """
    application = build_application(app)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise Refusal(
                N_("Port {port} is in use by another program. Stop that one, or set RIFFREEL_WEB_PORT to a free port."),
                port=port,
            ) from None
        url = _address(host, runner.addresses[0][1])
        log.info("web.ready", url=url)
        if host not in LOOPBACK:
            log.warning(
                "web.open", url=url, note="whoever reaches this address can act as any person, moderators included"
            )
        if ready is not None:
            ready(url)
        await Courier(app, WebPostman(app, application[HUB])).run()
    finally:
        await runner.cleanup()


def _address(host: str, port: int) -> str:
    """What to type into a browser on this machine."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)
    return f"http://{name}:{port}"
