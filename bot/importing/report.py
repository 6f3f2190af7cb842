"""What an import would do, as an answer: counts first, then rows by number, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.document import Block, Fields, Note, Paragraph, Row, Tone
from bot.importing.conflicts import told as conflicts_told
from bot.importing.faults import refused
from bot.importing.made import made
from bot.importing.options import Options
from bot.importing.places import at, shown
from bot.leaves import Leaf, Named, Strong, Verbatim, Words
from bot.lines import DOT, SPACE, Line, join, listed
from store.base import Receipt
from store.claims import Entity, Kind
from store.importing.faults import Why
from store.importing.plan import HeadingsError, NoHeadingError, Plan
from store.importing.rows import Reading

ALIKE = 3
"""Things a new name is nearly that of, at most."""


def titled(file: str) -> Line:
    """Return the title of an import's answer."""
    return (Strong((Verbatim(file), DOT, Words("import-title"))),)


def report(plan: Plan, options: Options) -> tuple[Block[Leaf], ...]:
    """Return what becomes of the rows of a plan.

    Counts come first, then rows by their numbers, the first ten of each kind, and what to do.
    """
    details = (*refused(plan, options), *_details(plan))
    counts = Fields(tuple(_counts(plan)))
    return (counts, Fields(details)) if details else (counts,)


def outcome(plan: Plan, options: Options) -> tuple[Block[Leaf], ...]:
    """Return what became of the rows of a plan that was saved: counts, and what is left to do."""
    left = (*refused(plan, options), *_to_look_at(plan))
    counts = Fields(tuple(_counts(plan)))
    return (counts, Fields(left)) if left else (counts,)


def unsettled(plan: Plan, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the options that may settle what refused cells mean, each with a value."""
    reasons = {each.fault.why for each in plan.refused}
    if Why.AMBIGUOUS_DATE in reasons and reading.dates is None:
        yield from (("dates", "dmy"), ("dates", "mdy"))
    if Why.AMBIGUOUS_NUMBER in reasons and reading.numbers is None:
        yield from (("numbers", "de"), ("numbers", "en"))


def unsaved(plan: Plan, options: Options, reading: Reading, *, skip_refused: bool) -> Note[Leaf]:
    """Return that nothing is saved yet, and what is in the way of it."""
    if plan.saves(skip_refused=skip_refused):
        return Note(Tone.HINT, (Words("import-not-yet"),))
    if not plan.refused:
        return Note(Tone.HINT, (Words("import-nothing-new"),))
    if plan.claims:
        return Note(Tone.WARNING, (Words("import-in-the-way", (("skip", options.skip),)),))
    settles = any(unsettled(plan, reading))
    return Note(Tone.WARNING, (Words("import-to-settle" if settles else "import-nothing-left"),))


def saved(receipt: Receipt) -> Note[Leaf] | Paragraph[Leaf]:
    """Return what was recorded, by the numbers of its entries."""
    if receipt.last < receipt.first:
        return Note(Tone.HINT, (Words("import-nothing-new"),))
    places = (
        ("first", Verbatim(str(receipt.first))),
        ("last", Verbatim(str(receipt.last))),
    )
    return Paragraph((Words("import-saved", places),))


def misheaded(error: HeadingsError) -> Note[Leaf]:
    """Return what to do where the headings of a file are not those its rows are read by."""
    headings = ("headings", listed([Verbatim(each) for each in error.titles or ("–",)]))
    if isinstance(error, NoHeadingError):
        missing = (
            "missing",
            listed([Words("import-words", (("text", Verbatim(each)),)) for each in error.missing]),
        )
        return Note(Tone.PROBLEM, (Words("import-no-heading", (missing, headings)),))
    first = error.titles[0] if error.titles else "Name"
    example = ("example", Verbatim(f"{first}=company"))
    return Note(Tone.PROBLEM, (Words("import-no-company", (headings, example)),))


def _counts(plan: Plan) -> Iterator[Row[Leaf]]:
    """Yield how many rows there are of each kind, and what was made of the headings."""
    read: list[Line] = [(Words("import-rows-read", (("count", plan.rows),)),)]
    if encoding := plan.tables[0].table.encoding:
        read.append((Words("import-encoding", (("encoding", Verbatim(encoding)),)),))
    if unread := dict.fromkeys(title for lines in plan.tables for title in lines.unread):
        headings = listed([Verbatim(title) for title in unread])
        read.append((Words("import-unread", (("headings", headings),)),))
    for language, count in sorted(Counter(plan.assumed).items()):
        places = (("count", count), ("language", Words(f"language-{language}")))
        read.append((Words("import-assumed", places),))
    yield Row((Words("import-rows"),), tuple(read))
    yield _count(Words("import-new"), Words("import-new-rows", (("count", len(plan.new)),)), plan)
    for label, line, some in (
        (Words("import-known"), "import-known-rows", plan.known),
        (Words("import-twice"), "import-twice-rows", plan.twice),
        (Words("import-conflict"), "import-conflict-rows", plan.conflicts),
        (Words("import-refused"), "import-refused-rows", plan.refused),
        (Words("import-passed"), "import-passed-rows", plan.passed),
        (Words("import-alike"), "import-alike-names", plan.alike),
    ):
        if some:
            yield Row((label,), ((Words(line, (("count", len(some)),)),),))


def _count(label: Leaf, rows: Leaf, plan: Plan) -> Row[Leaf]:
    """Return how many rows are new, and what they would add."""
    if not plan.claims:
        return Row((label,), ((rows,),))
    kinds = [each.kind for each in plan.entities]
    added = (
        Words("import-claims", (("count", len(plan.claims)),)),
        *(
            Words(f"import-made-{kind}", (("count", kinds.count(kind)),))
            for kind in (Kind.COMPANY, Kind.ROUND, Kind.DEAL)
            if kind in kinds
        ),
    )
    return Row((label,), ((rows,), (listed(added),)))


def _details(plan: Plan) -> Iterator[Row[Leaf]]:
    """Yield rows that somebody may want to look at before they are saved."""
    yield from _to_look_at(plan)
    yield from made(plan.entities)
    if plan.twice:
        lines: list[Line] = [
            (at(plan, each.place), SPACE, Words("import-as", (("row", at(plan, each.first)),)))
            for each in plan.twice
        ]
        yield Row((Words("import-twice"),), shown(lines))
    if plan.passed:
        lines = [(at(plan, each),) for each in plan.passed]
        yield Row((Words("import-passed"),), shown(lines))


def _to_look_at(plan: Plan) -> Iterator[Row[Leaf]]:
    """Yield rows that somebody may want to look at, whether they are saved or not."""
    if plan.conflicts:
        yield Row((Words("import-conflict"),), conflicts_told(plan))
    if plan.crowded:
        lines: list[Line] = [(Named(each),) for each in plan.crowded]
        yield Row((Words("import-crowded"),), ((Words("import-crowded-why"),), *shown(lines)))
    if plan.alike:
        lines = [
            join(((at(plan, each.place),), (_alike(each.entity, each.others),)))
            for each in plan.alike
        ]
        yield Row((Words("import-alike"),), ((Words("import-alike-do"),), *shown(lines)))


def _alike(entity: Entity, others: tuple[Entity, ...]) -> Leaf:
    named = listed([Named(each) for each in others[:ALIKE]])
    return Words("import-alike-to", (("name", Named(entity)), ("others", named)))
