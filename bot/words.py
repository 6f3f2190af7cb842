"""Words: typed leaves become runs of text in one language, by the phrases of `*.ftl`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot.document import Reply, Run, Style
from bot.leaves import (
    OPERATOR,
    Channel,
    Citation,
    Flag,
    Joined,
    Leaf,
    Named,
    Person,
    Quote,
    Shown,
    Strong,
    Try,
    Verbatim,
    Words,
)
from bot.notation import print_count, print_date, print_money, print_share
from bot.spoken import spoken
from bot.suggestions import Proposal, Suggestion
from store.events import PersonId
from store.values import Count, Money, PartialDate, Share

DEFAULT = "en"
"""The language of answers for everybody whose own is not spoken here."""

QUOTATION_MARKS = {
    "de": ("„", "“"),
    "en": ("“", "”"),
    "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"),
}

INNER_MARKS = {
    "de": str.maketrans("„“”", "‚‘‘"),
    "en": str.maketrans("“”", "‘’"),
}
"""What marks inside a quotation become, so that it does not seem to end there."""

# Fluent is handed one of these characters for each leaf, and what it returns is cut at them, so
# that a leaf keeps its style and no text of a person or a source ever passes through Fluent.
PLACES = range(0xE000, 0xF900)
PLACE = re.compile("([\ue000-\uf8ff])")

REMEMBERED = 4096
"""Phrases and figures kept as they were last printed; an answer has some fifty of each."""


class WordsError(LookupError):
    """The phrases and the code do not fit: one is missing, malformed or loses a place."""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages there are phrases for, English first."""
    names = [file.name for file in (files("bot") / "phrases").iterdir()]
    tags = {name.split(".")[-2] for name in names if name.endswith(".ftl")}
    return (DEFAULT, *sorted(tags - {DEFAULT}))


def negotiate(tag: str) -> str:
    """Return the language to answer a tag in: `de-AT` is German, what is unknown is English."""
    primary = re.split(r"[-_.@]", tag.strip(), maxsplit=1)[0].casefold()
    return primary if primary in languages() else DEFAULT


def phrase(reply: Reply[Leaf], language: str) -> Reply[Run]:
    """Return the reply in `language`, or raise WordsError."""
    return reply.map(lambda line: runs(line, language))


def runs(line: tuple[Leaf, ...], language: str) -> tuple[Run, ...]:
    """Return a line in `language`; plain runs beside one another become one."""
    heard: list[Run] = []
    for leaf in line:
        _say(leaf, language, heard)
    return tuple(heard)


def _say(leaf: Leaf, language: str, heard: list[Run]) -> None:
    match leaf:
        case Words():
            _say_words(leaf, language, heard)
        case Joined(leaves=leaves):
            for each in leaves:
                _say(each, language, heard)
        case Strong(leaves=leaves):
            for run in runs(leaves, language):
                strong = run.style is Style.PLAIN
                _add(Run(run.text, Style.STRONG) if strong else run, heard)
        case _:
            _add(_run(leaf, language), heard)


def _add(run: Run, heard: list[Run]) -> None:
    if heard and heard[-1].style is run.style and run.style in (Style.PLAIN, Style.STRONG):
        heard[-1] = Run(heard[-1].text + run.text, run.style)
    else:
        heard.append(run)


def _run(
    leaf: Shown | Named | Citation | Quote | Verbatim | Person | Channel | Flag | Try,
    language: str,
) -> Run:
    match leaf:
        case Shown(value=value):
            return Run(_figure(value, language))
        case Verbatim(text=text):
            return Run(text)
        case Person(person=person):
            return _person(person, language)
        case Channel(channel=channel):
            return Run(channel, Style.CHANNEL)
        case Citation():
            return Run(f"[{_cited(leaf, language)}]", Style.CITATION)
        case Named(entity=entity):
            return Run(entity.name(language))
        case Quote(words=words, language=said_in):
            marks = QUOTATION_MARKS.get(said_in, QUOTATION_MARKS[DEFAULT])
            inner = words.translate(INNER_MARKS.get(said_in, {}))
            return Run(f"{marks[0]}{inner}{marks[1]}", Style.QUOTE)
        case Try(command=command):
            return Run(typed(command, language), Style.COMMAND)
        case Flag(word=word, places=places):
            why = "".join(run.text for run in runs((Words(f"flag-{word}", places),), language))
            return Run(f"⚠\N{NO-BREAK SPACE}{why}", Style.FLAG)


