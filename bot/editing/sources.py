"""Where an editor has a fact from: an article, or the editor's own message; and its quotes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.leaves import Verbatim
from bot.numbered import number_of
from bot.problems import Problem, ProblemError
from store.agreement.normal import normal
from store.base import Followed, Selection
from store.catalogue import Shelfmark, shelfmark
from store.claims import Source, SourceId, Span
from store.encoding import source_id
from store.events import Event, SourceNumbered, SourceRecorded
from store.quotes import found
from store.values import PartialDate

BREAK = "\n\n"
"""What stands between the quotes of a text."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an editor says of a source; nothing at all means the editor's own message.

    `known` is the source itself, where it was named by its number.
    """

    language: str
    link: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    known: Source | None = None

    @property
    def is_own(self) -> bool:
        """Say whether nobody else is named as the source."""
        return not (self.known or self.link or self.title or self.publisher)

    @classmethod
    def to(cls, source: Source) -> Reference:
        """Return a reference to a known source."""
        return cls(source.language, published=source.published, known=source)

    @property
    def mark(self) -> Shelfmark | None:
        """What a source that is meant goes by."""
        return shelfmark(self.link, self.title, self.publisher)

    def is_of_its_day(self, source: Source) -> bool:
        """Say whether a source that goes by the same is meant, by when it was published.

        A link tells it whatever the day. Without one another day is another source, and one without
        a title has nothing but its day that tells it from others of its publisher.
        """
        if self.link:
            return True
        if not self.title:
            return _day(self.published) == _day(source.published)
        if self.published is None or source.published is None:
            return True
        return self.published.overlaps(source.published)


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, and where each quote stands in its text."""

    source: Source
    spans: tuple[Span, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events that record the source as it is cited."""
        # What is cited again was no mistake.
        return (SourceRecorded(replace(self.source, withdrawn=False)),)


def is_message(source: Source) -> bool:
    """Say whether a source is what an editor said of their own knowledge."""
    return bool(source.author and not (source.link or source.title or source.publisher))


async def cite(desk: Desk, reference: Reference, matter: str, quotes: tuple[str, ...]) -> Cited:
    """Return the source that is meant, a known one where there is one, with these quotes.

    Of what editors cite, the quotes are all the text there is, one after the other; an editor's own
    message says of which `matter` as well. A source whose text is not kept tells nobody where
    further quotes stand: it is cited anew under its link.
    """
    if reference.is_own:
        return _quoting(_own(desk, reference, matter), quotes)
    known = await known_sources(desk, reference)
    if source := _kept(known):
        return _quoting(_completed(source, reference), quotes)
    for source in known:
        if spans := await _within(desk, source, quotes):
            return Cited(_completed(source, reference), spans)
    first = _completed(known[0], reference) if known else _new(reference)
    anew = _quoting(replace(first, id=SourceId(""), text=head_of(first), revision=0), quotes)
    # What was revised since it was brought in the same words is that source still.
    same = await desk.workspace.sources(frozenset({anew.source.id}), upto=desk.upto)
    return _quoting(same[0], quotes) if same else anew


async def whole_text(desk: Desk, reference: Reference) -> str | None:
    """Return the text that quotes have to stand in, where the source that is meant has one."""
    if reference.is_own:
        return None
    source = _kept(await known_sources(desk, reference))
    return source.text if source and source.whole else None


async def quoting(desk: Desk, source: Source, quotes: tuple[str, ...]) -> Cited | None:
    """Return a known source with further quotes.

    None where its text is not kept, and they are no part of what was quoted before.
    """
    if source.text is not None:
        return _quoting(source, quotes)
    spans = await _within(desk, source, quotes)
    return Cited(source, spans) if spans else None


def revised(source: Source, quotes: tuple[str, ...]) -> Cited:
    """Return the next revision of a source, of which these quotes are known.

    Its day of publication stays: what it had said by then is not moved by what it says now.
    """
    return _quoting(replace(source, revision=source.revision + 1), quotes)


def recorded(cited: Cited, deal: Followed | None) -> tuple[Event, ...]:
    """Return the events that record a source, and its number in the deal it is cited in."""
    source, told = cited.source, cited.events
    if deal is None:
        return told
    return (*told, SourceNumbered(deal.entity.id, source.id, number_for(deal, source)))


def number_for(deal: Followed, source: Source) -> int:
    """Return the number that a source has in a deal, or will have there."""
    return number_of(deal, source) or deal.free


async def known_sources(desk: Desk, reference: Reference) -> tuple[Source, ...]:
    """Return the workspace's sources that a reference names.

    Those of the deal at hand come first, then those of other open deals, by their numbers.
    """
    deals = (*((desk.deal,) if desk.deal else ()), *desk.deals)
    numbered = {each.source.id: each.source for deal in deals for each in deal.sources}
    if known := reference.known:
        return (numbered.get(known.id, known),)
    if (mark := reference.mark) is None:
        return ()
    places = {source: place for place, source in enumerate(numbered)}
    named = await desk.workspace.called(frozenset({mark}), upto=desk.upto)
    of_its_day = (each for each in named if reference.is_of_its_day(each))
    ordered = sorted(of_its_day, key=lambda each: places.get(each.id, len(places)))
    return tuple(ordered) if reference.link else _of_one_day(reference, ordered)


def _of_one_day(reference: Reference, named: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources of the very day, or else all of them where they are of one day.

    Where they are of several, nobody can tell which is meant, and it is none of them.
    """
    by_day: dict[object, list[Source]] = {}
    for each in named:
        by_day.setdefault(_day(each.published), []).append(each)
    others = next(iter(by_day.values())) if len(by_day) == 1 else ()
    return tuple(by_day.get(_day(reference.published), others))


def _day(published: PartialDate | None) -> object:
    """Return what a day of publication says, whatever its words."""
    return published and normal(published)


def _kept(known: Iterable[Source]) -> Source | None:
    return next((each for each in known if each.text is not None), None)


def _own(desk: Desk, reference: Reference, matter: str) -> Source:
    """Return the message of whoever asks; the same words of two people are two messages."""
    call = desk.call
    return Source(
        SourceId(""),
        reference.language,
        "",
        author=call.person,
        published=reference.published,
        text=f"{call.person}, {call.place}: {matter}",
    )


def _new(reference: Reference) -> Source:
    return Source(
        SourceId(""),
        reference.language,
        "",
        reference.title,
        reference.publisher,
        link=reference.link,
        published=reference.published,
    )


def head_of(source: Source) -> str | None:
    """Return what the text begins with of a source that no link tells from others.

    The same words of another day are another source.
    """
    if source.link:
        return None
    day = source.published.words if source.published else None
    return ", ".join(each for each in (source.publisher, source.title, day) if each)


def _completed(source: Source, reference: Reference) -> Source:
    """Return a known source with what was not known of it."""
    return replace(
        source,
        title=source.title or reference.title,
        publisher=source.publisher or reference.publisher,
        published=source.published or reference.published,
    )


def _quoting(source: Source, quotes: tuple[str, ...]) -> Cited:
    """Return a source whose text holds the quotes; one without an id gets it of its text.

    Raises ProblemError where a whole text does not hold them.
    """
    text = source.text or ""
    head = 0 if source.link or source.whole else len(text.partition(BREAK)[0])
    spans: list[Span] = []
    for quote in quotes:
        there = found(quote, text[head:])
        if there is None and source.whole:
            raise ProblemError(Problem("not-in-text", (("text", Verbatim(quote)),), at="quote"))
        if there and there.start is not None:
            start = head + there.start
            spans.append(Span(there.quote, start, start + len(there.quote)))
        else:
            text = f"{text}{BREAK}{quote}" if text else quote
            spans.append(Span(quote, len(text) - len(quote), len(text)))
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    identity = source.id or source_id(text_hash, source.link)
    return Cited(replace(source, id=identity, text=text, text_hash=text_hash), tuple(spans))


async def _within(desk: Desk, source: Source, quotes: tuple[str, ...]) -> tuple[Span, ...]:
    """Return where quotes stand that are part of what was quoted before, or nothing."""
    selection = Selection(sources=frozenset({source.id}), hidden=True)
    evidence = await desk.workspace.read(selection, upto=desk.upto)
    known = [span for record in evidence.records for span in record.spans]
    found = [
        next((_inside(quote, span) for span in known if quote in span.quote), None)
        for quote in quotes
    ]
    spans = tuple(each for each in found if each)
    return spans if len(spans) == len(quotes) else ()


def _inside(quote: str, span: Span) -> Span:
    if span.start is None:
        return Span(quote)
    start = span.start + span.quote.index(quote)
    return Span(quote, start, start + len(quote))
