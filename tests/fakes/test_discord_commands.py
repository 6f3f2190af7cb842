"""Each documented limit of commands: what just fits is let in, one more is refused, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fakes.discord.commands import exceeded, faults, suggestions
from tests.fakes.discord.shapes import Json


def command(*options: Json, **more: object) -> Json:
    return {"name": "fact", "description": "x", "options": list(options), **more}


def menu(**more: object) -> Json:
    return {"type": 3, "name": "Save as fact", **more}


def option(name: str = "deal", kind: int = 3, **more: object) -> Json:
    return {"type": kind, "name": name, "description": "x", **more}


def german(name: str, other: str) -> Json:
    return option(name, name_localizations={"de": other})


def sub(name: str = "add", *options: Json) -> Json:
    return option(name, 1, options=list(options))


def group(name: str = "fact", *options: Json) -> Json:
    return option(name, 2, options=list(options))


def choices(count: int = 1, **more: object) -> list[Json]:
    return [{"name": str(each), "value": str(each), **more} for each in range(count)]


def large(count: int) -> Json:
    """Return a command of so many characters, most of them in choices."""
    full = [option(f"o{each:03}", description="x" * 95) for each in range(6)]
    many = [option(f"c{each}", choices=_long(each)) for each in range(10)]
    rest = count - _characters(command(*full, *many)) + 1
    return command(*full, *many, description="x" * rest)


def _long(number: int) -> list[Json]:
    return [
        {"name": f"{number}{each}".ljust(45, "x"), "value": "x" * 27 + str(each)}
        for each in range(10)
    ]


def _characters(said: Json) -> int:
    own = sum(len(said.get(key, "")) for key in ("name", "description", "value"))
    return own + sum(
        _characters(each) for key in ("options", "choices") for each in said.get(key, ())
    )


MOST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "name": (32, lambda n: command(name="x" * n)),
    "description": (100, lambda n: command(description="x" * n)),
    "name in German": (32, lambda n: command(name_localizations={"de": "x" * n})),
    "description in German": (100, lambda n: command(description_localizations={"de": "x" * n})),
    "name in a menu": (32, lambda n: menu(name="X " * (n // 2) + "X" * (n % 2))),
    "name in a German menu": (32, lambda n: menu(name_localizations={"de": "X" * n})),
    "options": (25, lambda n: command(*(option(f"o{each}") for each in range(n)))),
    "options of a sub-command": (
        25,
        lambda n: command(sub("add", *(option(f"o{each}") for each in range(n)))),
    ),
    "sub-commands": (25, lambda n: command(*(sub(f"s{each}") for each in range(n)))),
    "name of an option": (32, lambda n: command(option("x" * n))),
    "description of an option": (100, lambda n: command(option(description="x" * n))),
    "choices": (25, lambda n: command(option(choices=choices(n)))),
    "name of a choice": (100, lambda n: command(option(choices=choices(name="x" * n)))),
    "value of a choice": (100, lambda n: command(option(choices=choices(value="x" * n)))),
    "name of a German choice": (
        100,
        lambda n: command(option(choices=choices(name_localizations={"de": "x" * n}))),
    ),
    "least length": (6000, lambda n: command(option(min_length=n))),
    "most length": (6000, lambda n: command(option(max_length=n))),
    "whole number": (2**53 - 1, lambda n: command(option(kind=4, max_value=n))),
    "characters": (8000, large),
}
LEAST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "name": (1, lambda n: command(name="x" * n)),
    "description": (1, lambda n: command(description="x" * n)),
    "name in German": (1, lambda n: command(name_localizations={"de": "x" * n})),
    "name in a menu": (1, lambda n: menu(name="x" * n)),
    "name of an option": (1, lambda n: command(option("x" * n))),
    "description of an option": (1, lambda n: command(option(description="x" * n))),
    "name of a choice": (1, lambda n: command(option(choices=choices(name="x" * n)))),
    "value of a choice": (1, lambda n: command(option(choices=choices(value="x" * n)))),
    "least length": (0, lambda n: command(option(min_length=n))),
    "most length": (1, lambda n: command(option(max_length=n))),
    "whole number": (1 - 2**53, lambda n: command(option(kind=4, min_value=n))),
    "most of a least": (5, lambda n: command(option(min_length=5, max_length=n))),
    "greatest of a smallest": (5, lambda n: command(option(kind=10, min_value=5, max_value=n))),
}


@pytest.mark.parametrize(("most", "declared"), MOST.values(), ids=MOST)
def test_so_much_is_let_in_and_one_more_is_refused(
    most: int, declared: Callable[[int], Json]
) -> None:
    assert faults([declared(most)]) == []
    assert len(faults([declared(most + 1)])) == 1


@pytest.mark.parametrize(("least", "declared"), LEAST.values(), ids=LEAST)
def test_so_little_is_let_in_and_one_less_is_refused(
    least: int, declared: Callable[[int], Json]
) -> None:
    assert faults([declared(least)]) == []
    assert len(faults([declared(least - 1)])) == 1


def test_what_is_documented_is_let_in() -> None:
    declared = [
        command(
            option("deal", required=True, autocomplete=True, min_length=1, max_length=100),
            option("amount", 4, min_value=0, max_value=10, choices=[{"name": "x", "value": 1}]),
            option("share", 10, min_value=0.5, max_value=1),
            option("open", 5, required=False),
            option("who", 6),
            option("where", 7, channel_types=[0, 11, 15]),
            option("file", 11),
            name_localizations={"de": "tatsache", "en-GB": "fact"},
            description_localizations=None,
            default_member_permissions="0",
            contexts=[0, 1],
            integration_types=[0],
            nsfw=False,
        ),
        command(group("fact", sub("add", option()), sub("show")), sub("help"), name="deal"),
        menu(default_member_permissions=None),
        menu(type=2, description=""),
        {"type": 4, "name": "launch", "description": "x", "handler": 2},
    ]
    assert faults(declared) == []


@pytest.mark.parametrize("name", "größe über-uns who's_who 2026 交易 ไทย้ हिन्दी ß".split())
def test_a_name_in_any_writing_is_let_in(name: str) -> None:
    assert faults([command(name=name)]) == []


@pytest.mark.parametrize(
    "name", ["Deal", "ÜBER", "a b", "a.b", "a/b", "deal\u200b", "😀", "e\u0301"]
)
def test_a_name_of_other_signs_is_refused(name: str) -> None:
    found = faults([command(name=name), command(option(name), name="b")])
    assert [each[:2] for each in found] == [
        ("0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ("1.options.0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ]


REFUSED: dict[str, tuple[Json, str, str]] = {
    "command without a description": ({"name": "x"}, "0.description", "BASE_TYPE_REQUIRED"),
    "unknown type": (command(type=9), "0.type", "BASE_TYPE_CHOICES"),
    "unknown field": (command(colour="red"), "0.colour", "UNKNOWN_FIELD"),
    "what is no command": (
        {"name": "x", "description": "x", "options": {}},
        "0.options",
        "LIST_TYPE_CONVERT",
    ),
    "description in a menu": (
        menu(description="x"),
        "0.description",
        "APPLICATION_COMMAND_DESCRIPTION_INVALID",
    ),
    "options in a menu": (menu(options=[option()]), "0.options", "UNKNOWN_FIELD"),
    "upper case in German": (
        command(name_localizations={"de": "Tatsache"}),
        "0.name_localizations.de",
        "APPLICATION_COMMAND_INVALID_NAME",
    ),
    "unknown language": (
        command(name_localizations={"de-DE": "tatsache"}),
        "0.name_localizations.de-DE",
        "UNKNOWN_FIELD",
    ),
    "unknown type of option": (
        command(option(kind=12)),
        "0.options.0.type",
        "BASE_TYPE_CHOICES",
    ),
    "what is no option": (
        {"name": "x", "description": "x", "options": ["x"]},
        "0.options.0",
        "DICT_TYPE_CONVERT",
    ),
    "option that must come after one that may": (
        command(option("a"), option("b", required=True)),
        "0.options.1",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    "options of one name": (
        command(option("a"), option("a", 4)),
        "0.options.1",
        "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
    ),
    "options of one German name": (
        command(german("a", "x"), german("b", "x")),
        "0.options.1",
        "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
    ),
    "option whose German name another has as its own": (
        command(option("a"), german("b", "a")),
        "0.options.1",
        "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
    ),
    "sub-command beside an option": (
        command(sub(), option()),
        "0.options",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "group in a group": (
        command(group("a", group("b"))),
        "0.options.0.options.0.type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "sub-command in a sub-command": (
        command(sub("a", sub("b"))),
        "0.options.0.options.0.type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "option in a group": (
        command(group("a", option())),
        "0.options.0.options.0.type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "sub-command that must be": (
        command({**sub(), "required": True}),
        "0.options.0.required",
        "UNKNOWN_FIELD",
    ),
    "suggestions beside choices": (
        command(option(autocomplete=True, choices=choices())),
        "0.options.0.autocomplete",
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
    ),
    "suggestions of people": (
        command(option(kind=6, autocomplete=True)),
        "0.options.0.autocomplete",
        "UNKNOWN_FIELD",
    ),
    "length of a number": (
        command(option(kind=4, max_length=1)),
        "0.options.0.max_length",
        "UNKNOWN_FIELD",
    ),
    "greatest text": (command(option(max_value=1)), "0.options.0.max_value", "UNKNOWN_FIELD"),
    "half a whole number": (
        command(option(kind=4, max_value=0.5)),
        "0.options.0.max_value",
        "NUMBER_TYPE_COERCE",
    ),
    "number among texts": (
        command(option(choices=choices(value=1))),
        "0.options.0.choices.0.value",
        "STRING_TYPE_CONVERT",
    ),
    "text among numbers": (
        command(option(kind=10, choices=choices())),
        "0.options.0.choices.0.value",
        "NUMBER_TYPE_COERCE",
    ),
    "choices of one name": (
        command(option(choices=[{"name": "x", "value": "a"}, {"name": "x", "value": "b"}])),
        "0.options.0.choices.1.name",
        "APPLICATION_COMMAND_OPTIONS_CHOICE_DUPLICATE",
    ),
    "choices of one value": (
        command(option(choices=[{"name": "a", "value": "x"}, {"name": "b", "value": "x"}])),
        "0.options.0.choices.1.value",
        "APPLICATION_COMMAND_OPTIONS_CHOICE_DUPLICATE",
    ),
    "unknown type of channel": (
        command(option(kind=7, channel_types=[9])),
        "0.options.0.channel_types.0",
        "BASE_TYPE_CHOICES",
    ),
    "unknown place": (command(contexts=[3]), "0.contexts.0", "BASE_TYPE_CHOICES"),
    "one place twice": (
        command(contexts=[0, 0]),
        "0.contexts.1",
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
    ),
    "no kind of installing": (
        command(integration_types=[]),
        "0.integration_types",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "permissions that are none": (
        command(default_member_permissions="admin"),
        "0.default_member_permissions",
        "NUMBER_TYPE_COERCE",
    ),
}


@pytest.mark.parametrize(("declared", "path", "code"), REFUSED.values(), ids=REFUSED)
def test_what_has_not_the_documented_shape_is_refused(declared: Json, path: str, code: str) -> None:
    assert [each[:2] for each in faults([declared])] == [(path, code)]


def test_two_commands_of_one_name_are_refused_within_their_type() -> None:
    [found] = faults([command(), menu(), command()])
    assert found[:2] == ("2", "APPLICATION_COMMANDS_DUPLICATE_NAME")
    assert faults([menu(name="fact", type=2), menu(name="fact"), command()]) == []


def test_the_longest_translation_alone_counts_against_the_characters() -> None:
    fits = large(7_999)
    longer = {"de": f"{fits['name']}x", "fr": "x"}
    assert faults([{**fits, "name_localizations": longer}]) == []
    [found] = faults([{**fits, "name_localizations": {**longer, "it": f"{fits['name']}xx"}}])
    assert found == ("0", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")


def test_a_server_of_its_own_has_commands_without_places() -> None:
    assert faults([command()], guild=True) == []
    assert faults([command(contexts=[0])], guild=True) != []


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15), (4, 1)])
def test_so_many_commands_of_a_type_and_no_more(kind: int, most: int) -> None:
    many = [{"type": kind, "name": f"x{each}"} for each in range(most + 1)]
    assert exceeded(many[:-1]) is None
    assert exceeded(many) == most


def test_suggestions_are_held_to_their_limits() -> None:
    assert suggestions({"choices": []}, 3) == []
    assert suggestions({"choices": choices(25)}, 3) == []
    assert suggestions({"choices": choices(2, name="x", value="x")}, 3) == []
    assert suggestions({"choices": [{"name": "x", "value": 1}]}, 4) == []
    assert len(suggestions({"choices": choices(26)}, 3)) == 1
    assert len(suggestions({"choices": choices(name="x" * 101)}, 3)) == 1
    assert len(suggestions({"choices": choices(value="x" * 101)}, 3)) == 1
    assert len(suggestions({"choices": choices(name="")}, 3)) == 1
    assert len(suggestions({"choices": choices()}, 4)) == 1
    assert len(suggestions({}, 3)) == 1
