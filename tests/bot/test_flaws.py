"""Whatever is wrong with an export or a pack is told in the language of whoever brought it."""

from __future__ import annotations

from string import Formatter

import pytest

from bot.document import Paragraph, Reply
from bot.importing.flaws import told
from bot.layout import plain_text
from bot.leaves import Leaf
from bot.words import languages, phrase
from store.flaws import TOLD, Flaw, FlawKind, Shape


def words(flaw: Flaw, language: str) -> str:
    reply: Reply[Leaf] = Reply((), (Paragraph((told(flaw),)),))
    return plain_text(phrase(reply, language))


def sample(kind: FlawKind) -> Flaw:
    names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(TOLD[kind]) if name)
    return Flaw(kind, tuple((name, f"<{name}>") for name in names))


@pytest.mark.parametrize("kind", FlawKind)
def test_every_flaw_is_told_in_every_language_with_all_that_it_names(kind: FlawKind) -> None:
    flaw = sample(kind)
    said = {language: words(flaw, language) for language in languages()}

    assert said["en"] == flaw.told()
    assert len(set(said.values())) == len(said)
    for each in said.values():
        assert all(str(given) in each for _, given in flaw.given)


@pytest.mark.parametrize("language", languages())
def test_what_was_perhaps_meant_is_told_and_else_what_there_is(language: str) -> None:
    flaw = Flaw.of(FlawKind.NO_FIELD, field="raist")

    assert "raised" in words(flaw.among("raist", ("raised", "stake")), language)
    assert "stake" not in words(flaw.among("raist", ("raised", "stake")), language)
    assert "stake" in words(flaw.among("zzz", ("raised", "stake")), language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("shape", Shape)
def test_every_shape_has_a_name(shape: Shape, language: str) -> None:
    flaw = Flaw.of(FlawKind.WRONG_SHAPE, wanted=(shape, Shape.ARRAY), shown="“x”")

    assert " / " in words(flaw, language)
    assert "shape-" not in words(flaw, language)
