"""What is asked in the previews."""

from __future__ import annotations

QUESTIONS = {
    "deal": "deal",
    "funding": "funding mistral",
    "valuation": "valuation",
    "terms": "terms",
    "timeline": "timeline",
    "conflicts": "conflicts",
    "conflict": "conflicts funding",
    "quotes": "quotes",
    "people": "people",
    "sources": "sources",
    "source": "sources 4",
    "models": "models",
    "adoption": "adoption",
    "forecasts": "forecasts",
    "regulators": "regulators",
    "compare": "compare mistral openai",
    "compare-one": "compare mistral",
    "briefing": "briefing",
    "deals": "deals list",
    "changes": "changes",
    "changes-since": "changes since:2026-11-01",
    "help": "help",
    "help-funding": "help funding",
    "help-fact": "help fact add",
    "settings": "settings show",
    "search": "search exclusivity",
    "search-nothing": "search klarna",
    "ask": "who invested in mistral?",
    "unknown": "funding klarna",
    "misunderstood": "fundign mistral sicne:2023",
    "near": "funding mistrall",
    "no-command": "fundng mistral",
    "only-a-name": "mistral",
    "two-dates": "timeline since:02/03/2024",
    "no-date": "timeline since:Febuary",
    "no-choice": "timeline topic:weather",
    "zone": "settings zone Berlin",
    "no-source": "sources 99",
    "before-the-record": "funding mistral as-of:2024-02-27",
    "channel": "channel show",
    "channel-refused": "channel language de",
    "fact-refused": "fact add mistral founded value:2021",
}
"""What a reader asks about the demo deal."""

EDITED = {
    "fact-add": "fact add mistral valuation value:€2bn"
    ' quote:"Mistral is valued at just under €2bn" link:https://example.com/mistral'
    ' source:"The Example" said-on:2024-02-27',
    "fact-message": "fact add mistral founded value:2021",
    "fact-undo": "fact undo 575",
    "fact-number": 'fact add mistral revenue value:"1.500 Euro"',
    "fact-long": 'fact add mistral revenue value:"1.500 Euro" quote:"about 1.500 Euro a day"'
    ' link:https://example.com/mistral source:"The Example"',
    "fact-quote": 'fact add mistral revenue value:€30m quote:"they made a lot"',
    "deals-new": "deals new Helsing – Mistral kind:partnership parties:Helsing and Mistrall",
    "channel-deal": "channel deal mistral",
    "channel-set": "channel show",
}
"""What an admin asks after that, one after the other in one workspace."""

BEGINNING = {
    "empty": "",
    "empty-deal": "deal",
    "empty-deals": "deals list",
    "empty-funding": "funding mistral",
    "empty-demo": "deals demo",
    "empty-help": "help",
    "roles-none": "role list",
    "role-wrong": "role claim ABCD-EFGH-JKMN",
    "role-claim": "role claim {code}",
    "role-grant": "role grant <@U2> editor",
    "role-list": "role list",
    "demo-loaded": "deals demo",
    "settings-language": "settings language de",
}
"""What the first person of a workspace asks; {code} is its one-time code."""
