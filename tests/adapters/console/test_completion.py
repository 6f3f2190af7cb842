from __future__ import annotations

import pytest

from adapters.console.completion import candidates
from bot.command import commands

NAMES = ("Microsoft", "Mistral AI", "Mistral Large", "OpenAI")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("fun", ["funding"]),
        ("/fun", ["funding"]),
        ("mor", ["more"]),
        ("settings z", ["zone"]),
        ("einstellungen z", ["zone"]),
        ("settings language g", ["german"]),
        ("funding mis", ["Mistral AI", "Mistral Large"]),
        ("funding Mistral L", ["Mistral Large"]),
        ("funding mistral sin", ["since:"]),
        ("finanzierung inv", ["investor:"]),
        ("timeline topic:mo", ["models", "money"]),
        ("timeline thema:mo", ["models", "money"]),
        ("nosuch ", []),
        ("settings nosuch ", []),
        ("funding since:2023 mis", []),
    ],
)
def test_a_line_is_completed_by_what_would_be_understood(line: str, expected: list[str]) -> None:
    assert [each.text for each in candidates(line, "en", NAMES)] == expected


def test_a_candidate_stands_in_place_of_what_was_typed() -> None:
    line = "funding mistral l"

    (candidate,) = candidates(line, "en", NAMES)

    assert line[: -candidate.replaces] + candidate.text == "funding Mistral Large"


def test_an_empty_line_offers_every_command() -> None:
    offered = {each.text for each in candidates("", "en", ())}

    assert offered == {*(each.name for each in commands()), "more"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("fin", ["finanzierung"]),
        ("fun", ["funding"]),
        ("fund", ["funding"]),
        ("meh", ["mehr"]),
        ("einstellungen z", ["zeigen", "zeitzone"]),
        ("settings lang", ["language"]),
        ("einstellungen sprache d", ["deutsch"]),
        ("finanzierung mistral s", ["seit:", "stand:"]),
        ("finanzierung mistral si", ["since:"]),
        ("zeitleiste thema:g", ["geld", "geschäft"]),
        ("zeitleiste thema:mon", ["money"]),
    ],
)
def test_the_names_of_the_reader_s_language_come_before_others(
    line: str, expected: list[str]
) -> None:
    assert [each.text for each in candidates(line, "de", NAMES)] == expected
