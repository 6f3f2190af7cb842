"""The steps that bring a database to the schema of this release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from store.errors import NewerDatabaseError

_STEP = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One change of the schema; its number is the version it leads to."""

    version: int
    script: str


def steps(engine: str) -> tuple[Step, ...]:
    """Return all steps of an engine, `store/schema/<engine>/NNNN_what.sql`, in order."""
    folder = files("store").joinpath("schema", engine)
    found = sorted(
        Step(int(name[1]), each.read_text("utf-8"))
        for each in folder.iterdir()
        if (name := _STEP.fullmatch(each.name))
    )
    return tuple(found)


def pending(steps: tuple[Step, ...], version: int, place: str) -> tuple[Step, ...]:
    """Return the steps that lead on from `version`, or raise NewerDatabaseError."""
    newest = steps[-1].version
    if version > newest:
        raise NewerDatabaseError(
            f"{place} was written by a newer release (schema {version}, this one knows {newest}); "
            "run that release, or restore a backup made before it"
        )
    return tuple(step for step in steps if step.version > version)
