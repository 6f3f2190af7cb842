"""Parts of a whole, in percent."""

from __future__ import annotations

from store.reading.figures import Measure, figure
from store.reading.lexicon import Lexicon
from store.reading.passage import Passage, Read
from store.values import Share

_PERCENT = {
    "de": Lexicon(
        {
            "%": (
                "%", "Prozent", "v. H.", "prozentig", "prozentige", "prozentigen",
                "prozentiger", "prozentiges", "prozentigem",
            )
        }
    ),
    "en": Lexicon({"%": ("%", "percent", "per cent", "pct", "pct.")}),
}  # fmt: skip


def _unit(passage: Passage, index: int) -> Read[str | None] | None:
    found = _PERCENT[passage.language].match(passage.tokens, index)
    return Read(*found) if found else None


SHARE = Measure(behind=_unit, percent=True, signed=True)


def share(passage: Passage, index: int) -> Read[tuple[Share, ...]] | None:
    """Read all that one share can be."""
    found = figure(passage, index, SHARE)
    if found is None or not found.value.united:
        return None
    words = passage.words(index, found.end)
    return Read(tuple(Share(each, words) for each in found.value.figures), found.end)
