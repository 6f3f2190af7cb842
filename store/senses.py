"""The words people search the vocabulary by, in German and in English.

A claim in the field `valued_at` is found by "worth" and "Bewertung", whatever its source calls it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from store.claims import Claim
from store.values import Comparison, Term
from store.words import tokens

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "founded_on": "founded founding gegründet Gründung Gründungsjahr Gründungsdatum",
        "founded_by": "founded founder gegründet Gründer",
        "founder_count": "founders Gründer Gründerzahl",
        "employee_count": "employees staff headcount workforce workers personnel "
        "Beschäftigte Mitarbeiter Angestellte Belegschaft Personal Mitarbeiterzahl "
        "Beschäftigtenzahl",
        "headquartered_in": "headquarters HQ based seat Sitz Hauptsitz Firmensitz Zentrale",
        "has_status": "status",
        "specialises_in": "specialises speciality spezialisiert Spezialgebiet",
        "serves": "serves customers clients beliefert Kunden Kundschaft",
        "characterised_as": "characterised called described heißt genannt beschrieben",
        "rival_of": "rival rivals competitor competitors Rivale Konkurrent Konkurrenz Wettbewerber",
        "mistaken_for": "confused mistaken verwechseln Verwechslung",
        "owns": "owns owner besitzt gehört Eigentümer",
        "holds_position": "position post job Position Posten Amt",
        "worked_for": "worked formerly arbeitete früher",
        "trained_at": "studied trained education studierte ausgebildet Ausbildung",
        "adviser_of": "adviser advises Berater berät",
        "moved_to": "moved ging gegangen gewechselt",
        "raised": "raised funding round eingesammelt Finanzierung Runde",
        "total_raised": "raised funding total eingesammelt Finanzierung insgesamt",
        "led_round": "led lead investor funding round angeführt Investor Finanzierung Runde",
        "participated_in": "took part investor funding round beteiligt Investor Finanzierung Runde",
        "invested_in": "invested investment investor investiert Investition Beteiligung Investor",
        "paid_in": "paid payment gezahlt Zahlung Zahlungsform",
        "shareholder_of": "shareholder shareholders shares stake Anteilseigner Aktionär "
        "Gesellschafter Anteile",
        "valued_at": "valued valuation worth bewertet Bewertung Wert Unternehmenswert Firmenwert",
        "infrastructure_investment": "invested investment infrastructure investiert Investition "
        "Infrastruktur",
        "revenue": "revenue revenues turnover sales Umsatz Umsätze Erlös Erlöse",
        "profit": "profit profits earnings Gewinn Überschuss Ertrag",
        "debt": "debt debts borrowings Schulden Verschuldung",
        "pricing_model": "pricing price fee Preis Preismodell Gebühr",
        "business_model": "business model Geschäftsmodell",
        "deal_status": "status",
        "partnered_with": "partner partnership Partner Partnerschaft",
        "negotiated_with": "negotiated talks verhandelt Verhandlung Gespräche",
        "exclusivity": "exclusive exclusivity exklusiv Exklusivität",
        "duration": "duration term years Dauer Laufzeit Jahre",
        "deal_term": "agreed terms agreement vereinbart Vereinbarung Bedingungen",
        "deal_rationale": "reason rationale why Grund Begründung warum",
        "deal_benefit": "benefit Nutzen",
        "condition": "condition Bedingung",
        "controls": "controls kontrolliert Kontrolle",
        "strategy_change": "strategy change Strategie Wechsel Strategiewechsel",
        "acquired": "acquired acquisition bought takeover übernommen Übernahme gekauft Kauf",
        "price": "price Preis Kaufpreis Kaufsumme Übernahmepreis",
        "stake": "stake share Anteil Beteiligung",
        "premium": "premium Aufschlag Prämie",
        "break_fee": "break fee Abbruchgebühr Vertragsstrafe",
        "signed_on": "signed signing unterzeichnet Unterzeichnung Unterschrift",
        "closing": "closing closed completion Vollzug Abschluss vollzogen",
        "terminated_on": "terminated termination abandoned beendet abgebrochen Abbruch",
        "advised_by": "adviser advisers advisor advisors advised Berater beraten",
        "synergy": "synergy synergies Synergie Synergien",
        "announced_on": "announced announcement angekündigt Ankündigung Bekanntgabe",
        "developer_of": "developer develops developed Entwickler entwickelt",
        "offers": "offers bietet Angebot",
        "parameter_count": "parameters Parameter",
        "language_count": "languages Sprachen",
        "architecture": "architecture Architektur",
        "capability": "capability can Fähigkeit kann",
        "limitation": "limitation cannot Einschränkung Grenze",
        "licence_status": "licence license Lizenz",
        "compared_to": "compared comparison Vergleich verglichen",
        "distributed_via": "available distribution sold erhältlich Vertrieb vertrieben",
        "optimised_for": "optimised optimized optimiert",
        "trained_on": "trained training trainiert Training",
        "download_count": "downloads heruntergeladen",
        "reviews": "review probe investigation Prüfung prüft Untersuchung Ermittlung",
        "enacted_by": "enacted law erlassen Gesetz",
        "in_force_on": "force effective Kraft Inkrafttreten",
        "official_id": "number official Nummer amtlich",
        "regulation_effect": "effect regulation Wirkung Regulierung",
        "subject_to": "subject regulation unterliegt Regulierung",
        "lobbied_on": "lobbied lobbying Lobby Lobbyarbeit",
        "supported": "supported support unterstützt Unterstützung",
        "knew_of": "knew knowledge wusste Kenntnis",
        "policy": "policy Politik Haltung",
        "adopts": "uses user adoption nutzt Nutzung setzt Einsatz Anwender",
        "adoption": "use adoption Nutzung Einsatz Verbreitung",
        "forecasts": "forecast prediction expected Prognose Vorhersage erwartet",
        "advantage": "advantage Vorteil",
        "practice": "practice Praxis",
        "risk": "risk Risiko",
        "market_effect": "effect market Wirkung Markt",
        "said": "said quote sagte Zitat",
        "reacted": "reacted reaction reagierte Reaktion",
        "recognised_as": "recognised recognized anerkannt gilt",
        "cited_as": "cited zitiert",
    }
)

TERM_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "accuracy": "accuracy accurate genau Genauigkeit genauer",
        "announced": "announced angekündigt",
        "antitrust": "antitrust competition Kartellrecht Kartell Wettbewerb",
        "blocked": "blocked prohibited untersagt verboten",
        "cash": "cash Bargeld bar",
        "cleared": "cleared approved freigegeben genehmigt Genehmigung",
        "completed": "completed closed vollzogen abgeschlossen",
        "compute": "compute computing power Rechenleistung",
        "considering": "considering erwägt",
        "convertible": "convertible wandelbar Wandelanleihe",
        "cost": "cost cheap cheaper Kosten günstig günstiger billiger",
        "debt": "debt loan Fremdkapital Kredit",
        "efficiency": "efficiency efficient Effizienz effizienter",
        "equity": "equity Eigenkapital",
        "evaluating": "evaluating prüft evaluiert",
        "exclusive": "exclusive exklusiv",
        "former": "former ehemalig",
        "independent": "independent unabhängig",
        "knowledge": "knowledge Wissen",
        "listed": "listed börsennotiert",
        "live": "live Einsatz",
        "maturity": "maturity mature Reife reif",
        "merger": "merger Fusion Fusionskontrolle",
        "mixed": "mixed gemischt",
        "negotiating": "negotiating talks Verhandlung verhandelt",
        "new": "new neu",
        "not_exclusive": "exclusive exklusiv",
        "ongoing": "ongoing läuft laufend",
        "open_source": "open source quelloffen offen",
        "possible": "possible möglich",
        "preferring": "preferring prefers bevorzugt",
        "private": "private unlisted privat börsennotiert",
        "proprietary": "proprietary closed proprietär geschlossen",
        "quality": "quality better Qualität besser",
        "reasoning": "reasoning Schlussfolgern",
        "rumoured": "rumoured rumour rumor Gerücht",
        "signed": "signed unterzeichnet",
        "size": "size smaller bigger Größe kleiner größer",
        "speed": "speed fast faster Geschwindigkeit schnell schneller",
        "startup": "startup Start-up",
        "submitted": "submitted eingereicht",
        "subsidiary": "subsidiary Tochtergesellschaft Tochter",
        "terminated": "terminated beendet abgebrochen",
        "testing": "testing tests testet Test",
        "unicorn": "unicorn Einhorn",
        "vision": "vision Bildverstehen",
    }
)
"""The terms that somebody may search for; others ("all", "only") say nothing by themselves."""


def senses(claim: Claim) -> frozenset[str]:
    """Return the tokens of the words for a claim's field and for the terms it says."""
    found = _tokens(FIELD_WORDS.get(claim.field, ""))
    for value in (claim.value, *(qualifier.value for qualifier in claim.qualifiers)):
        if isinstance(value, Term):
            found |= _tokens(TERM_WORDS.get(value.term, ""))
        elif isinstance(value, Comparison):
            found |= _tokens(TERM_WORDS.get(value.aspect, ""))
    return found


def is_about_a_field(word: str) -> bool:
    """Say whether a word asks for a field ("founded", "gegründet") rather than names a thing."""
    return bool(tokens(word) & _vocabulary())


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset().union(*map(_tokens, FIELD_WORDS.values()))


@cache
def _tokens(words: str) -> frozenset[str]:
    return tokens(words)
