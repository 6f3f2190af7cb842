"""German says what is so and what to do, and never addresses whoever reads it."""

from __future__ import annotations

import re

from bot.words import phrase_files

ADDRESS = re.compile(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?|[Dd](?:u|ir|ich)|[Dd]ein(?:e[mnrs]?)?)\b")
"""Words of address; where "Sie" would mean "they", a sentence says who they are."""


def test_no_phrase_addresses_its_reader() -> None:
    lines = (line for file in phrase_files("de") for line in file.read_text("utf-8").splitlines())

    assert [line for line in lines if ADDRESS.search(line)] == []
