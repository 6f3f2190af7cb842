"""Every query is named, described, used, and begins with what is asked for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from store.errors import NewerDatabaseError
from store.migrate import Step, pending, steps
from store.sql import SQL, load
from store.sqlite.schema import prepare

SOURCES = "\n".join(
    path.read_text("utf-8") for path in Path(str(files("store"))).joinpath("sqlite").glob("*.py")
)
READING = [name for name, statement in SQL.items() if statement.startswith("select")]

# What may be read from end to end: the names of a workspace, to find likenesses among them; the
# index of its sources, to count them, and in its own order for the first few.
CATALOGUE = {"catalogue", "catalogue_of", "count_catalogue"}
WHOLE = {"keys_like", "entities", "claims", "last_row", "workspaces", *CATALOGUE}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("sql") / "facts.db"
    opened = sqlite3.connect(path, isolation_level=None)
    prepare(opened, path)
    yield opened
    opened.close()


def parameters(statement: str) -> dict[str, None]:
    return dict.fromkeys(re.findall(r":(\w+)", statement))


@pytest.mark.parametrize("name", SQL)
def test_every_query_is_used(name: str) -> None:
    assert f'"{name}"' in SOURCES


@pytest.mark.parametrize("name", SQL)
def test_every_query_fits_the_schema(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(f"explain {SQL[name]}", parameters(SQL[name])).fetchall()


@pytest.mark.parametrize("name", sorted(set(READING) - WHOLE))
def test_no_query_walks_through_a_table(connection: sqlite3.Connection, name: str) -> None:
    plan = [
        detail
        for *_, detail in connection.execute(
            f"explain query plan {SQL[name]}", parameters(SQL[name])
        )
    ]
    assert plan
    for step in plan:
        assert "VIRTUAL TABLE" in step or not step.startswith("SCAN "), plan
        # The workspace alone narrows to everything a workspace holds; of subscriptions, which are
        # few, that is what is asked for.
        whole = (
            name in {"newest", "head", "written_last", "subscriptions"} or "ledger_roles" in step
        )
        assert not step.endswith("(workspace=?)") or whole, plan
        assert not step.endswith("(workspace=? AND seq<?)") or "ledger_" in step, plan


# The terms of a passage have their workspace in them; shelves are of none; what is due is told by
# one process for all workspaces of a platform.
OVER_ALL = {"last_row", "workspaces", "add_passage", "add_length", "passages_between", "due"}


@pytest.mark.parametrize("name", sorted(set(SQL) - OVER_ALL))
def test_every_query_asks_for_its_workspace(name: str) -> None:
    assert ":workspace" in SQL[name] or ":shelf" in SQL[name]


@pytest.mark.parametrize("name", SQL)
def test_every_query_could_run_elsewhere(name: str) -> None:
    """Folded keys are compared as they are; lower() and LIKE differ between engines."""
    assert not re.search(
        r"\b(like|glob|lower|upper|collate|indexed|pragma)\b", SQL[name], re.IGNORECASE
    )


def test_two_queries_of_one_name_are_refused() -> None:
    text = "-- name: a\n-- One.\nselect 1;\n\n-- name: a\n-- Two.\nselect 2;\n"
    with pytest.raises(ValueError, match="same name"):
        load(text)
    assert dict(load(text.replace("name: a\n-- Two", "name: b\n-- Two"))) == {
        "a": "select 1",
        "b": "select 2",
    }


def test_steps_come_in_order_without_gaps() -> None:
    versions = [step.version for step in steps("sqlite")]
    assert versions == list(range(1, len(versions) + 1))


def test_only_what_is_missing_is_pending() -> None:
    all_steps = (Step(1, "a"), Step(2, "b"), Step(3, "c"))
    assert pending(all_steps, 0, "x") == all_steps
    assert pending(all_steps, 2, "x") == all_steps[2:]
    assert pending(all_steps, 3, "x") == ()
    with pytest.raises(NewerDatabaseError, match=r"^x .*schema 4"):
        pending(all_steps, 4, "x")
