"""Find every value in prose."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.answers import Found
from store.reading.counts import count
from store.reading.dates import dating
from store.reading.money import money
from store.reading.openers import may_open
from store.reading.passage import Passage, Read, prose, tongue
from store.reading.resolving import resolve
from store.reading.shares import share
from store.values import Count, Money, PartialDate, Share

Values = tuple[Money | Share | Count | PartialDate, ...]


def find_values(
    text: str, language: str | None, published: PartialDate | None = None
) -> tuple[Found, ...]:
    """Return every sum, share, number and date of a text, in order.

    The longest notation counts. Where it can be several values ("1.500" in English, the bare
    2024 as a year and as a number) each is found, at the same place, the likeliest first. A date
    that needs a publication day is found only with one. A bare number is a Count, whatever it
    counts: a sum whose currency nobody names is one too.
    """
    passages = prose(text, tongue(language))
    tokens = passages[0].tokens
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        read = [each for passage in passages for each in _at(passage, index, published)]
        end = max((each.end for each in read), default=index + 1)
        values = dict.fromkeys(value for each in read if each.end == end for value in each.value)
        start = tokens[index].start
        found += [Found(value, start, tokens[end - 1].end) for value in values]
        index = end
    return tuple(found)


def _at(passage: Passage, index: int, published: PartialDate | None) -> Iterator[Read[Values]]:
    if not (may_open(passage.at(index), passage.language) and passage.opens(index)):
        return
    readers = (money(passage, index), share(passage, index), count(passage, index))
    for read in (_date(passage, index, published), *readers):
        if read and passage.closes(read.end):
            yield read


def _date(
    passage: Passage, index: int, published: PartialDate | None
) -> Read[tuple[PartialDate, ...]] | None:
    found = dating(passage, index)
    if found is None:
        return None
    dates = resolve(found.value, passage.words(index, found.end), published)
    return Read(dates, found.end) if isinstance(dates, tuple) else None
