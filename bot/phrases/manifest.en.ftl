# What an app's own page tells of it.

manifest-description = Briefs your team on deals: every figure with the words of its source.
manifest-long-description = Dealbrief answers questions about deals from a store of facts. Every figure comes with the exact words of the source behind it; where sources disagree, both sides are shown, and the likely reason. Nothing is generated: a number that stands on no quote is not shown. It answers in English and in German.
manifest-save = Save as fact
manifest-save-description = Keep what a message says as a fact, with the message as its source
manifest-deal = The deal on one screen; every other command goes behind it: /deal funding mistral
manifest-deal-hint = [a deal, or any command: help, terms, people, search …]
