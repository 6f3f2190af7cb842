"""Each documented limit of a message: what just fits is let in, one more is refused, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fakes.discord.components import faults, is_empty, is_too_heavy
from tests.fakes.discord.shapes import Json, refusal

V2 = 1 << 15
ID = "100000000000000001"


def shown(*components: Json, **more: object) -> Json:
    return {"flags": V2, "components": list(components), **more}


def legacy(*components: Json) -> Json:
    return {"content": "x", "components": list(components)}


def words(length: int = 1) -> Json:
    return {"type": 10, "content": "x" * length}


def button(**more: object) -> Json:
    return {"type": 2, "style": 1, "label": "x", "custom_id": "a", **more}


def buttons(count: int, start: int = 0) -> Json:
    return row(*(button(custom_id=f"{start + each}") for each in range(count)))


def link(**more: object) -> Json:
    return {"type": 2, "style": 5, "label": "x", "url": "https://example.com", **more}


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def options(count: int = 1, **more: object) -> list[Json]:
    return [{"label": "x", "value": str(each), **more} for each in range(count)]


def select(**more: object) -> Json:
    return {"type": 3, "custom_id": "a", "options": options(), **more}


def people(**more: object) -> Json:
    return {"type": 5, "custom_id": "a", **more}


def somebody(count: int) -> list[Json]:
    return [{"id": str(each), "type": "user"} for each in range(count)]


def section(texts: int = 1, accessory: Json | None = None) -> Json:
    return {"type": 9, "components": [words()] * texts, "accessory": accessory or button()}


def container(*components: Json, **more: object) -> Json:
    return {"type": 17, "components": list(components), **more}


def gallery(count: int, **more: object) -> Json:
    item = {"media": {"url": "https://example.com/a.png"}, **more}
    return {"type": 12, "items": [item] * count}


def embed(**more: object) -> Json:
    return {"embeds": [{"title": "x", **more}]}


def embedded(count: int, **more: object) -> Json:
    return {"embeds": [{"title": "x", **more}] * count}


def said(count: int) -> Json:
    """Return components of which so many are in a message: containers of three, and the rest."""
    threes, rest = divmod(count, 3)
    return shown(*[container(words(), words())] * threes, *[words()] * rest)


MOST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "content": (2000, lambda n: {"content": "x" * n}),
    "nonce": (25, lambda n: {"content": "x", "nonce": "1" * n}),
    "rows of the old kind": (5, lambda n: legacy(*(buttons(1, each) for each in range(n)))),
    "components": (40, lambda n: shown(*[words()] * n)),
    "components in one another": (40, said),
    "text displays together": (4000, lambda n: shown(container(words(3000)), words(n - 3000))),
    "buttons of a row": (5, lambda n: shown(buttons(n))),
    "label of a button": (80, lambda n: shown(row(button(label="x" * n)))),
    "custom_id": (100, lambda n: shown(row(button(custom_id="x" * n)))),
    "address of a button": (
        512,
        lambda n: shown(row(link(url="https://example.com/".ljust(n, "x")))),
    ),
    "options": (25, lambda n: shown(row(select(options=options(n))))),
    "label of an option": (100, lambda n: shown(row(select(options=options(label="x" * n))))),
    "value of an option": (100, lambda n: shown(row(select(options=options(value="x" * n))))),
    "description of an option": (
        100,
        lambda n: shown(row(select(options=options(description="x" * n)))),
    ),
    "placeholder": (150, lambda n: shown(row(select(placeholder="x" * n)))),
    "to choose of people": (25, lambda n: shown(row(people(max_values=n)))),
    "to choose at least": (
        25,
        lambda n: shown(row(people(min_values=n, max_values=min(n, 25)))),
    ),
    "to choose of options": (3, lambda n: shown(row(select(options=options(3), max_values=n)))),
    "chosen already": (
        2,
        lambda n: shown(row(select(options=options(n, default=True), max_values=2))),
    ),
    "people chosen already": (
        3,
        lambda n: shown(row(people(default_values=somebody(n), max_values=3))),
    ),
    "texts of a section": (3, lambda n: shown(section(n))),
    "pictures": (10, lambda n: shown(gallery(n))),
    "words for a picture": (1024, lambda n: shown(gallery(1, description="x" * n))),
    "colour": (0xFFFFFF, lambda n: shown(container(words(), accent_color=n))),
    "space": (2, lambda n: shown({"type": 14, "spacing": n})),
    "embeds": (10, embedded),
    "title of an embed": (256, lambda n: embed(title="x" * n)),
    "description of an embed": (4096, lambda n: embed(description="x" * n)),
    "fields": (25, lambda n: embed(fields=[{"name": "x", "value": "x"}] * n)),
    "name of a field": (256, lambda n: embed(fields=[{"name": "x" * n, "value": "x"}])),
    "value of a field": (1024, lambda n: embed(fields=[{"name": "x", "value": "x" * n}])),
    "footer": (2048, lambda n: embed(footer={"text": "x" * n})),
    "author": (256, lambda n: embed(author={"name": "x" * n})),
    "embeds together": (
        6000,
        lambda n: {"embeds": [{"description": "x" * 3000}, {"description": "x" * (n - 3000)}]},
    ),
    "address of an embed": (2048, lambda n: embed(url="https://example.com/".ljust(n, "x"))),
    "address of a picture": (
        2048,
        lambda n: embed(image={"url": "https://example.com/".ljust(n, "x")}),
    ),
    "colour of an embed": (0xFFFFFF, lambda n: embed(color=n)),
    "people mentioned": (
        100,
        lambda n: {"content": "x", "allowed_mentions": {"users": [ID] * n}},
    ),
    "roles mentioned": (
        100,
        lambda n: {"content": "x", "allowed_mentions": {"roles": [ID] * n}},
    ),
    "stickers": (3, lambda n: {"sticker_ids": [ID] * n}),
    "files": (10, lambda n: {"attachments": [{"id": each} for each in range(n)]}),
    "words for a file": (1024, lambda n: {"attachments": [{"id": 0, "description": "x" * n}]}),
}
LEAST: dict[str, tuple[int, Callable[[int], Json]]] = {
    "buttons of a row": (1, lambda n: shown(buttons(n))),
    "label of a button": (1, lambda n: shown(row(button(label="x" * n)))),
    "custom_id": (1, lambda n: shown(row(button(custom_id="x" * n)))),
    "options": (1, lambda n: shown(row(select(options=options(n))))),
    "label of an option": (1, lambda n: shown(row(select(options=options(label="x" * n))))),
    "value of an option": (1, lambda n: shown(row(select(options=options(value="x" * n))))),
    "placeholder": (1, lambda n: shown(row(select(placeholder="x" * n)))),
    "to choose": (0, lambda n: shown(row(select(min_values=n)))),
    "to choose at most": (1, lambda n: shown(row(people(max_values=n, min_values=0)))),
    "chosen already of those needed": (
        2,
        lambda n: shown(row(people(default_values=somebody(n), min_values=2, max_values=3))),
    ),
    "text": (1, lambda n: shown(words(n))),
    "texts of a section": (1, lambda n: shown(section(n))),
    "components of a container": (1, lambda n: shown(container(*[words()] * n))),
    "pictures": (1, lambda n: shown(gallery(n))),
    "name of a field": (1, lambda n: embed(fields=[{"name": "x" * n, "value": "x"}])),
    "value of a field": (1, lambda n: embed(fields=[{"name": "x", "value": "x" * n}])),
}


@pytest.mark.parametrize(("most", "body"), MOST.values(), ids=MOST)
def test_so_much_is_let_in_and_one_more_is_refused(most: int, body: Callable[[int], Json]) -> None:
    assert faults(body(most)) == []
    assert len(faults(body(most + 1))) == 1


@pytest.mark.parametrize(("least", "body"), LEAST.values(), ids=LEAST)
def test_so_little_is_let_in_and_one_less_is_refused(
    least: int, body: Callable[[int], Json]
) -> None:
    assert faults(body(least)) == []
    assert len(faults(body(least - 1))) == 1


LET_IN: dict[str, Json] = {
    "words": {"content": "x"},
    "every kind of component": shown(
        container(
            section(accessory={"type": 11, "media": {"url": "https://example.com/a.png"}}),
            {"type": 14, "divider": False, "spacing": 1},
            gallery(1, spoiler=True),
            row(select(options=options(emoji={"id": ID, "animated": True}), min_values=0)),
            accent_color=0,
            spoiler=False,
        ),
        words(),
        row(button(emoji={"name": "x"}, custom_id="b"), link(disabled=True)),
        row(people(custom_id="c")),
        row({"type": 6, "custom_id": "d"}),
        row({"type": 7, "custom_id": "e", "default_values": [{"id": ID, "type": "role"}]}),
        row(
            {
                "type": 8,
                "custom_id": "f",
                "channel_types": [0, 15],
                "default_values": [{"id": ID, "type": "channel"}],
            }
        ),
    ),
    "a picture in place of words": shown(row(button(emoji={"id": ID}, custom_id="b"))),
    "something to buy": shown(row({"type": 2, "style": 6, "sku_id": ID})),
    "an embed with all there is": embed(
        type="rich",
        description="x",
        url="https://example.com",
        timestamp="2026-11-29T20:00:00+00:00",
        color=0,
        footer={"text": "x", "icon_url": "https://example.com/a.png"},
        image={"url": "https://example.com/a.png"},
        thumbnail={"url": "https://example.com/a.png"},
        author={
            "name": "x",
            "url": "https://example.com",
            "icon_url": "https://example.com/a.png",
        },
        fields=[{"name": "x", "value": "x", "inline": True}],
    ),
    "an embed without fields": embed(fields=[]),
    "a reply that mentions nobody": {
        "content": "x",
        "nonce": 1,
        "enforce_nonce": True,
        "message_reference": {"message_id": ID, "fail_if_not_exists": False},
        "allowed_mentions": {"parse": [], "replied_user": False},
    },
    "a message with all there is": {
        "content": "x",
        "tts": False,
        "poll": {},
        "shared_client_theme": {},
        "sticker_ids": [],
        "message_reference": {"type": 0, "message_id": ID, "channel_id": ID, "guild_id": ID},
        "attachments": [
            {
                "id": 0,
                "filename": "a.ogg",
                "title": "x",
                "description": "x",
                "duration_secs": 1.5,
                "waveform": "x",
                "is_spoiler": False,
            }
        ],
    },
    "a message of a webhook": {
        "content": "x",
        "username": "x",
        "avatar_url": "https://example.com/a.png",
        "thread_name": "x",
        "applied_tags": [ID],
    },
    "an edit that empties all": {"content": None, "embeds": None, "components": None},
    "a message that becomes one of components": shown(words(), content=None, embeds=[]),
    "an answer for one alone": {"content": "x", "flags": 64},
}


@pytest.mark.parametrize("body", LET_IN.values(), ids=LET_IN)
def test_what_is_documented_is_let_in(body: Json) -> None:
    assert faults(body) == []


REFUSED: dict[str, tuple[Json, str, str]] = {
    "unknown component": (shown({"type": 99}), "components.0", "UNION_TYPE_CHOICES"),
    "component without a type": (shown({"content": "x"}), "components.0", "UNION_TYPE_CHOICES"),
    "what is no component": (
        {"flags": V2, "components": ["x"]},
        "components.0",
        "UNION_TYPE_CHOICES",
    ),
    "components that are no list": (
        {"flags": V2, "components": {}},
        "components",
        "LIST_TYPE_CONVERT",
    ),
    "text without the flag": (legacy(words()), "components.0", "UNION_TYPE_CHOICES"),
    "button outside a row": (shown(button()), "components.0", "UNION_TYPE_CHOICES"),
    "container in a container": (
        shown(container(container(words()))),
        "components.0.components.0",
        "UNION_TYPE_CHOICES",
    ),
    "row in a section": (
        shown({**section(), "components": [row(button())]}),
        "components.0.components.0",
        "UNION_TYPE_CHOICES",
    ),
    "select beside a text": (
        shown(section(accessory=select())),
        "components.0.accessory",
        "UNION_TYPE_CHOICES",
    ),
    "text input in a message": (
        shown(row({"type": 4, "custom_id": "a", "style": 1})),
        "components.0.components.0",
        "UNION_TYPE_CHOICES",
    ),
    "label in a message": (
        shown({"type": 18, "label": "x", "component": select()}),
        "components.0",
        "UNION_TYPE_CHOICES",
    ),
    "section without an accessory": (
        shown({"type": 9, "components": [words()]}),
        "components.0.accessory",
        "BASE_TYPE_REQUIRED",
    ),
    "unknown field": (shown({**words(), "text": "x"}), "components.0.text", "UNKNOWN_FIELD"),
    "unknown field of a message": ({"content": "x", "text": "x"}, "text", "UNKNOWN_FIELD"),
    "blank text": (
        shown({"type": 10, "content": " \n"}),
        "components.0.content",
        "BASE_TYPE_REQUIRED",
    ),
    "text that is none": (
        shown({"type": 10, "content": 1}),
        "components.0.content",
        "STRING_TYPE_CONVERT",
    ),
    "flag that is none": (
        shown(row(button(disabled="no"))),
        "components.0.components.0.disabled",
        "BOOLEAN_TYPE_CONVERT",
    ),
    "number that is none": (
        shown(row(select(max_values="1"))),
        "components.0.components.0.max_values",
        "NUMBER_TYPE_COERCE",
    ),
    "two selects in a row": (
        shown(row(select(), people(custom_id="b"))),
        "components.0.components.1",
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "button beside a select": (
        shown(row(button(), select(custom_id="b"))),
        "components.0.components.1",
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "button without words or picture": (
        shown(row({"type": 2, "style": 1, "custom_id": "a"})),
        "components.0.components.0.label",
        "BASE_TYPE_REQUIRED",
    ),
    "unknown style": (
        shown(row(button(style=7))),
        "components.0.components.0.style",
        "BASE_TYPE_CHOICES",
    ),
    "button that tells nothing": (
        shown(row({"type": 2, "style": 1, "label": "x"})),
        "components.0.components.0",
        "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
    ),
    "link that leads nowhere": (
        shown(row({"type": 2, "style": 5, "label": "x"})),
        "components.0.components.0",
        "BUTTON_COMPONENT_URL_REQUIRED",
    ),
    "link that tells something": (
        shown(row(link(custom_id="a"))),
        "components.0.components.0",
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "purchase without what is bought": (
        shown(row({"type": 2, "style": 6})),
        "components.0.components.0.sku_id",
        "BASE_TYPE_REQUIRED",
    ),
    "purchase with words": (
        shown(row({"type": 2, "style": 6, "sku_id": ID, "label": "x"})),
        "components.0.components.0.label",
        "BUTTON_COMPONENT_PREMIUM",
    ),
    "button that sells something": (
        shown(row(button(sku_id=ID))),
        "components.0.components.0.sku_id",
        "BUTTON_COMPONENT_PREMIUM",
    ),
    "address of another scheme": (
        shown(row(link(url="javascript:x"))),
        "components.0.components.0.url",
        "URL_TYPE_INVALID_SCHEME",
    ),
    "address without a host": (
        shown(row(link(url="https://"))),
        "components.0.components.0.url",
        "URL_TYPE_INVALID_URL",
    ),
    "options of one value": (
        shown(row(select(options=options(value="x") * 2))),
        "components.0.components.0.options.1.value",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "fewer at most than at least": (
        shown(row(people(min_values=2))),
        "components.0.components.0.max_values",
        "SELECT_COMPONENT_VALUES_OUT_OF_RANGE",
    ),
    "a role among people": (
        shown(row(people(default_values=[{"id": ID, "type": "role"}]))),
        "components.0.components.0.default_values.0.type",
        "BASE_TYPE_CHOICES",
    ),
    "needed and not needed": (
        shown(row(people(required=True, min_values=0))),
        "components.0.components.0.min_values",
        "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES",
    ),
    "unknown type of channel": (
        shown(row({"type": 8, "custom_id": "a", "channel_types": [9]})),
        "components.0.components.0.channel_types.0",
        "BASE_TYPE_CHOICES",
    ),
    "two buttons of one custom_id": (
        shown(container(row(button())), row(button())),
        "components.1.components.0.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "button beside a text of the same custom_id": (
        shown(section(), row(button())),
        "components.1.components.0.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "two components of one id": (
        shown({**words(), "id": 7}, {**words(), "id": 7}),
        "components.1.id",
        "COMPONENT_ID_DUPLICATED",
    ),
    "content beside components": (
        shown(words(), content="x"),
        "content",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "embeds beside components": (
        shown(words(), embeds=[{"title": "x"}]),
        "embeds",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "stickers beside components": (
        shown(words(), sticker_ids=[ID]),
        "sticker_ids",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "file that was not sent": (
        shown({"type": 13, "file": {"url": "attachment://a.csv"}}),
        "components.0.file.url",
        "ATTACHMENT_NOT_FOUND",
    ),
    "file from elsewhere": (
        shown({"type": 13, "file": {"url": "https://example.com/a.csv"}}),
        "components.0.file.url",
        "URL_TYPE_INVALID_SCHEME",
    ),
    "picture that was not sent": (
        embed(footer={"text": "x", "icon_url": "attachment://a.png"}),
        "embeds.0.footer.icon_url",
        "ATTACHMENT_NOT_FOUND",
    ),
    "embed in which nothing is": (
        {"embeds": [{"color": 1}]},
        "embeds.0.description",
        "BASE_TYPE_REQUIRED",
    ),
    "embed of tomorrow": (
        embed(timestamp="tomorrow"),
        "embeds.0.timestamp",
        "DATE_TIME_TYPE_PARSE",
    ),
    "field of an embed that none may set": (
        embed(provider={"name": "x"}),
        "embeds.0.provider",
        "UNKNOWN_FIELD",
    ),
    "embeds too long together": (
        embedded(2, description="x" * 3000),
        "embeds",
        "MAX_EMBED_SIZE_EXCEEDED",
    ),
    "flag that none may set": ({"content": "x", "flags": 1}, "flags", "BITFIELD_TYPE_UNSETTABLE"),
    "flags that are no number": (
        {"content": "x", "flags": "64"},
        "flags",
        "NUMBER_TYPE_COERCE",
    ),
    "nonce that is none": ({"content": "x", "nonce": 1.5}, "nonce", "NONCE_TYPE_INVALID_TYPE"),
    "unknown mentions": (
        {"content": "x", "allowed_mentions": {"parse": ["all"]}},
        "allowed_mentions.parse.0",
        "BASE_TYPE_CHOICES",
    ),
    "mentions twice": (
        {"content": "x", "allowed_mentions": {"parse": ["users", "users"]}},
        "allowed_mentions.parse.1",
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
    ),
    "some people and all": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": [ID]}},
        "allowed_mentions",
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    "mention of what is no id": (
        {"content": "x", "allowed_mentions": {"users": ["eva"]}},
        "allowed_mentions.users.0",
        "NUMBER_TYPE_COERCE",
    ),
    "mentions that are no object": (
        {"content": "x", "allowed_mentions": []},
        "allowed_mentions",
        "DICT_TYPE_CONVERT",
    ),
    "reply to nothing": (
        {"content": "x", "message_reference": {}},
        "message_reference.message_id",
        "BASE_TYPE_REQUIRED",
    ),
    "file without a number": (
        {"attachments": [{"filename": "a.csv"}]},
        "attachments.0.id",
        "BASE_TYPE_REQUIRED",
    ),
}


@pytest.mark.parametrize(("body", "path", "code"), REFUSED.values(), ids=REFUSED)
def test_what_has_not_the_documented_shape_is_refused(body: Json, path: str, code: str) -> None:
    assert [each[:2] for each in faults(body)] == [(path, code)]


def test_a_fault_is_worded_as_discord_words_it() -> None:
    [where] = faults(shown(button()))
    assert where.message == 'Value of field "type" must be one of (1, 9, 10, 12, 13, 14, 17).'
    [long] = faults({"content": "x" * 2001})
    assert long.message == "Must be 2000 or fewer in length."
    [none] = faults(shown(row()))
    assert none.message == "Must be between 1 and 5 in length."


def test_faults_are_told_at_their_places() -> None:
    body = shown(row(button(label="")), content="x")
    errors = refusal(faults(body))["errors"]
    [label] = errors["components"]["0"]["components"]["0"]["label"]["_errors"]
    assert label == {"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}
    assert errors["content"]["_errors"][0]["code"].startswith("MESSAGE_CANNOT_USE_LEGACY_FIELDS")


def test_a_file_that_comes_with_a_message_may_be_shown() -> None:
    body = shown({"type": 13, "file": {"url": "attachment://a.csv"}})
    assert faults(body, files=["a.csv"]) == []
    assert faults({**body, "attachments": [{"id": 0, "filename": "a.csv"}]}) == []
    assert faults(body, files=["b.csv"]) != []


@pytest.mark.parametrize(
    "body", [{}, {"content": " \n"}, {"content": None, "embeds": []}, {"flags": V2}]
)
def test_a_message_without_anything_is_empty(body: Json) -> None:
    assert is_empty(body)


def test_a_message_with_anything_is_not_empty() -> None:
    assert not is_empty({"content": "x"})
    assert not is_empty(shown(words()))
    assert not is_empty({}, files=["a.csv"])


def test_text_is_too_heavy_beyond_the_undocumented_bytes() -> None:
    # The bounds that were measured: 10,158 bytes in one display, 10,146 in two.
    assert not is_too_heavy(shown(words(10_158)))
    assert is_too_heavy(shown(words(10_159)))
    assert not is_too_heavy(shown(container(words(10_000)), words(146)))
    assert is_too_heavy(shown(container(words(10_000)), words(147)))
    chinese = {"type": 10, "content": "交" * 3386}
    assert not is_too_heavy(shown(chinese))
    assert is_too_heavy(shown({**chinese, "content": "交" * 3387}))
