"""The commands as Discord is told of them, against what it refuses and against the core."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from discord.app_commands import AppCommand
from discord.app_commands.commands import validate_context_menu_name, validate_name

from adapters.discord import register
from adapters.discord.limits import MODAL_COMPONENTS
from bot.arguments import longest
from bot.command import Command, commands, parameter, required
from bot.desk import Desk
from bot.document import Reply
from bot.forms import CLOCKS
from bot.leaves import Leaf
from bot.params import WORDS
from bot.roles import Role
from bot.suggestions import Entry
from bot.words import DEFAULT, languages
from tests.fakes.discord.commands import exceeded, faults

Json = dict[str, Any]

DECLARED: list[Json] = [dict(each) for each in register.commands()]
TYPED = [each for each in DECLARED if each["type"] == register.CHAT_INPUT]
ANSWERING = [
    (each.name, inner.name if each.subcommands else "", inner)
    for each in commands()
    for inner in each.subcommands or (each,)
]


def test_discord_refuses_none_of_them() -> None:
    assert faults(DECLARED) == []
    assert exceeded(DECLARED) is None


def test_what_discord_refuses_would_be_noticed() -> None:
    for spoilt in ({"name": "Deal"}, {"description": "x" * 101}, {"contexts": [3]}):
        assert faults([{**TYPED[0], **spoilt}])


def test_the_library_takes_every_name() -> None:
    """It refuses names of its own accord, whether Discord would or not."""
    for each in _named(TYPED):
        assert validate_name(each["name"]) == each["name"]
    for name in ("Save as fact", "Als Angabe speichern"):
        assert validate_context_menu_name(name) == name


def test_every_command_of_the_core_is_there_with_everything_it_takes() -> None:
    declared = {
        (each["name"], inner["name"] if inner is not each else ""): {
            option["name"] for option in inner["options"]
        }
        for each in TYPED
        for inner in _inner(each)
    }

    assert declared == {
        (name, inner): {each.name for each in command.parameters}
        for name, inner, command in ANSWERING
    }


@pytest.mark.parametrize(("name", "inner", "command"), ANSWERING, ids=lambda each: str(each)[:20])
def test_each_argument_is_entered_as_the_core_has_it(
    name: str, inner: str, command: Command
) -> None:
    options = {option["name"]: option for option in _options(name, inner)}

    for each in command.parameters:
        option = options[each.name]
        entry = each.type.entry
        assert (option["type"] == register.MENTIONABLE) is (entry is Entry.PERSON)
        assert (option["type"] == register.ATTACHMENT) is (entry is Entry.FILE)
        assert option.get("autocomplete", False) is (entry is Entry.SUGGESTED)
        assert [choice["value"] for choice in option.get("choices", ())] == list(each.type.choices)
        if entry in (Entry.LINE, Entry.TEXT):
            assert option["max_length"] == longest(each)


@pytest.mark.parametrize(("name", "inner", "command"), ANSWERING, ids=lambda each: str(each)[:20])
def test_discord_insists_on_what_the_core_does_but_where_a_form_is_better(
    name: str, inner: str, command: Command
) -> None:
    required = {each.name for each in command.parameters if each.required}
    forced = {each["name"] for each in _options(name, inner) if each["required"]}

    several = len(required) > 1 or len(command.parameters) > MODAL_COMPONENTS
    assert forced == (set() if command.writes and several else required)


def test_a_fact_is_saved_by_a_form_and_a_role_claimed_in_a_line() -> None:
    assert not any(each["required"] for each in _options("fact", "add"))
    assert [each["name"] for each in _options("role", "claim") if each["required"]] == ["code"]
    assert [each["name"] for each in _options("search", "") if each["required"]] == ["words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    at: str | None = parameter(WORDS, "at", positional=True)
    about: str | None = parameter(WORDS, "about", positional=True)
    role: str = required(WORDS, "role", positional=False)


async def nothing(query: Odd, desk: Desk) -> Reply[Leaf]:
    return Reply((), ())


def test_what_is_required_stands_first_however_it_is_declared() -> None:
    declared = register.commands([Command("funding", query=Odd, answer=nothing)])

    assert faults([dict(each) for each in declared]) == []
    options: Any = declared[0]["options"]
    assert [each["name"] for each in options] == ["role", "about", "at"]


def test_clocks_stand_last() -> None:
    for name, inner, _ in ANSWERING:
        clocks = [each["name"] in CLOCKS for each in _options(name, inner)]
        assert clocks == sorted(clocks)


def test_every_word_that_people_read_is_there_in_every_language() -> None:
    others = set(languages()) - {DEFAULT}

    for each in _named(TYPED):
        assert set(each["description_localizations"]) == others
        assert each["description_localizations"]["de"] != each["description"]
    for option in _named(TYPED):
        for choice in option.get("choices", ()):
            assert set(choice["name_localizations"]) == others


def test_commands_have_english_names_for_everybody_and_what_they_take_has_not() -> None:
    options = [
        each
        for each in _named(TYPED)
        if each.get("type") in (register.STRING, register.MENTIONABLE, register.ATTACHMENT)
    ]
    others = [each for each in _named(TYPED) if each not in options]
    assert not any("name_localizations" in each for each in others)
    named = {each["name"]: each["name_localizations"] for each in options}
    assert named["since"] == {"de": "seit"}
    assert named["said-on"] == {"de": "gesagt-am"}
    (save,) = [each for each in DECLARED if each["type"] == register.MESSAGE]
    assert save["name"] == "Save as fact"
    assert save["name_localizations"] == {"de": "Als Angabe speichern"}


def test_they_are_offered_in_servers_and_in_direct_messages_of_those() -> None:
    for each in DECLARED:
        assert each["contexts"] == [0, 1]
        assert each["integration_types"] == [0]


def test_only_what_nobody_but_an_admin_may_do_is_hidden_from_others() -> None:
    (mixed,) = [each for each in commands() if each.name == "role"]
    admins = tuple(each for each in mixed.subcommands if each.role is Role.ADMIN)

    hidden = register.commands([replace(mixed, subcommands=admins)])[0]
    shown = register.commands([mixed])[0]

    assert hidden["default_member_permissions"] == "32"
    assert shown["default_member_permissions"] is None


def test_the_library_reads_back_what_was_declared() -> None:
    """Its own classes read what Discord would answer."""
    nowhere: Any = None
    for each in DECLARED:
        sent: Any = {"id": "1", "application_id": "2", "version": "3", "description": "", **each}
        read = AppCommand(data=sent, state=nowhere)

        declared = [option["name"] for option in each.get("options", ())]
        assert [option.name for option in read.options] == declared


def _inner(declared: Json) -> list[Json]:
    subcommands = [each for each in declared["options"] if each.get("type") == register.SUB_COMMAND]
    return subcommands or [declared]


def _options(name: str, inner: str) -> list[Json]:
    (declared,) = [each for each in TYPED if each["name"] == name]
    (found,) = [each for each in _inner(declared) if not inner or each["name"] == inner]
    options: list[Json] = found["options"]
    return options


def _named(declared: list[Json]) -> Iterator[Json]:
    """Yield commands, sub-commands and options."""
    for each in declared:
        yield each
        yield from _named(each.get("options", []))
