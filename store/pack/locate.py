"""Write into a pack's files where each quote begins, and touch nothing else in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, repeat

import yaml

from store.complaint import Complaint
from store.flaws import Flaw, FlawKind
from store.pack.quoted import offsets
from store.pack.read import Document

_AROUND = 20
"""Code points shown before a quote, to tell one place of a text from another."""


@dataclass(frozen=True, slots=True)
class Located:
    """A file's text with its offsets, how many claims were given theirs, and what is unclear."""

    text: str
    written: int
    complaints: tuple[Complaint, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters `start` to `end` of a file give way to `text`."""

    start: int
    end: int
    text: str


def locate(document: Document, texts: Mapping[str, str]) -> Located:
    """Return a source's file with every `at` that was missing or wrong, where one place fits.

    An `at` that is right stays; a quote that stands in several places is a complaint.
    """
    text_hash = _child(_child(document.root, "source"), "text_sha256")
    text = texts.get(text_hash.value) if isinstance(text_hash, yaml.ScalarNode) else None
    claims = _child(document.root, "claims")
    if text is None or not isinstance(claims, yaml.SequenceNode):
        return Located(document.text, 0, ())
    edits: list[_Edit] = []
    complaints: list[Complaint] = []
    for claim in claims.value:
        quotes = _scalars(_child(claim, "quote") or _child(claim, "quotes"))
        before = _offsets(_child(claim, "at"))
        starts: list[int] = []
        for quote, at in zip(quotes, chain(before, repeat(None)), strict=False):
            start = _start(quote.value, at, text)
            if isinstance(start, int):
                starts.append(start)
            else:
                complaints.append(Complaint.of(document.file, quote.start_mark.line + 1, start))
        if len(starts) == len(quotes) > 0 and starts != before:
            edits.append(_edit(document.text, claim, starts))
    return Located(_edited(document.text, edits), len(edits), tuple(complaints))


def _start(words: str, before: int | None, text: str) -> int | Flaw:
    """Return where a quote begins, or why that is not to be told."""
    if before is not None and text.startswith(words, before):
        return before
    found = offsets(words, text)
    match found:
        case ():
            return Flaw.of(FlawKind.NOWHERE, text=words)
        case (start,):
            return start
        case _:
            places = ", ".join(f"{at} (after “{text[max(0, at - _AROUND) : at]}”)" for at in found)
            return Flaw.of(FlawKind.SEVERAL_PLACES, text=words, places=places)


def _edit(text: str, claim: yaml.MappingNode, starts: list[int]) -> _Edit:
    written = str(starts[0]) if len(starts) == 1 else str(starts)
    if (at := _child(claim, "at")) is not None:
        start = at.start_mark.index
        gap = " " if text[start - 1] == ":" else ""
        return _Edit(start, _end(at), gap + written)
    end = _end(_child(claim, "quote") or _child(claim, "quotes"))
    if claim.flow_style:
        return _Edit(end, end, f", at: {written}")
    # A block of text ends behind the empty lines below it; the offset stands above them.
    end = text.find("\n", len(text[:end].rstrip()))
    end = len(text) if end < 0 else end
    newline = "\r\n" if text[end - 1 : end + 1] == "\r\n" else "\n"
    end -= newline == "\r\n"
    return _Edit(end, end, f"{newline}{' ' * claim.start_mark.column}at: {written}")


def _end(node: yaml.Node | None) -> int:
    """Return where a node's own characters end; a list over several lines ends with its last."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    return node.end_mark.index if node else 0


def _edited(text: str, edits: list[_Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += text[done : edit.start], edit.text
        done = edit.end
    return "".join((*pieces, text[done:]))


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _scalars(node: yaml.Node | None) -> list[yaml.ScalarNode]:
    match node:
        case yaml.ScalarNode():
            return [node]
        case yaml.SequenceNode():
            return [each for each in node.value if isinstance(each, yaml.ScalarNode)]
        case _:
            return []


def _offsets(node: yaml.Node | None) -> list[int | None]:
    return [int(each.value) if each.value.isdecimal() else None for each in _scalars(node)]
