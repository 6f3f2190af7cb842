"""What looks alike is known to, whatever it is written with; what a text hides is told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from typing import Final, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.lookalikes import Hiding, hiding, looks_alike, skeleton

DATA = files("store").joinpath("unicode", "confusables.txt")

FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Mistral AI", "Мistral AI"),  # Cyrillic М
        ("Apple", "Аррӏе"),  # Cyrillic throughout
        ("BMW", "ΒΜԜ"),  # Greek and Cyrillic
        ("Hugging Face", "hugging fаce"),
        ("MISTRAL", "mіstral"),
        ("AI Act", "Al Act"),
        ("Microsoft", "rnicrosoft"),
        ("GPT-4o", "GPT-40"),
        ("Stripe", "Strıpe"),
        ("Møller", "Moller"),
        ("Mistral-AI", "Mistral АI"),
        ("Société Générale", "Sосiété Generale"),
        ("Dropbox", "Ꭰropbox"),  # Cherokee
        ("Open AI", "Оpen\u3164AI"),
        ("Zara", "Ζ\u0335\u0336a\u0300\u0301\u0302ra"),
    ],
)
def test_other_letters_of_the_same_look_are_seen_through(known: str, typed: str) -> None:
    assert looks_alike(known, typed)
    assert looks_alike(typed, known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mistral AI", "Mistral BI"),
        ("Paris", "Parish"),
        ("Яндекс", "Index"),
        ("Series A", "Series B"),
        ("三菱", "三井"),
        ("", "\u200b"),
        ("🙂", "🙃"),
    ],
)
def test_what_looks_different_is(one: str, other: str) -> None:
    assert not looks_alike(one, other)


@pytest.mark.parametrize("same", ["MISTRAL  ai", "Mistral-AI", "Mistràl\u200b AI", "Ｍistral AI"])
def test_what_is_the_same_name_is_no_lookalike_of_it(same: str) -> None:
    assert not looks_alike("Mistral AI", same)
    assert skeleton("Mistral AI") == skeleton(same)


def test_each_character_of_the_standard_looks_as_it_says() -> None:
    # Characters that are several ones are taken apart before they are looked at, as it wants.
    whole = [(one, like) for one, like in confusables() if unicodedata.normalize("NFD", one) == one]
    assert len(whole) > 5_000
    assert [one for one, like in whole if skeleton(f"a{one}b") != skeleton(f"a{like}b")] == []


def confusables() -> Iterator[tuple[str, str]]:
    """The characters of the data, and what each looks like."""
    for line in DATA.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            one, like = line.split(";")
            yield chr(int(one, 16)), "".join(chr(int(each, 16)) for each in like.split())


@given(st.text())
def test_letters_and_their_parts_have_one_skeleton(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in FORMS)
    assert skeleton(composed) == skeleton(apart) == skeleton(text)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Mistral\u202eIA", Hiding.DIRECTIONS),
        ("\u2067Mistral\u2069", Hiding.DIRECTIONS),
        ("Mistral\u200e", Hiding.DIRECTIONS),
        ("Mis\u200btral", Hiding.UNSEEN),
        ("Mis\u00adtral", Hiding.UNSEEN),
        ("\ufeffMistral", Hiding.UNSEEN),
        ("Mistral\U000e0041", Hiding.UNSEEN),
        ("Mis\u200dtral", Hiding.UNSEEN),
        ("\u200dMistral", Hiding.UNSEEN),
        ("Mistral\u3164", Hiding.UNSEEN),
        ("Мistral", Hiding.MIXED),
        ("Miѕtral AI", Hiding.MIXED),
    ],
)
def test_what_a_text_hides_is_told(text: str, how: Hiding) -> None:
    assert hiding(text) == {how}


@pytest.mark.parametrize(
    "text",
    [
        "Mistral AI",
        "Société Générale",
        "Яндекс Cloud",
        "Ελλάδα AE",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d💻",
        "❤\ufe0f",
        "日本テレビ ABC",
        "G7-Staaten",
        "",
    ],
)
def test_what_languages_need_hides_nothing(text: str) -> None:
    assert hiding(text) == frozenset()
