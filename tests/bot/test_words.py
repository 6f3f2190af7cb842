from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.command import Command, commands
from bot.disputes import ONE_WAY
from bot.document import Note, Reply, Run, Style, Tone
from bot.leaves import (
    Citation,
    Flag,
    Furniture,
    Joined,
    Leaf,
    Named,
    Quote,
    Shown,
    Strong,
    Try,
    Verbatim,
    Words,
)
from bot.marks import REASONED, TELLING
from bot.matters import MATTERS
from bot.words import (
    PLACE,
    WordsError,
    languages,
    load,
    negotiate,
    phrase,
    phrase_files,
    runs,
)
from store.agreement.swaps import TAKEN_FOR
from store.agreement.verdicts import Reason, Suspicion
from store.claims import DealKind, Entity, Kind, Modality, Name
from store.errors import Conflict
from store.events import Rank
from store.fields import FIELDS, Topic
from store.qualifiers import ASPECTS, QUALIFIERS
from store.values import EntityId, Figure, Money, Relation

ROOT = Path(__file__).parents[2]
MAKERS = {"Words": "", "Problem": "problem-", "Flag": "flag-"}
LANGUAGES = languages()
MILLION = Decimal(1_000_000)


class Places(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - by the name of the node
        self.names.add(node.id.name)


def places(language: str) -> dict[str, set[str]]:
    found = {}
    for file in phrase_files(language):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ftl.Message):
                visitor = Places()
                visitor.visit(entry)
                found[entry.id.name] = visitor.names
    return found


