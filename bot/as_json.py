"""A reply as JSON, for scripts: every figure with its claims, their sources and their quotes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.document import (
    Actions,
    Attachment,
    Block,
    Chapter,
    Fields,
    Items,
    Note,
    Paragraph,
    Reply,
    Row,
    Sources,
    Table,
    Timeline,
)
from bot.figures import figures
from bot.leaves import (
    Basis,
    Claimed,
    Computed,
    Dated,
    Furniture,
    Leaf,
    Shown,
)
from bot.words import runs
from store.base import Evidence, Record
from store.claims import SourceId
from store.encoding import Json, to_json

INDENT = 2


def reply_json(
    reply: Reply[Leaf], language: str, evidence: Evidence, numbers: Mapping[SourceId, int]
) -> str:
    """Return the reply in `language` as one JSON object, ending in a line feed.

    `evidence` holds the claims its figures stand on; `numbers` are their sources' in the deal.
    """
    whole: Json = {
        "outcome": reply.outcome,
        "language": language,
        "seq": reply.seq,
        "title": _line(reply.title, language),
        "aside": _line(reply.aside, language),
        "blocks": [_block(block, language) for block in reply.blocks],
        "claims": {record.id: _claim(record, evidence, numbers) for record in evidence.records},
    }
    return json.dumps(whole, ensure_ascii=False, indent=INDENT) + "\n"


def _block(block: Block[Leaf], language: str) -> Json:
    kind = type(block).__name__.lower()
    match block:
        case Paragraph(line=line):
            return {"type": kind, "line": _line(line, language)}
        case Note(tone=tone, line=line):
            return {"type": kind, "tone": tone, "line": _line(line, language)}
        case Fields(rows=rows) | Timeline(rows=rows) | Sources(rows=rows):
            return {"type": kind, "rows": [_row(row, language) for row in rows]}
        case Items(items=items):
            return {"type": kind, "items": [_line(item, language) for item in items]}
        case Table(header=header, rows=cells):
            return {
                "type": kind,
                "header": [_line(cell, language) for cell in header],
                "rows": [[_line(cell, language) for cell in row] for row in cells],
            }
        case Actions(actions=actions):
            return {"type": kind, "commands": [action.command for action in actions]}
        case Attachment(name=name, title=title, lead=lead, chapters=chapters):
            return {
                "type": kind,
                "name": name,
                "title": _line(title, language),
                "blocks": [_block(each, language) for each in lead],
                "chapters": [_chapter(each, language) for each in chapters],
            }


def _chapter(chapter: Chapter[Leaf], language: str) -> Json:
    return {
        "title": _line(chapter.title, language),
        "blocks": [_block(block, language) for block in chapter.blocks],
    }


def _row(row: Row[Leaf], language: str) -> Json:
    return {
        "label": _line(row.label, language),
        "lines": [_line(line, language) for line in row.lines],
    }


def _line(line: tuple[Leaf, ...], language: str) -> Json:
    text = "".join(run.text for run in runs(line, language))
    shown: list[Json] = [_figure(leaf, language) for leaf in figures(line)]
    return {"text": text, "figures": shown} if shown else {"text": text}


def _figure(figure: Shown, language: str) -> Json:
    return {
        "text": "".join(run.text for run in runs((figure,), language)),
        "type": type(figure.value).__name__.lower(),
        "value": to_json(figure.value),
        "basis": _basis(figure.basis),
    }


def _basis(basis: Basis) -> Json:
    match basis:
        case Claimed(claims=claims):
            return {"kind": "claim", "claims": list(claims)}
        case Computed(rule=rule, claims=claims):
            return {"kind": "computation", "rule": rule, "claims": list(claims)}
        case Dated(source=source):
            return {"kind": "source", "source": source}
        case Furniture():
            return {"kind": "furniture"}


def _claim(record: Record, evidence: Evidence, numbers: Mapping[SourceId, int]) -> Json:
    source = next(each for each in evidence.sources if each.id == record.claim.source)
    return {
        "subject": record.claim.subject,
        "field": record.claim.field,
        "source": {
            "id": source.id,
            "number": numbers.get(source.id),
            "title": source.title,
            "publisher": source.publisher,
        },
        "quotes": [
            {"quote": span.quote, "start": span.start, "end": span.end} for span in record.spans
        ],
    }
