"""The Telegram application: polling or webhook, the command menu, and the courier beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import chain, repeat
from typing import Any
from urllib.parse import urlsplit

import structlog
from telegram import LinkPreviewOptions, Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, Defaults

from bots.telegram import handlers
from bots.telegram.limits import PaceKeeper
from bots.telegram.postman import TelegramPostman
from core.app import App
from core.delivery import Courier
from core.errors import Refusal
from core.wording import LANGUAGES, N_

log = structlog.get_logger()

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
PARALLEL_UPDATES = 32
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Seconds between tries to start while Telegram can't be reached; the last one for ever."""

Bot = Application[Any, Any, Any, Any, Any, Any]


def build(app: App) -> Bot:
    """The application with its handlers, not started."""
    settings = app.settings
    assert settings.telegram_token is not None
    builder = (
        ApplicationBuilder()
        .token(settings.telegram_token.get_secret_value())
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(PaceKeeper())
        .concurrent_updates(PARALLEL_UPDATES)
    )
    if settings.telegram_api_url:
        base = settings.telegram_api_url.rstrip("/")
        builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    application = builder.build()
    handlers.add_handlers(app, application)
    return application


async def serve(app: App) -> None:
    """Run the bot until cancelled. Refusal if Telegram rejects the token or the webhook is not set up right."""
    webhook = app.settings.telegram_webhook_url
    if webhook and app.settings.telegram_webhook_secret is None:
        raise Refusal(
            N_(
                "RIFFREEL_TELEGRAM_WEBHOOK_SECRET is not set. Without it anybody could send the bot messages in Telegram's name."
            )
        )
    application = build(app)
    try:
        await _patiently(application.initialize)
        await _patiently(lambda: _show_menu(application))
        await application.start()
        await _patiently(lambda: _listen(app, application))
        log.info("telegram.ready", user=application.bot.username, webhook=bool(webhook))
        await Courier(app, TelegramPostman(app, application.bot)).run()
    except InvalidToken:
        raise Refusal(N_("Telegram does not accept RIFFREEL_TELEGRAM_TOKEN. Copy it again from @BotFather.")) from None
    finally:
        await asyncio.shield(_stop(application))


async def _patiently(step: Callable[[], Awaitable[None]]) -> None:
    """Take a step of the start, again and again while the network is away."""
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return await step()
        except BadRequest:
            raise  # counts as a network error in the library, but says that we asked for something wrong
        except (NetworkError, RetryAfter) as error:
            log.warning("telegram.unreachable", again_in=pause, error=repr(error))
            await asyncio.sleep(pause)
    raise AssertionError("the pauses never end")


async def _show_menu(application: Bot) -> None:
    for language in LANGUAGES:
        code = None if language == "en" else language
        await application.bot.set_my_commands(handlers.menu(language), language_code=code)


async def _listen(app: App, application: Bot) -> None:
    settings, updater = app.settings, application.updater
    assert updater is not None
    if settings.telegram_webhook_url and settings.telegram_webhook_secret:
        await updater.start_webhook(
            listen=settings.telegram_webhook_host,
            port=settings.telegram_webhook_port,
            url_path=urlsplit(settings.telegram_webhook_url).path.lstrip("/"),
            webhook_url=settings.telegram_webhook_url,
            secret_token=settings.telegram_webhook_secret.get_secret_value(),
            allowed_updates=UPDATES,
        )
    else:
        await updater.start_polling(allowed_updates=UPDATES)


async def _stop(application: Bot) -> None:
    with suppress(TelegramError):
        if application.updater is not None and application.updater.running:
            await application.updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()
