"""What sources are catalogued by: the words that tell what each is, and when it was published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from store.catalogue import Listing, Shelfmark, shelfmark
from store.claims import Source, SourceId
from store.words import LONGEST_QUERY, LONGEST_WORD, WORD, fold, without_accents


def mark_of(source: Source) -> Shelfmark | None:
    """Return what a source goes by."""
    return shelfmark(source.link, source.title, source.publisher)


def words_of(source: Source) -> frozenset[str]:
    """Return the words that tell what a source is; where nothing names it, those of its text."""
    names = (source.title, source.publisher, source.link)
    text = None if any(names) else source.text
    return frozenset(_words(*names, source.author, *source.rests_on, text))


def asked(words: str) -> tuple[str, ...]:
    """Return the words of a question as they are compared, each once."""
    return tuple(dict.fromkeys(_words(words)))[:LONGEST_QUERY]


def _words(*texts: str | None) -> Iterator[str]:
    told = without_accents(fold("\n".join(text for text in texts if text)))
    return (word[:LONGEST_WORD] for word in WORD.findall(told))


def published_from(source: Source) -> str:
    """Return a text by which the later published is the greater; it is empty for an undated one."""
    when = source.published
    if when is None:
        return ""
    first, last = when.earliest or when.latest or date.min, when.latest or date.max
    return f"{first.isoformat()} {last.isoformat()}"


def listing(sources: Iterable[Source], *, limit: int) -> Listing:
    """Return the first of some sources in the order of a listing."""
    by_id = sorted(sources, key=lambda each: each.id)
    ordered = sorted(by_id, key=published_from, reverse=True)
    return Listing(tuple(ordered[:limit]), len(ordered))


def chosen(
    sources: Iterable[Source], words: str | None, beside: Collection[SourceId]
) -> Iterator[Source]:
    """Yield those of some sources that a listing is of."""
    begun = None if words is None else asked(words)
    for source in sources:
        if source.id in beside or source.withdrawn:
            continue
        if begun is None or (begun and _tells(source, begun)):
            yield source


def _tells(source: Source, begun: Iterable[str]) -> bool:
    words = words_of(source)
    return all(any(word.startswith(each) for word in words) for each in begun)
