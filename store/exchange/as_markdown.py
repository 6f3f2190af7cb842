"""Contents as Markdown, for reading; there is no way back from it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from store.claims import ClaimId, Modality, Polarity, Source, SourceId
from store.events import Rank
from store.exchange.contents import Contents, Held, Judged
from store.values import Comparison, EntityId, EntityRef, Term, Value

_MARKUP = re.compile(r"[\\`*_\[\]<>~&|$]")
_SPACE = re.compile(r"\s+")

Names = Mapping[EntityId, str]


def export_markdown(contents: Contents, language: str) -> str:
    """Return every claim under its source, with entities named in `language`.

    Whatever stands in a source is escaped. Fields, terms and standings keep the names they have in
    the vocabulary.
    """
    names = {entity.id: entity.name(language) for entity in contents.entities}
    numbers: dict[SourceId, list[str]] = defaultdict(list)
    for numbered in contents.numbers:
        deal = names.get(numbered.deal, numbered.deal)
        numbers[numbered.source].append(_escaped(f"{deal} {numbered.number}"))
    claims: dict[SourceId, list[Held]] = defaultdict(list)
    for held in contents.claims:
        claims[held.claim.source].append(held)
    blocks = ["# Dealbrief"]
    for source in contents.sources:
        blocks += _source(source, numbers[source.id])
        blocks += ("\n".join(_claim(held, names)) for held in claims[source.id])
    return "\n\n".join(blocks) + "\n"


def _source(source: Source, numbers: list[str]) -> Iterator[str]:
    told = (source.title, source.publisher, source.author, source.published, source.link)
    words = (part if isinstance(part, str) else part.words for part in told if part)
    yield f"## {' · '.join([*numbers, *map(_escaped, words), source.language])}"
    yield f"{source.id} · text {source.text_hash}"


def _claim(held: Held, names: Names) -> Iterator[str]:
    claim = held.claim
    circumstances = [
        *((each.name, _said(each.value, names)) for each in claim.qualifiers),
        ("valid", claim.valid.words if claim.valid else ""),
        ("polarity", claim.polarity if claim.polarity is not Polarity.YES else ""),
        ("modality", claim.modality if claim.modality is not Modality.ASSERTED else ""),
        ("speaker", names.get(claim.speaker, claim.speaker) if claim.speaker else ""),
        ("via", names.get(claim.via, claim.via) if claim.via else ""),
    ]
    said = (f"{name}: {words}" for name, words in circumstances if words)
    subject, value = names.get(claim.subject, claim.subject), _said(claim.value, names)
    parts = (f"{subject} — {claim.field}: {value}", *said)
    yield f"- {' · '.join(map(_escaped, parts))}"
    for span in held.spans:
        yield f"  - “{_escaped(span.quote)}” {span.start}–{span.end}"
    yield f"  - {_standing(held.id, held.judged)}"


def _said(value: Value, names: Names) -> str:
    match value:
        case EntityRef(entity, words):
            name = names.get(entity, entity)
            return name if words in ("", name) else f"{name} (“{words}”)"
        case Term(term, words):
            return f"{term} (“{words}”)"
        case Comparison(relation, than, aspect, words):
            return f"{aspect} {relation} {names.get(than, than)} (“{words}”)"
        case _:
            return value.words


def _standing(id_: ClaimId, judged: Judged) -> str:
    parts: list[str] = [id_]
    if judged.rank is not Rank.NORMAL:
        parts.append(f"{judged.rank}: {_escaped(judged.ranked_because or '')}")
    if judged.withdrawn_because is not None:
        how = f"superseded by {judged.superseded_by}" if judged.superseded_by else "retracted"
        parts.append(f"{how}: {_escaped(judged.withdrawn_because)}")
    if judged.verified:
        parts.append("verified")
    return " · ".join(parts)


def _escaped(text: str) -> str:
    """Keep a text in its line and its characters from being markup."""
    return _MARKUP.sub(r"\\\g<0>", _SPACE.sub(" ", text))
