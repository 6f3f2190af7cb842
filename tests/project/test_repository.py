"""The repository is readable everywhere and tells nothing of where it was written."""

import re

import pytest

from tests.project.repository import ROOT, files, name

# Each pattern has a bracket where its words would otherwise match this file.
FOREIGN = {
    "a path of one machine": r"(?<![\w.~$}*-])/(?:[w]ork|[r]oot|home/\w+|Users/\w+)/[\w.]",
    "the address of a package index": r"pypi[.]org|python[h]osted|[/]simple/|registry[.]npmjs",
    "a folder beside the checkout": r"[.]library\b",
    "a word about how the text was made": (
        r"(?i)\b[c]laude[ ._-](?:ai|code|md)\b|[a]gents[.]md|[c]o-authored-by|[g]enerated with"
    ),
}
LONGEST = 300
PLATFORM = {"app", "inbound", "limits", "render"}
OF_ALL_PLATFORMS = "chat"


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_tells_of_another_place(what: str) -> None:
    pattern = re.compile(FOREIGN[what])
    found = []
    for path in files():
        text = path.read_text("utf-8", errors="replace")
        for number, line in enumerate([name(path), *text.splitlines()]):
            if match := pattern.search(line):
                found.append(f"{name(path)}:{number}: {match[0]}")

    assert not found


def test_modules_are_short() -> None:
    lengths = {
        name(path): len(path.read_text("utf-8").splitlines())
        for path in files("adapters/*.py", "bot/*.py", "store/*.py")
    }

    assert not {module: length for module, length in lengths.items() if length > LONGEST}


def test_every_platform_has_the_same_four_names() -> None:
    platforms: dict[str, set[str]] = {}
    for path in files("adapters/*.py"):
        _, platform, *rest = path.relative_to(ROOT).with_suffix("").parts
        if rest and platform != OF_ALL_PLATFORMS:
            platforms.setdefault(platform, set()).add(rest[0])

    assert "console" in platforms
    assert not {
        platform: PLATFORM - names for platform, names in platforms.items() if PLATFORM - names
    }


def test_every_silenced_warning_has_its_reason_beside_it() -> None:
    silenced = re.compile(
        r"# (?:noqa(?:: [A-Z]+\d+(?:, ?[A-Z]+\d+)*)?|type: ignore\S*)(?P<reason>.*)"
    )
    found = []
    for path in files("*.py"):
        above = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            match = silenced.search(line)
            if match and not re.search(r"\w{2}", match["reason"]) and not above.startswith("#"):
                found.append(f"{name(path)}:{number}: {match[0]}")
            above = line.strip()

    assert not found
