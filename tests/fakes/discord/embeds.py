"""Embeds, as Discord documents what may be set in them.

Source: docs.discord.com/developers/resources/message, embed object and embed limits, read 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tests.fakes.discord.shapes import (
    Fault,
    Faults,
    Json,
    Path,
    address,
    fields,
    flag,
    listed,
    missing,
    one_of,
    text,
    under,
    whole,
)

MOST_TEXT = 6000
"""The characters of all embeds of a message together."""

VISIBLE = ("title", "description", "fields", "image", "thumbnail", "author", "footer")

WEB = address(2048, ("http", "https"))
PICTURE = address(2048, ("http", "https", "attachment"))


def moment(value: object, path: Path) -> Faults:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        yield Fault(path, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")


EMBED = fields(
    {},
    {
        "type": one_of("rich"),
        "title": text(256),
        "description": text(4096),
        "url": WEB,
        "timestamp": moment,
        "color": whole(0, 0xFFFFFF),
        "footer": fields({"text": text(2048)}, {"icon_url": PICTURE}),
        "image": fields({"url": PICTURE}, {}),
        "thumbnail": fields({"url": PICTURE}, {}),
        "author": fields({"name": text(256)}, {"url": WEB, "icon_url": PICTURE}),
        "fields": listed(
            fields({"name": text(256), "value": text(1024)}, {"inline": flag}), most=25, least=0
        ),
    },
)


def embed(value: object, path: Path) -> Faults:
    """Check one embed, in which something must be to be seen."""
    yield from EMBED(value, path)
    if isinstance(value, dict) and not any(value.get(each) for each in VISIBLE):
        yield missing(under(path, "description"))


def wordy(embeds: list[Json]) -> Faults:
    """Find embeds that are too long together."""
    if sum(len(each.strip()) for each in written(embeds)) > MOST_TEXT:
        yield Fault(
            "embeds",
            "MAX_EMBED_SIZE_EXCEEDED",
            f"Embed size exceeds maximum size of {MOST_TEXT}",
        )


def written(embeds: list[Json]) -> Iterator[str]:
    """Yield every text of embeds that counts against their sum."""
    for each in embeds:
        yield each.get("title", "")
        yield each.get("description", "")
        yield each.get("footer", {}).get("text", "")
        yield each.get("author", {}).get("name", "")
        for one in each.get("fields", ()):
            yield one["name"]
            yield one["value"]
