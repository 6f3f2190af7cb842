from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arguments import LONGEST, LONGEST_TEXT, Understood, understand
from bot.command import commands
from bot.problems import Problem, ProblemError


def _problem(text: str, options: tuple[tuple[str, str], ...] = ()) -> Problem:
    with pytest.raises(ProblemError) as caught:
        understand(text, options)
    return caught.value.problem


def _given(asked: Understood) -> dict[str, str]:
    return {each.parameter.name: each.text for each in asked.given}


@pytest.mark.parametrize("text", ["funding", "/funding", "FUNDING", "finanzierung", "Finanzierung"])
def test_a_command_is_known_by_its_names_in_both_languages(text: str) -> None:
    assert understand(text).name == "funding"


def test_accents_are_forgiven_in_a_command_s_name() -> None:
    assert understand("geschaft").name == "deal"
    assert understand("geschäfte liste").name == "deals list"


def test_words_before_the_first_pair_are_what_it_is_about() -> None:
    asked = understand("funding mistral ai since:2023 until:2024")

    assert _given(asked) == {"about": "mistral ai", "since": "2023", "until": "2024"}


def test_a_pair_s_value_runs_to_the_next_pair() -> None:
    asked = understand("funding mistral since:early 2023 until:end of 2024")

    assert _given(asked) == {"about": "mistral", "since": "early 2023", "until": "end of 2024"}


@pytest.mark.parametrize("quoted", ['"early 2023"', "“early 2023”", "„early 2023“"])
def test_quotation_marks_keep_words_together(quoted: str) -> None:
    assert _given(understand(f"timeline since:{quoted}")) == {"since": "early 2023"}


def test_parameters_are_known_by_their_german_names() -> None:
    assert _given(understand("zeitleiste mistral seit:2023 thema:money")) == {
        "about": "mistral",
        "since": "2023",
        "topic": "money",
    }


def test_options_of_a_platform_are_arguments_like_any_other() -> None:
    asked = understand("funding", (("about", "mistral"), ("since", "2023"), ("until", " ")))

    assert _given(asked) == {"about": "mistral", "since": "2023"}


def test_a_misspelt_command_is_answered_with_the_whole_line_mended() -> None:
    assert _problem("fundng mistral").tries == ("funding mistral",)
    assert _problem("finanzirung mistral").tries == ("funding mistral",)


def test_an_unknown_command_is_sent_to_help() -> None:
    assert _problem("xyzzy").id == "unknown-command"
    assert _problem("xyzzy").tries == ("help",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("/", "empty"),
        ("funding " + "x" * LONGEST, "too-long"),
        ("settings", "which-subcommand"),
        ("settings dance", "unknown-subcommand"),
        ("funding mistral sinse:2023", "unknown-parameter-near"),
        ("funding mistral zzz:2023", "unknown-parameter"),
        ("funding since:", "empty-argument"),
        ("funding since:2023 since:2024", "given-twice"),
        ("funding mistral about:openai", "given-twice"),
        ("settings show everything", "too-many-words"),
    ],
)
def test_what_cannot_be_understood_is_named(text: str, word: str) -> None:
    assert _problem(text).id == word


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("funding help", "funding"),
        ("zeitleiste hilfe", "zeitleiste"),
        ("/funding HELP", "funding"),
        ("fact help", "fact"),
        ("fact add help", "fact add"),
        ("role claim hilfe", "role claim"),
        ("help", ""),
        ("hilfe", ""),
        ("help help", "help"),
    ],
)
def test_help_behind_a_command_is_help_for_it(text: str, command: str) -> None:
    asked = understand(text)

    assert asked.name == "help"
    assert _given(asked).get("command", "") == command


@pytest.mark.parametrize(
    "text", ["search help", 'funding "Help"', "deal Get Help", "fact add x help"]
)
def test_help_among_other_words_is_a_word_like_them(text: str) -> None:
    assert understand(text).name != "help"


def test_a_misspelt_parameter_is_answered_with_the_nearest() -> None:
    assert _problem("funding mistral sinse:2023").tries == ("funding mistral since:2023",)


@given(st.text(max_size=200))
def test_any_text_is_understood_or_answered(text: str) -> None:
    with suppress(ProblemError):
        understand(text)


def test_no_two_commands_share_a_name() -> None:
    names = [name for each in commands() for name in (each.name, *each.aliases)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("text", ["source 4", "quelle [4]", "sources 4"])
def test_a_number_behind_a_name_asks_for_what_is_numbered(text: str) -> None:
    assert understand(text).name == "sources"


def test_a_long_text_has_room_of_its_own_and_nothing_else_has() -> None:
    text = "x" * LONGEST_TEXT

    assert understand(f"source add A text:{text}").given[-1].text == text
    for typed in (f"source add A text:{text}x", f"source add A link:{text}", f"nosuch {text}"):
        assert _problem(typed).id in {"text-too-long", "too-long"}
    assert _problem(f"source add A text:{text}x").at == "text"


def test_what_is_given_by_position_is_typed_before_the_pairs() -> None:
    asked = understand("fact add mistral value:€5bn field:valuation")

    assert asked.typed == "fact add mistral valuation value:€5bn"
    assert _given(understand("fact add value:€5bn about:mistral"))["about"] == "mistral"
    assert understand("fact add value:€5bn about:mistral").typed == "fact add mistral value:€5bn"
