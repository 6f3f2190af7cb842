"""Where logs go: lines on standard error, never among the answers."""

from __future__ import annotations

import logging
import sys
from traceback import extract_tb

import structlog


def configure(level: str) -> None:
    """Log from `level` on (debug, info, warning, error), with the time in UTC."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(key_order=("timestamp", "level", "event")),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def described(error: BaseException) -> str:
    """Name an error by its kind and place; its message may quote what came or where from."""
    frames = extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
