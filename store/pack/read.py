"""Read the YAML of a pack, remembering the line of everything in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

import yaml

from store.complaint import Complaint, Refused
from store.flaws import Flaw, FlawKind

Plain = str | int | bool | list["Plain"] | dict[str, "Plain"] | None
Path = tuple[str | int, ...]

P = ParamSpec("P")
T = TypeVar("T")

_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
"""What YAML calls words, lists and mappings that bear no tag."""

_WHOLE = re.compile(r"0|[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Document:
    """A file of a pack: its text and what it says.

    Only whole numbers, true and false are more than words: "1.500" is nobody's float here, and
    "2024-02-26" no date before the reader of notation has seen it.
    """

    file: str
    text: str
    root: yaml.Node | None
    data: Plain

    def at(self, *path: str | int) -> Place:
        """Return the place of what these keys and indexes lead to."""
        return Place(self, path)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document."""

    document: Document
    path: Path = ()

    def at(self, *path: str | int) -> Place:
        """Return a place within this one."""
        return Place(self.document, self.path + path)

    @property
    def line(self) -> int:
        """The line, counted from 1, of this or of the nearest thing around it that exists."""
        line, node = 0, self.document.root
        for step in self.path:
            key, node = _step(node, step)
            if key is None:
                break
            line = key.start_mark.line
        return line + 1

    def complaint(self, flaw: Flaw | str, *, warning: bool = False) -> Complaint:
        """Return what is wrong here."""
        if isinstance(flaw, str):
            return Complaint(self.document.file, self.line, flaw, warning=warning)
        return Complaint.of(self.document.file, self.line, flaw, warning=warning)


class Wrong(Exception):
    """Something in a pack cannot be taken as it stands."""

    def __init__(self, place: Place, flaw: Flaw | str) -> None:
        super().__init__(flaw if isinstance(flaw, str) else flaw.told())
        self.place = place
        self.flaw = flaw

    @property
    def complaint(self) -> Complaint:
        """The same, for people."""
        return self.place.complaint(self.flaw)


class Complaints(list[Complaint]):
    """What was found wrong so far, so that all is told at once."""

    def attempt(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return what `read` returns, or None after noting what it found wrong."""
        try:
            return read(*args, **kwargs)
        except Wrong as wrong:
            self.append(wrong.complaint)
            return None


class _Loader(yaml.CSafeLoader):
    """Makes no guess at what words mean: `_scalar` decides, and guessing takes a third longer."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the type is that of the class above


def read_document(file: str, text: str) -> Document:
    """Return what a YAML file says, or raise Refused where it is no plain YAML."""
    if text.startswith("\ufeff"):
        raise Refused([Complaint.of(file, 1, Flaw.of(FlawKind.BYTE_ORDER_MARK))])
    try:
        root = yaml.compose(text, Loader=_Loader)
        data = None if root is None else _plain(root, set())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = ", ".join(part for part in (error.context, error.problem) if part)
        line = mark.line + 1 if mark else 1
        wrong = Flaw.of(FlawKind.NO_YAML, detail=what)
        raise Refused([Complaint.of(file, line, wrong)]) from None
    except yaml.YAMLError as error:
        raise Refused(
            [Complaint.of(file, 0, Flaw.of(FlawKind.NO_YAML, detail=str(error)))]
        ) from None
    except RecursionError:
        raise Refused([Complaint.of(file, 0, Flaw.of(FlawKind.TOO_DEEP))]) from None
    return Document(file, text, root, data)


def _plain(node: yaml.Node, seen: set[int]) -> Plain:
    if id(node) in seen:
        raise _refusal("anchors and aliases are not read; write it out", node)
    seen.add(id(node))
    if node.tag not in _TAGS:
        raise _refusal("tags are not read; leave it out", node)
    match node:
        case yaml.ScalarNode():
            return _scalar(node)
        case yaml.SequenceNode():
            return [_plain(item, seen) for item in node.value]
        case yaml.MappingNode():
            mapping: dict[str, Plain] = {}
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise _refusal("a key is a word", key)
                if key.value in mapping:
                    raise _refusal(f"`{key.value}` stands here twice; keep one", key)
                mapping[key.value] = _plain(value, seen)
            return mapping
        case _:
            raise _refusal("this is neither words nor a list nor a mapping", node)


def _scalar(node: yaml.ScalarNode) -> Plain:
    text: str = node.value
    if node.style:  # quoted, or a block of text
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return {"true": True, "false": False, "": None}.get(text, text)


def _refusal(problem: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Return the node that names the line of a step, and the node the step leads to."""
    match node:
        case yaml.MappingNode():
            pairs = ((key, value) for key, value in node.value if key.value == step)
            return next(pairs, (None, None))
        case yaml.SequenceNode() if isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        case _:
            return None, None
