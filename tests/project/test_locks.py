"""Whoever installs from a lock gets the files that were tested, and from wherever they like."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.repository import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def locked(lock: str) -> dict[str, str]:
    """Each requirement with all that is said of it, by name."""
    text = re.sub(r"(?m)^ *#.*\n", "", (ROOT / lock).read_text("utf-8")).replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line.strip()]
    return {Requirement(entry.partition(" --hash")[0]).name: entry for entry in entries}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_and_no_option(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")

    assert not re.findall(r"\w+:/+\S+|\bfile:|@ |^-.*", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_one_version_and_its_hashes(lock: str) -> None:
    for name, entry in locked(lock).items():
        requirement = Requirement(entry.partition(" --hash")[0])
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), name
        assert HASH.search(entry), name


def test_tests_meet_what_is_run() -> None:
    run, dev = (locked(lock) for lock in LOCKS)

    assert {name: dev.get(name) for name in run} == run


def test_everything_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    needed = {
        "requirements.lock": project["project"]["dependencies"] + groups["build"],
        "requirements-dev.lock": [line for line in groups["dev"] if isinstance(line, str)],
    }
    for lock, declared in needed.items():
        entries = locked(lock)
        for requirement in map(Requirement, declared):
            entry = entries[canonicalize_name(requirement.name)]
            version = Requirement(entry.partition(" --hash")[0]).specifier
            assert requirement.specifier.contains(str(version).removeprefix("=="))


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    declared = re.findall(r'^    "[\w.-]+>=.*$', text, re.MULTILINE)

    assert len(declared) > len(LOCKS)
    assert not [line for line in declared if not re.search(r"# \w+", line)]
