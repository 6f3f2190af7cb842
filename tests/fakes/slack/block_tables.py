"""Tables as Block Kit documents them.

Sources: docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block, read
2026-11-22; that a table refuses raw_number and null was seen in use.
"""

from __future__ import annotations

from tests.fakes.slack.block_texts import Flaw, Flaws, items

TABLE_ROWS, TABLE_CELLS, TABLE_CHARACTERS = 100, 20, 10_000
DATA_ROWS, DATA_CHARACTERS = 101, 10_000


def _cell(kinds: tuple[str, ...], value: object, at: str) -> Flaws:
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(value, dict) or kind not in kinds:
        yield Flaw(f"{at}/type", f"unsupported type: {kind}")
    elif kind == "raw_text" and not isinstance(value.get("text"), str):
        yield Flaw(f"{at}/text", "must be a string")
    elif kind == "raw_text" and not value["text"]:
        yield Flaw(f"{at}/text", "must be more than 0 characters")
    elif kind == "rich_text" and not isinstance(value.get("elements"), list):
        yield Flaw(f"{at}/elements", "must be an array")


def _table_cell(value: object, at: str) -> Flaws:
    yield from _cell(("raw_text", "rich_text"), value, at)


def _data_cell(value: object, at: str) -> Flaws:
    yield from _cell(("raw_text", "raw_number", "rich_text"), value, at)


def _table_row(value: object, at: str) -> Flaws:
    yield from items(value, at, _table_cell, most=TABLE_CELLS)


def _data_row(value: object, at: str) -> Flaws:
    yield from items(value, at, _data_cell, most=TABLE_CELLS)


def table(value: object, at: str) -> Flaws:
    """Find what Slack refuses in the rows of a table."""
    yield from items(value, at, _table_row, most=TABLE_ROWS)
    if _characters(value) > TABLE_CHARACTERS:
        yield Flaw(at, f"must be less than {TABLE_CHARACTERS + 1} characters")


def data_table(value: object, at: str) -> Flaws:
    """Find what Slack refuses in the rows of a data table."""
    yield from items(value, at, _data_row, most=DATA_ROWS, least=2)
    if _characters(value) > DATA_CHARACTERS:
        yield Flaw(at, f"must be less than {DATA_CHARACTERS + 1} characters")
    if isinstance(value, list) and len({len(row) for row in value if isinstance(row, list)}) > 1:
        yield Flaw(at, "all rows must have the same number of cells")
    if isinstance(value, list) and value and isinstance(value[0], list):
        for index, cell in enumerate(value[0]):
            if isinstance(cell, dict) and cell.get("type") != "raw_text":
                yield Flaw(f"{at}/0/{index}/type", f"unsupported type: {cell.get('type')}")


def _characters(value: object) -> int:
    if isinstance(value, dict):
        own = value.get("text")
        return len(own) if isinstance(own, str) else sum(map(_characters, value.values()))
    return sum(map(_characters, value)) if isinstance(value, list) else 0
