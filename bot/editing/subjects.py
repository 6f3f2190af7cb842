"""Of what a field can be said."""

from __future__ import annotations

from bot.leaves import Named, Words
from bot.lines import label
from bot.problems import Problem, ProblemError
from store.claims import Entity
from store.fields import FieldRow
from store.possible import is_said_of
from store.values import EntityRef, Value


def check_subject(about: Entity, row: FieldRow, value: Value) -> None:
    """Raise ProblemError where a thing has no such field, or is the value of it itself."""
    places = (("name", Named(about)), ("field", label(row.name)))
    if not is_said_of(row, about.kind):
        kind = ("kind", Words(f"kind-{about.kind}"))
        raise ProblemError(Problem("other-subject", (*places, kind), at="about"))
    if isinstance(value, EntityRef) and value.entity == about.id:
        raise ProblemError(Problem("of-itself", places, at="value"))
