"""The first screen: what is known here, and what to ask of it."""

from __future__ import annotations

from bot.beginning import FIRST
from bot.document import Note, Paragraph, Reply, Tone
from bot.leaves import Joined, Leaf, Named, Strong, Try, Verbatim, Words
from bot.lines import DOT, Line, join
from store.base import Followed

OTHERS = {"en": "de", "de": "en"}
"""The language a reader of each may rather want."""


def welcome(deals: tuple[Followed, ...], language: str) -> Reply[Leaf]:
    """Return a greeting that names the deals and three things to try, by commands there are."""
    title: Line = (Strong((Words("welcome-title"),)), *((DOT, *_known(deals)) if deals else ()))
    tried: Line = (_tries(deals, language),) if deals else (_first(),)
    other = Try(f"settings language {OTHERS[language]}")
    hint: Line = (Words("welcome-help", (("help", Try("help")), ("other", other))),)
    return Reply(title, (Paragraph(tried), Note(Tone.HINT, hint)))


def _first() -> Leaf:
    said = join((Try(each),) for each in FIRST)
    return Words("welcome-nothing", (("tries", Joined(said)),))


def _known(deals: tuple[Followed, ...]) -> Line:
    sources = len({each.source.id for deal in deals for each in deal.sources})
    count = Words("welcome-sources", (("sources", sources),))
    if len(deals) > 1:
        return (Words("welcome-deals", (("deals", len(deals)),)), DOT, count)
    (deal,) = deals
    demo: Line = (Words("welcome-demo"), Verbatim(": ")) if deal.deal.demo else ()
    return (*demo, Named(deal.entity), DOT, count)


def _tries(deals: tuple[Followed, ...], language: str) -> Leaf:
    asked = deals[0].entity.name(language)
    one = len(deals) == 1
    tries = ("deal", "funding", "conflicts") if one else ("deals list", f"deal {asked}", "help")
    said = join((Try(each),) for each in tries)
    return Words("welcome-try", (("tries", Joined(said)),))
