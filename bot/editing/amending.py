"""A claim put right: copied wrongly, or said otherwise since its source was revised."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.document import Note
from bot.editing.apart import in_row, unit_apart
from bot.editing.otherwise import otherwise, unquoted
from bot.editing.rounds import InRound, Saying, in_round
from bot.editing.sources import Cited, is_message, quoting, revised
from bot.editing.subjects import check_subject
from bot.editing.values import Written, in_quote, read_time, read_value
from bot.editing.which import records_of
from bot.leaves import Leaf
from bot.numbered import number_of
from bot.problems import Problem, ProblemError
from store.agreement.normal import normal
from store.base import Record, Selection
from store.claims import Claim, ClaimId, Entity, Qualifier, Source, Span
from store.encoding import claim_id
from store.events import ClaimRecorded, ClaimRestored, ClaimSuperseded, EntityRecorded, Event
from store.fields import FIELDS
from store.speech import Speech
from store.values import PartialDate, Value


@dataclass(frozen=True, slots=True)
class Right:
    """What a claim should say instead, as it was typed; what is None stays as it is."""

    value: str
    quote: str | None = None
    when: str | None = None
    about: Entity | None = None
    round: Entity | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """The claim in the place of another one, and the events that put it there.

    `doubts` are to be looked at before it is saved.
    """

    claim: ClaimId
    events: tuple[Event, ...]
    doubts: tuple[Note[Leaf], ...] = ()


async def amended(desk: Desk, record: Record, right: Right, reason: str) -> Amended:
    """Return what takes the place of a claim that was copied wrongly, in the words of its quotes.

    All of these stay where one of them is given anew, as it stands in a form that nobody changed.
    Raises ProblemError where the words do not say it.
    """
    source = await source_of(desk, record)
    if right.quote is None or right.quote in {each.quote for each in record.spans}:
        return await _in_place(desk, record, right, reason, Cited(source, record.spans))
    cited = await _quoted(desk, source, right.quote, at="right-quote")
    if cited is None:
        tries = (f"fact revise {record.standing.recorded}",)
        raise ProblemError(Problem("text-not-kept", (), tries, at="right-quote"))
    told: tuple[Event, ...] = () if cited.source == source else cited.events
    whole = _with_the_rest(cited, record)
    return await _in_place(desk, record, right, reason, whole, *told)


async def _quoted(desk: Desk, source: Source, quote: str, *, at: str) -> Cited | None:
    """Return a known source with a further quote, as `quoting` does; what is wrong is `at`."""
    try:
        return await quoting(desk, source, (quote,))
    except ProblemError as error:
        number = number_of(desk.deal, source)
        tries = (f"source revise {number}",) if number else ()
        raise ProblemError(replace(error.problem, at=at, tries=tries)) from None


def _with_the_rest(cited: Cited, record: Record) -> Cited:
    """Return new quotes of a claim, and those before that told more of it than its value."""
    speech = Speech(cited.source.language, cited.source.published)
    value = Written(record.claim.value)
    unit = unit_apart(value.value, (each.quote for each in record.spans), speech)
    rest = (
        each
        for each in record.spans
        if in_quote(value, each.quote, speech) is None
        and not (unit and in_row(value.value, each.quote, unit, speech))
    )
    return replace(cited, spans=(*cited.spans, *(each for each in rest if each not in cited.spans)))


async def said_since(desk: Desk, record: Record, right: Right, reason: str) -> Amended:
    """Return what takes the place of a claim whose source says something else since a revision.

    Where all of the source's text is kept, its new text comes first, which is a revision itself.
    """
    source = await source_of(desk, record)
    if source.whole and right.quote:
        known = await _quoted(desk, source, right.quote, at="new-quote")
        whole = _with_the_rest(known or Cited(source, ()), record)
        return await _in_place(desk, record, right, reason, whole)
    cited = _with_the_rest(revised(source, (right.quote or right.value,)), record)
    return await _in_place(desk, record, right, reason, cited, *cited.events)


async def source_of(desk: Desk, record: Record) -> Source:
    """Return the source of a claim as it was last revised."""
    selection = Selection(claims=frozenset({record.id}), hidden=True)
    (source,) = (await desk.workspace.read(selection, upto=desk.upto)).sources
    return source


async def _in_place(
    desk: Desk, record: Record, right: Right, reason: str, cited: Cited, *told: Event
) -> Amended:
    claim, named = await _righted(desk, record, right, cited)
    identifier = claim_id(claim)
    if identifier == record.id:
        return Amended(record.id, (*told, _requoted(record, cited)), named.doubts)
    known = await records_of(desk, identifier)
    withdrawn = any(each.standing.retracted or each.standing.superseded_by for each in known)
    again: tuple[Event, ...] = (ClaimRestored(identifier, reason),) if withdrawn else ()
    made = (EntityRecorded(each) for each in named.made)
    recorded = ClaimRecorded(claim, cited.spans)
    over = ClaimSuperseded(record.id, identifier, reason)
    return Amended(identifier, (*told, *made, recorded, *again, over), named.doubts)


def _requoted(record: Record, cited: Cited) -> ClaimRecorded:
    """Return the same claim in other quotes, or raise ProblemError where it has them already."""
    if {each.quote for each in cited.spans} == {each.quote for each in record.spans}:
        raise ProblemError(Problem("nothing-else", at="value"))
    return ClaimRecorded(record.claim, cited.spans, instead=True)


async def _righted(desk: Desk, record: Record, right: Right, cited: Cited) -> tuple[Claim, InRound]:
    """Return a claim put right, and what goes with the round it names, if any."""
    claim, source = record.claim, cited.source
    theirs = Speech(source.language, source.published)
    ours = Speech(desk.language, source.published)
    quotes = _quotes(cited.spans)
    value, doubts = await _value(desk, record, right.value, quotes, (ours, theirs))
    valid = claim.valid
    if right.when is not None:
        when = read_time(right.when, ours)
        valid = _time(when, quotes, theirs)
        doubts = (*doubts, *otherwise(when, valid))
    if right.about:
        check_subject(right.about, FIELDS[claim.field], value)
    subject = right.about.id if right.about else claim.subject
    told = replace(claim, subject=subject, value=value, valid=valid)
    another = right.round is not None or normal(value) != normal(claim.value)
    saying = Saying(told, "\n".join(quotes), another and not is_message(source), record.id)
    named = await in_round(saying, right.round, desk)
    named = replace(named, doubts=(*named.doubts, *doubts))
    return replace(told, qualifiers=_qualifiers(told, named, another=another)), named


def _quotes(spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(span.quote for span in spans)


async def _value(
    desk: Desk, record: Record, text: str, quotes: tuple[str, ...], speeches: tuple[Speech, Speech]
) -> tuple[Value, tuple[Note[Leaf], ...]]:
    """Return a value in the words of a quote, and what the quote says otherwise than was typed."""
    claim, (ours, theirs) = record.claim, speeches
    row = FIELDS[claim.field]
    unit = unit_apart(claim.value, quotes, theirs)
    quoted = any(text in quote for quote in quotes)
    same = text == claim.value.words and quoted
    if same and {*quotes} <= {each.quote for each in record.spans}:
        return claim.value, ()
    written: Written | None = None
    if quoted:
        with suppress(ProblemError):
            written = await read_value(text, row, theirs, desk)
    if written is None and same:
        # A word such as „Milliardenbewertung“ is no notation, and says what it said before.
        return claim.value, ()
    if written is None:
        written = await read_value(text, row, ours, desk)
    for quote in quotes:
        if unit and (beside := in_row(written.value, quote, unit, theirs)) is not None:
            return beside, ()
        if (value := in_quote(written, quote, theirs)) is not None:
            return value, otherwise(written.value, value)
    raise unquoted("value", written.value, quotes, theirs)


def _time(when: PartialDate, quotes: tuple[str, ...], speech: Speech) -> PartialDate:
    for quote in quotes:
        if isinstance(there := in_quote(Written(when), quote, speech), PartialDate):
            return there
    raise unquoted("when", when, quotes, speech)


def _qualifiers(claim: Claim, named: InRound, *, another: bool) -> tuple[Qualifier, ...]:
    """Return the circumstances of a claim; those of its round are new where it is `another`."""
    known = {each.name: each for each in claim.qualifiers}
    new = {each.name: each for each in named.circumstances}
    together = {**known, **new} if another else {**new, **known}
    return tuple(together[name] for name in sorted(together))
