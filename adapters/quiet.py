"""What a log may say of a platform: never what people write, a token or a socket's address."""

from __future__ import annotations

import logging

import structlog

log = structlog.get_logger()

LIBRARIES = ("aiohttp", "discord", "slack_bolt", "slack_sdk")
"""Loggers that say whole payloads at DEBUG, and at times in a warning."""


class _Place(logging.Handler):
    """Says where a library complained, and not of what."""

    def emit(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, record: logging.LogRecord
    ) -> None:
        place = f"{record.filename}:{record.lineno}"
        log.warning("library-complained", library=record.name, place=place)


def quiet() -> None:
    """Keep the libraries' messages out of every log; where they complain is logged instead.

    Bolt copies the root's level to its loggers, so that a level alone would not do.
    """
    for name in LIBRARIES:
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        if not any(isinstance(each, _Place) for each in logger.handlers):
            logger.addHandler(_Place(logging.WARNING))
