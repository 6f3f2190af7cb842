"""The words that tell a time from the day somebody speaks, or from where a stretch begins."""

from __future__ import annotations

from enum import StrEnum

from store.reading.lexicon import Lexicon


class Pointer(StrEnum):
    """Which of several like times is meant, seen from the day of publication."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Bound(StrEnum):
    """Which end of a stretch a date is, and whether it belongs to it."""

    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    BY = "by"


def _inflected(*stems: str) -> tuple[str, ...]:
    return tuple(f"{stem}{ending}" for stem in stems for ending in ("e", "en", "er", "es", "em"))


POINTERS = {
    "de": Lexicon(
        {
            Pointer.LAST: _inflected("letzt", "vergangen", "vorig", "verflossen"),
            Pointer.THIS: _inflected("dies", "laufend"),
            Pointer.NEXT: _inflected("nächst", "kommend"),
        }
    ),
    "en": Lexicon(
        {
            Pointer.LAST: ("last", "this past", "past", "the previous", "the past"),
            Pointer.THIS: ("this", "the current"),
            Pointer.NEXT: ("next", "the coming", "this coming"),
        }
    ),
}

DAYS_AGO = {
    "de": Lexicon({0: ("heute",), 1: ("gestern",), 2: ("vorgestern",)}),
    "en": Lexicon({0: ("today",), 1: ("yesterday",)}),
}
"""Days told from the day of publication; in prose "heute" mostly means "nowadays"."""

AGO = {"de": ("vor", ""), "en": ("", "ago")}
"""What stands before and behind in "vor zwei Jahren" and "two years ago"."""

BOUNDS = {
    "de": Lexicon(
        {
            Bound.SINCE: ("seit", "seit dem", "seit der", "ab", "ab dem"),
            Bound.AFTER: ("nach", "nach dem"),
            Bound.BEFORE: ("vor", "vor dem"),
            Bound.BY: ("bis", "bis zum", "bis zur", "bis spätestens", "spätestens"),
        }
    ),
    "en": Lexicon(
        {
            Bound.SINCE: ("since", "starting in", "starting on"),
            Bound.AFTER: ("after", "later than"),
            Bound.BEFORE: ("before", "prior to", "earlier than"),
            Bound.BY: ("by", "until", "till", "through", "up to", "no later than"),
        }
    ),
}  # fmt: skip

SPANS = {
    "de": Lexicon({"und": ("zwischen", "zwischen dem"), "bis": ("von", "vom", "von dem")}),
    "en": Lexicon({"and": ("between",), "to": ("from",)}),
}
"""What opens a stretch with two ends, and the word that stands between them."""

SPAN_CONNECTORS = {
    "de": Lexicon({True: ("bis", "bis zum", "-", "–", "‑")}),
    "en": Lexicon({True: ("to", "until", "through", "-", "–", "‑")}),
}
