"""A pack comes as a zip of its folder, and nothing of the zip gets anywhere else."""

from __future__ import annotations

import pytest

from store.complaint import Refused
from store.pack import zipped as packs
from store.pack.folder import shipped_pack
from store.pack.load import load
from store.pack.zipped import load_zipped
from tests.store.table_making import zipped

FOLDER = shipped_pack("microsoft-mistral")
PACK = {str(each.relative_to(FOLDER)): each.read_bytes() for each in FOLDER.rglob("*.yaml")}


@pytest.mark.parametrize("root", ["", "microsoft-mistral/"])
def test_a_zip_of_a_pack_is_the_pack(root: str) -> None:
    others = {"__MACOSX/._pack.yaml": b"\0", f"{root}sources/notes.txt": b"\xff", "README.md": b""}

    data = zipped({**others, **{f"{root}{name}": content for name, content in PACK.items()}})

    assert load_zipped("pack.zip", data) == load(FOLDER)


def test_what_is_wrong_is_told_by_its_place_in_the_zip() -> None:
    spoiled = {name: text.replace(b"field: raised", b"field: raist") for name, text in PACK.items()}

    with pytest.raises(Refused) as refused:
        load_zipped("pack.zip", zipped(spoiled))

    assert {each.file for each in refused.value.complaints} <= {f"pack.zip/{name}" for name in PACK}
    assert all(each.line for each in refused.value.complaints)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"a/b/pack.yaml": b""}, "holds no pack"),
        ({"a/pack.yaml": b"", "b/pack.yaml": b""}, "holds no pack"),
        ({"pack.yaml": b"", "sources/../../x.yaml": b""}, "names files outside itself"),
        ({**PACK, "entities.yaml": b"[" * 100_000}, "nested too deeply"),
        ({**PACK, "entities.yaml": b"- " * 100_000}, "nested too deeply"),
        ({**PACK, "entities.yaml": b"a: [\n"}, "no sound YAML"),
    ],
)
def test_what_is_no_sound_pack_is_refused(parts: dict[str, bytes], told: str) -> None:
    with pytest.raises(Refused, match=told):
        load_zipped("pack.zip", zipped(parts))


def test_more_than_a_pack_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "PACK_BYTES", 2**20)

    with pytest.raises(Refused, match="at most 1 MiB"):
        load_zipped("pack.zip", zipped({**PACK, "sources/9.yaml": b"#" * 2**20}))
