"""Structured logging: one event per line, with job, clip and member where they are known. Secrets are never bound."""

from __future__ import annotations

import logging
import sys

import structlog

from core.settings import Settings

QUIET = (
    "arq",
    "httpx",
    "httpcore",
    "aiohttp.access",
    "alembic",
    "discord",
    "telegram",
    "tornado.access",
    "av",
    "libav",
)
"""Libraries whose lines below WARNING say what ours say already, or hold people's words, tokens and secrets."""


def set_up_logging(settings: Settings) -> None:
    """Send the log to standard error: for people on a terminal, as JSON lines if the settings ask for it."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_json
        # Plain tracebacks: the fancy ones print local variables, among them tokens in addresses.
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    formatting: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        renderer,
    ]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=formatting, foreign_pre_chain=shared))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