def _person(person: PersonId, language: str) -> Run:
    """Return somebody by their id; who runs the bot is called so in every language."""
    return Run(said("operator", language)) if person == OPERATOR else Run(person, Style.PERSON)


def _cited(citation: Citation, language: str) -> str:
    if citation.number is not None:
        where = f"{citation.deal.name(language)} " if citation.deal else ""
        return f"{where}{citation.number}"
    called = citation.title or said("citation-unnamed", language)
    which = f" ({citation.nth})" if citation.nth > 1 else ""
    when = f", {_figure(citation.published, language)}" if citation.published else ""
    return f"{called}{which}{when}"


def in_words(proposal: Proposal, language: str) -> Suggestion:
    """Return what may be meant, in `language`."""
    label = "".join(run.text for run in runs((proposal.label,), language))
    return Suggestion(label, proposal.value)


def said(id_: str, language: str) -> str:
    """Return a phrase that has no places, or raise WordsError."""
    return _format(id_, {}, language)


@lru_cache(REMEMBERED)
def typed(command: str, language: str) -> str:
    """Return a command as readers of `language` type it."""
    return spoken(command, lambda id_: said(id_, language))


@lru_cache(REMEMBERED)
def _figure(value: Money | Share | Count | PartialDate, language: str) -> str:
    match value:
        case Money():
            return print_money(value, language)
        case Share():
            return print_share(value, language)
        case Count():
            return print_count(value, language)
        case PartialDate():
            return print_date(value, language)


def _say_words(words: Words, language: str, heard: list[Run]) -> None:
    leaves = [place for _, place in words.places if not isinstance(place, int)]
    marks = iter(map(chr, PLACES))
    given = tuple(
        (name, place if isinstance(place, int) else next(marks)) for name, place in words.places
    )
    for text, place in _pieces(words.id, given, language):
        if text:
            _add(Run(text), heard)
        if place is not None:
            _say(leaves[place], language, heard)


@lru_cache(REMEMBERED)
def _pieces(
    id_: str, given: tuple[tuple[str, int | str], ...], language: str
) -> tuple[tuple[str, int | None], ...]:
    """Return the texts of a phrase, each with the number of the leaf that stands behind it."""
    pieces = PLACE.split(_format(id_, dict(given), language))
    shown = [ord(mark) - PLACES.start for mark in pieces[1::2]]
    leaves = sum(isinstance(place, str) for _, place in given)
    if set(shown) != set(range(leaves)):
        raise WordsError(f"{id_} ({language}) does not say every place it is given")
    return tuple(zip(pieces[::2], [*shown, None], strict=True))


def _format(id_: str, given: dict[str, int | str], language: str) -> str:
    bundle = load(language)
    if not bundle.has_message(id_):
        raise WordsError(f"there is no phrase {id_} ({language})")
    pattern = bundle.get_message(id_).value
    if pattern is None:
        raise WordsError(f"the phrase {id_} ({language}) is empty")
    text, errors = bundle.format_pattern(pattern, given)
    if errors:
        raise WordsError(f"{id_} ({language}): {errors[0]}") from errors[0]
    # A line break in a phrase is only where its file is wrapped.
    return str(text).replace("\n", " ")


@cache
def load(language: str) -> FluentBundle:
    """Return the phrases of a language, read once; a start calls it, so that no answer waits.

    Raises WordsError for a malformed phrase, and for one that stands twice.
    """
    if language not in languages():
        raise WordsError(f"there are no phrases in {language!r}")
    bundle = FluentBundle([language], use_isolating=False)
    for file in phrase_files(language):
        resource = FluentResource(file.read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise WordsError(f"{file.name}: {(entry.content or '').strip()!r} is no phrase")
            if isinstance(entry, ast.Message) and bundle.has_message(entry.id.name):
                raise WordsError(f"{file.name}: {entry.id.name} has been said before")
            bundle.add_resource(ast.Resource([entry]))
    return bundle


def phrase_files(language: str) -> tuple[Traversable, ...]:
    """Return the files of a language: the shared ones, and one beside each command."""
    commands = files("bot") / "commands"
    below = (each for each in commands.iterdir() if each.is_dir())
    folders = (files("bot") / "phrases", commands, *below)
    found = [file for folder in folders for file in folder.iterdir()]
    return tuple(file for file in found if file.name.endswith(f".{language}.ftl"))
