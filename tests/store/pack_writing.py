"""A small pack and the text of its one source, for tests to write and to spoil."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

from store.claims import Claim
from store.events import ClaimRecorded
from store.pack.check import Report, check_pack
from store.pack.load import load

TEXT = (
    "Am Montag schloss Mistral AI eine Serie-B-Finanzierung in Höhe von 385 Millionen Euro ab. "
    "Das Startup aus Paris sei „schneller als GPT-4“, so Arthur Mensch. "
    "Microsoft investiert 15 Millionen Euro; Microsoft nennt keine weiteren Summen 😀. "
    "Bis 2027 nutzen 40 % der Firmen offene Modelle."
)
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
TEXTS = {HASH: TEXT}

DEAL = """\
deal: microsoft-mistral
kind: partnership
parties: [microsoft, mistral-ai]
demo: true
"""
ENTITIES = """\
microsoft-mistral: {kind: deal, name: Microsoft – Mistral AI}
microsoft: {kind: company, name: Microsoft}
mistral-ai: {kind: company, name: Mistral AI, aliases: [Mistral]}
series-b:
  kind: round
  name: {en: Series B, de: Serie B}
  aliases: [{de: Serie-B-Finanzierung}]
gpt-4: {kind: model, name: GPT-4}
arthur-mensch: {kind: person, name: Arthur Mensch}
"""
SOURCE = f"""\
source:
  number: 1
  language: de
  text_sha256: {HASH}
  published: 26 February 2024
"""
RAISED = """\
about: mistral-ai
field: raised
value: 385 Millionen Euro
with: {round: series-b}
valid: Am Montag
quote: Am Montag schloss Mistral AI eine Serie-B-Finanzierung in Höhe von 385 Millionen Euro
at: 0
"""
COMPARED = """\
about: mistral-ai
field: compared_to
value: {relation: above, than: gpt-4, aspect: speed, words: schneller}
speaker: arthur-mensch
modality: reported
quote: schneller als GPT-4
at: 117
"""
INVESTED = """\
about: microsoft
field: invested_in
value: 15 Millionen Euro
with: {company: mistral-ai}
quote: investiert 15 Millionen Euro
at: 167
"""
CLAIMS = (RAISED, COMPARED, INVESTED)


@dataclass(frozen=True, slots=True)
class PackFolder:
    """A pack that lies in a folder."""

    path: Path

    @property
    def source(self) -> Path:
        return self.path / "sources" / "1-news.yaml"

    def check(self, texts: dict[str, str] | None = None) -> Report:
        return check_pack(self.path, texts)

    def told(self, texts: dict[str, str] | None = None) -> list[str]:
        """All that is wrong, without the path of the folder."""
        complaints = self.check(texts).complaints
        return [complaint.told().replace(f"{self.path}/", "") for complaint in complaints]

    def claims(self) -> list[Claim]:
        return [event.claim for event in load(self.path) if isinstance(event, ClaimRecorded)]


def claims_of(*claims: str) -> str:
    """The list of claims as it stands below a source."""
    items = (f"- {indent(dedent(claim), '  ').strip()}\n" for claim in claims)
    return "claims:\n" + "".join(items)


def write_pack(
    folder: Path,
    *claims: str,
    deal: str = DEAL,
    entities: str = ENTITIES,
    source: str = SOURCE,
) -> PackFolder:
    """Write the small pack; what is given stands in the place of its own."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(deal, "utf-8")
    (folder / "entities.yaml").write_text(entities, "utf-8")
    pack = PackFolder(folder)
    pack.source.write_text(source + claims_of(*(claims or CLAIMS)), "utf-8")
    return pack
