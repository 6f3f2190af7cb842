"""Refused rows in words: what is wrong with which, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.document import Row
from bot.importing.options import Options
from bot.importing.places import MOST, NUMBERS, among, shown
from bot.leaves import Furniture, Leaf, Shown, Verbatim, Words
from bot.lines import COLON, SPACE, Line, join
from store.importing.faults import Fault, Why
from store.importing.plan import Faulty, Place, Plan


def refused(plan: Plan, options: Options) -> Iterator[Row[Leaf]]:
    """Yield the refused rows by what is wrong with them, the commonest first, and what to do.

    Those with the same words are told together: in a chat the first, on a command line all.
    """
    by_reason: dict[Why, list[Faulty]] = {}
    for each in plan.refused:
        by_reason.setdefault(each.fault.why, []).append(each)
    most, numbers = (MOST, NUMBERS) if options.chat else (None, None)
    for why, rows in sorted(by_reason.items(), key=lambda each: -len(each[1])):
        heading = (Words(f"import-why-{why}"), SPACE, Verbatim(f"({len(rows)})"))
        told = [_told(fault, among(plan, places, numbers)) for fault, places in _alike(rows)]
        yield Row(
            heading, ((Words(f"import-do-{why}", _places(why, options)),), *shown(told, most))
        )


def _alike(rows: Iterable[Faulty]) -> Iterator[tuple[Fault, list[Place]]]:
    """Yield each fault once with the rows of a sheet that have it, in the order of the first."""
    places: dict[tuple[Fault, str], list[Place]] = {}
    for each in rows:
        places.setdefault((each.fault, each.place.table), []).append(each.place)
    return ((fault, some) for (fault, _), some in places.items())


def _places(why: Why, options: Options) -> tuple[tuple[str, Leaf | int], ...]:
    match why:
        case Why.AMBIGUOUS_NUMBER:
            return tuple((each, options.leaf("numbers", each)) for each in ("de", "en"))
        case Why.AMBIGUOUS_DATE:
            return tuple((each, options.leaf("dates", each)) for each in ("dmy", "mdy"))
        case _:
            return ()


def _told(fault: Fault, rows: Line) -> Line:
    """Return rows with the words that are wrong, their column, and what they may mean."""
    line = join((rows, _words(fault)))
    meant = _meant(fault)
    return (*line, COLON, *meant) if meant else line


def _words(fault: Fault) -> Line:
    if not fault.words:
        return ()
    text, heading = Verbatim(fault.words), Verbatim(fault.title)
    if not fault.title:
        return (Words("import-words", (("text", text),)),)
    return (Words("import-cell", (("text", text), ("heading", heading))),)


def _meant(fault: Fault) -> Line:
    if fault.nearest:
        return (Words("import-nearest", (("text", Verbatim(fault.nearest)),)),)
    values: Sequence[Leaf] = [Shown(each, Furniture()) for each in fault.readings]
    if not values:
        return ()
    if len(values) == 1:
        return (Words("import-perhaps", (("value", values[0]),)),)
    return (Words("import-either", (("one", values[0]), ("other", values[1]))),)
