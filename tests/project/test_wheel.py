"""What is installed elsewhere is whole and runs there."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.project.repository import ROOT, files, name

PACKAGES = ("adapters", "bot", "store")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of a fresh environment that holds the wheel alone."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "-qq", "--python", str(python))
    run(*pip, "install", "--no-index", "--no-deps", str(wheel), cwd=environment)
    return environment / "bin"


def run(*command: str, cwd: Path) -> str:
    """What the command prints, far from the settings and the checkout of whoever runs the test."""
    inherited = {
        key: value for key, value in os.environ.items() if not key.startswith("DEALBRIEF_")
    }
    # The dependencies are taken from here, since nothing may be fetched. The line that puts the
    # checkout on the path of this environment is not read from a PYTHONPATH.
    libraries = os.pathsep.join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    done = subprocess.run(
        command,
        check=False,  # what went wrong stands in its errors, which are shown below
        cwd=cwd,
        env={**inherited, "HOME": str(cwd), "PYTHONPATH": libraries},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_holds_every_file_of_the_packages_and_no_other(wheel: Path) -> None:
    packed = {entry for entry in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in entry}

    assert packed == {name(path) for path in files(*PACKAGES)}


@pytest.mark.parametrize("ending", [".ftl", ".sql", ".yaml", "py.typed"])
def test_data_travels_along(wheel: Path, ending: str) -> None:
    assert [entry for entry in zipfile.ZipFile(wheel).namelist() if entry.endswith(ending)]


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_the_installed_ones(installed: Path, tmp_path: Path, package: str) -> None:
    where = f"import {package}; print(*{package}.__path__)"

    assert str(installed.parent) in run(str(installed / "python"), "-c", where, cwd=tmp_path)


def test_answers_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    answer = run(str(installed / "dealbrief"), "ask", "deal", cwd=tmp_path)

    assert "Mistral" in answer
