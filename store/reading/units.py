"""Things that are counted, by the term that names them in `Count.unit`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from store.reading.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class UnitNames:
    """What one and what several are called; `others` are further forms that are read."""

    one: str
    several: str
    others: tuple[str, ...] = ()


UNITS: Mapping[str, Mapping[str, UnitNames]] = MappingProxyType(
    {
        "parameter": {
            "de": UnitNames("Parameter", "Parameter", ("Parametern", "Variablen")),
            "en": UnitNames("parameter", "parameters"),
        },
        "language": {
            "de": UnitNames("Sprache", "Sprachen"),
            "en": UnitNames("language", "languages"),
        },
        "download": {
            "de": UnitNames("Download", "Downloads"),
            "en": UnitNames("download", "downloads"),
        },
        "round": {
            "de": UnitNames("Runde", "Runden", ("Finanzierungsrunde", "Finanzierungsrunden")),
            "en": UnitNames("round", "rounds", ("funding rounds", "funding round")),
        },
        "founder": {
            "de": UnitNames("Gründer", "Gründer", ("Gründern", "Mitgründer", "Mitgründern")),
            "en": UnitNames("founder", "founders", ("co-founders", "cofounders")),
        },
        "employee": {
            "de": UnitNames(
                "Mitarbeiter",
                "Mitarbeiter",
                (
                    "Mitarbeitern",
                    "Mitarbeitende",
                    "Mitarbeitenden",
                    "Beschäftigte",
                    "Beschäftigten",
                    "Angestellte",
                    "Angestellten",
                ),
            ),
            "en": UnitNames("employee", "employees", ("staff",)),
        },
        "person": {
            "de": UnitNames("Person", "Personen", ("Leute", "Leuten", "Menschen")),
            "en": UnitNames("person", "people", ("persons",)),
        },
        "user": {
            "de": UnitNames("Nutzer", "Nutzer", ("Nutzern",)),
            "en": UnitNames("user", "users"),
        },
        "customer": {
            "de": UnitNames("Kunde", "Kunden"),
            "en": UnitNames("customer", "customers"),
        },
        "model": {
            "de": UnitNames("Modell", "Modelle", ("Modellen",)),
            "en": UnitNames("model", "models"),
        },
        "investor": {
            "de": UnitNames("Investor", "Investoren"),
            "en": UnitNames("investor", "investors"),
        },
        "share": {
            "de": UnitNames("Aktie", "Aktien"),
            "en": UnitNames("share", "shares"),
        },
        "token": {
            "de": UnitNames("Token", "Token", ("Tokens",)),
            "en": UnitNames("token", "tokens"),
        },
    }
)

UNIT_WORDS = {
    language: Lexicon(
        {
            term: (names[language].one, names[language].several, *names[language].others)
            for term, names in UNITS.items()
        }
    )
    for language in ("de", "en")
}