def used() -> Iterator[str]:
    """The ids that code names whole, and as `prefix-*` those it makes up."""
    for path in (*ROOT.glob("bot/**/*.py"), *ROOT.glob("adapters/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=maker), args=[ast.Constant(value=str(id_)), *_]):
                    if maker in MAKERS:
                        yield MAKERS[maker] + id_
                case ast.Call(
                    func=ast.Name(id="Words"),
                    args=[ast.JoinedStr(values=[ast.Constant(value=str(prefix)), *_]), *_],
                ):
                    yield f"{prefix}*"


def every_command() -> Iterator[tuple[str, Command]]:
    for command in commands():
        yield command.name, command
        for each in command.subcommands:
            yield f"{command.name}-{each.name}", each


def vocabulary() -> Iterator[str]:
    yield from (f"field-{name}" for name in FIELDS)
    yield from (f"qualifier-{name}" for name in QUALIFIERS)
    yield from (f"term-{term}" for row in FIELDS.values() for term in row.terms)
    yield from (f"term-{term}" for row in QUALIFIERS.values() for term in row.terms)
    yield from (f"term-{aspect}" for aspect in ASPECTS)
    yield from (f"kind-{kind}" for kind in (*Kind, *DealKind))
    yield from (f"topic-{topic}" for topic in Topic)
    yield from (f"modality-{modality}" for modality in Modality)
    yield from (f"comparison-{aspect}-{relation}" for aspect in ASPECTS for relation in Relation)
    yield from (f"language-{language}" for language in LANGUAGES)
    yield f"rank-{Rank.DISPUTED}"
    yield from (f"problem-conflict-{conflict}" for conflict in Conflict)
    yield from (f"finding-{reason}" for reason in Reason)
    yield from (f"finding-back-{reason}" for reason in ONE_WAY)
    yield from (f"hypothesis-{each}" for each in Suspicion if each is not Suspicion.FIELD_SWAP)
    yield from (f"hypothesis-field-swap-{name}" for names in TAKEN_FOR.values() for name in names)
    yield from (f"flag-field-swap-{name}" for names in TAKEN_FOR.values() for name in names)
    yield from (f"flag-{each}" for each in (*TELLING, *REASONED))
    yield from (f"choice-{name}" for name in MATTERS)
    yield from (f"says-{name}" for name in FIELDS)
    yield from (f"with-{name}" for name in QUALIFIERS)
    yield from (f"happening-{name}" for name, row in FIELDS.items() if "date" in row.types)
    yield from (f"{name}-summary" for name, _ in every_command())
    yield from (f"{name}-name" for name, _ in every_command())
    yield from (f"{name}-chapter" for name, command in every_command() if command.chapter)
    yield from (
        f"parameter-{each.name}{ending}"
        for _, command in every_command()
        for each in command.parameters
        for ending in ("", "-name")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_there_is_has_its_words(language: str) -> None:
    needed = {id_.replace("_", "-") for id_ in vocabulary()}

    assert len(needed) > 200
    assert not needed - places(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_code_says_has_its_words(language: str) -> None:
    found = places(language)
    needed = set(used())

    assert len(needed) > 50
    for id_ in needed:
        prefix = id_.removesuffix("*")
        assert id_ in found or (id_ != prefix and any(each.startswith(prefix) for each in found)), (
            id_
        )


def test_all_languages_say_the_same_with_the_same_places() -> None:
    first, *others = (places(language) for language in LANGUAGES)

    assert len(first) > 300
    for other in others:
        assert other == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_hold_none_of_the_characters_that_stand_for_places(language: str) -> None:
    assert not [
        file.name for file in phrase_files(language) if PLACE.search(file.read_text("utf-8"))
    ]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("de_CH.UTF-8", "de"),
        ("DE", "de"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "en"),
        ("den", "en"),
    ],
)
def test_every_reader_gets_a_language(tag: str, language: str) -> None:
    assert negotiate(tag) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_stay_in_the_marks_of_their_own_language(language: str) -> None:
    said = runs((Quote("rund", "de"), Quote("about", "en")), language)

    assert said == (Run("„rund“", Style.QUOTE), Run("“about”", Style.QUOTE))


@pytest.mark.parametrize(
    ("words", "said_in", "text"),
    [
        ("nur „Experten“", "de", "„nur ‚Experten‘“"),
        ("a “strategic” deal", "en", "“a ‘strategic’ deal”"),
        ("the startup’s", "en", "“the startup’s”"),
    ],
)
def test_marks_inside_a_quotation_do_not_seem_to_end_it(
    words: str, said_in: str, text: str
) -> None:
    assert runs((Quote(words, said_in),), "de") == (Run(text, Style.QUOTE),)


def test_each_leaf_has_its_style() -> None:
    line: tuple[Leaf, ...] = (
        Citation(4),
        Try("help"),
        Strong((Verbatim("a"), Citation(1))),
        Flag(),
    )

    assert runs(line, "en") == (
        Run("[4]", Style.CITATION),
        Run("help", Style.COMMAND),
        Run("a", Style.STRONG),
        Run("[1]", Style.CITATION),
        Run("⚠\N{NO-BREAK SPACE}sources differ", Style.FLAG),
    )


def test_a_citation_of_another_deal_names_it() -> None:
    deal = Entity(EntityId("deal:other"), Kind.DEAL, (Name("Other"),))

    assert runs((Citation(2, deal),), "en") == (Run("[Other 2]", Style.CITATION),)


def test_a_leaf_inside_a_phrase_keeps_its_style() -> None:
    said = runs((Words("denied", (("value", Quote("nein", "de")),)),), "de")

    assert Run("„nein“", Style.QUOTE) in said
    assert len(said) > 1


def test_what_somebody_typed_never_passes_through_a_template() -> None:
    hostile = "{ $name } \ue000 { -brand } \u2068"

    (run,) = runs((Words("problem-unknown-command", (("name", Verbatim(hostile)),)),), "en")

    assert f"“{hostile}”" in run.text


def test_values_and_names_are_said_in_the_reader_s_language() -> None:
    company = Entity(EntityId("law:x"), Kind.LAW, (Name("AI Act", "en"), Name("KI-Gesetz", "de")))
    money = Shown(Money(Figure(15 * MILLION, MILLION), "EUR", "€15M"), Furniture())

    assert _text((Named(company), Verbatim(": "), money), "de") == "KI-Gesetz: 15\xa0Mio.\xa0€"
    assert _text((Named(company), Verbatim(": "), money), "en") == "AI Act: €15M"


@pytest.mark.parametrize(
    ("language", "left", "text"),
    [
        ("en", 0, "page 2"),
        ("en", 1234, "1,234 more · page 2"),
        ("de", 1234, "1.234 weitere · Seite 2"),
    ],
)
def test_numbers_in_phrases_are_written_as_the_language_does(
    language: str, left: int, text: str
) -> None:
    assert _text((Words("page-more", (("left", left), ("page", 2))),), language) == text


def test_plain_text_in_pieces_becomes_one_run() -> None:
    assert runs((Verbatim("a"), Joined((Verbatim("b"), Verbatim("c")))), "en") == (Run("abc"),)


def test_a_reply_is_phrased_in_all_its_lines() -> None:
    reply: Reply[Leaf] = Reply(
        (Verbatim("a"),), (Note(Tone.HINT, (Words("no-date"),)),), (Citation(1),)
    )

    assert phrase(reply, "de") == Reply(
        (Run("a"),), (Note(Tone.HINT, (Run("ohne Datum"),)),), (Run("[1]", Style.CITATION),)
    )


@pytest.mark.parametrize(
    "leaf",
    [
        Words("no-such-words"),
        Words("via"),
        Words("no-date", (("lost", Verbatim("what nobody would read")),)),
    ],
)
def test_a_phrase_that_does_not_fit_is_a_fault(leaf: Words) -> None:
    with pytest.raises(WordsError):
        runs((leaf,), "en")


def test_an_unknown_language_is_a_fault() -> None:
    with pytest.raises(WordsError):
        load("xx")


def test_no_phrase_has_a_straight_quotation_mark() -> None:
    # Each language has marks of its own, and English an apostrophe that readers know from print.
    for language in LANGUAGES:
        for file in phrase_files(language):
            assert not re.search(r'^[^#\n]*"', file.read_text("utf-8"), re.MULTILINE), file.name


def _text(line: tuple[Leaf, ...], language: str) -> str:
    return "".join(run.text for run in runs(line, language))
