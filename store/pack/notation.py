"""Read the notation of a pack's numbers and dates, or say what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from store.flaws import Flaw, FlawKind
from store.pack.read import Place, Wrong
from store.reading import Ambiguous, Unreadable
from store.speech import NOTATED, Speech, is_bare, read_as
from store.values import Value


def read_notation(place: Place, text: str, types: tuple[str, ...], speech: Speech) -> Value | None:
    """Return the value of one of `types` that the whole text is; None where it is of none of them.

    Raises Wrong for what may be read in two ways or names more than one value.
    """
    for name in NOTATED:
        if name not in types:
            continue
        read = read_as(name, text, speech)
        if isinstance(read, Ambiguous):
            raise Wrong(place, Flaw.of(FlawKind.SEVERAL_READINGS, text=text))
        if isinstance(read, tuple) and len(read) > 1:
            raise Wrong(place, Flaw.of(FlawKind.SEVERAL_VALUES, text=text, count=len(read)))
        value = read[0] if isinstance(read, tuple) else read
        if isinstance(value, Unreadable) or (is_bare(value) and "count" in types):
            continue
        return value
    return None


def unread(place: Place, text: str, types: tuple[str, ...], speech: Speech) -> Wrong:
    """Return why a text is no notation of any of `types`."""
    readings = (read_as(name, text, speech) for name in NOTATED if name in types)
    nearest = [each.nearest for each in readings if isinstance(each, Unreadable) and each.nearest]
    wanted = ", ".join(name for name in types if name in NOTATED)
    flaw = Flaw.of(FlawKind.UNREAD, text=text, types=wanted)
    return Wrong(place, replace(flaw, near=nearest[0]) if nearest else flaw)
