# A change that is looked at before it is saved.

save-button = Save
back-button = Back
change-saved = Saved as number { $number }. It can be undone until { $day }.
changed-meanwhile = Changed since this was shown; look again before it is saved.
changed-since-saved = Saved as number { $number } before, and changed since. Nothing was saved now.
undone-since-saved = Saved as number { $number } before, and undone since. Nothing was saved now.
nothing-new = It is so already. Nothing was saved.
change-before = Before
change-after = After
change-then = Then
counts-not = counts no longer

# What happened, in the ledger.

entry-number = number { $number }
operator = operator
origin-import = imported from { $name }
origin-pack = from the pack { $name }
event-recorded = recorded
event-requoted = quoted in other words, “{ $words }”
event-retracted = retracted, “{ $reason }”
event-restored = restored, “{ $reason }”
event-superseded = replaced by { $fact }, “{ $reason }”
event-ranked = ranked { $rank }, “{ $reason }”
event-verified = held against its source
event-unverified = no longer held against its source
event-source-recorded = source recorded: { $source }
event-source-quoted = words quoted from a known source: { $source }
event-source-revised = source revised: { $source }
event-source-withdrawn = source taken back: { $source }
event-source-numbered = source numbered [{ $number }]
event-source-unnumbered = source no longer numbered [{ $number }]
event-entity-recorded = names of { $name } recorded
event-entity-withdrawn = { $name } taken back
event-entities-merged = { $name } merged into { $kept }
event-entities-split = { $name } split off again
event-entity-renamed = { $before } is now called { $names }
event-names-given = { $name } goes by { $names } too
event-names-taken = { $name } no longer goes by { $names }
event-deal-opened = deal followed: { $name }
event-deal-changed = kind, parties or status of { $name } changed
event-deal-status = status of { $name } set to { $status }
event-deal-closed = deal no longer followed: { $name }
event-deal-withdrawn = deal taken back: { $name }
event-import-recorded = { $name } imported, as numbers { $first } to { $last }
event-import-withdrawn = import taken back, by numbers { $first } to { $last }
event-import-restored = import brought back, by numbers { $first } to { $last }
event-note-filed = note of a reader, “{ $words }”
event-note-closed = note answered, “{ $words }”
event-role-granted = { $person } given the role { $role }
event-role-revoked = role of { $person } taken away
event-entries-erased = entries erased for a person’s sake
event-entry-restated = what erased entry { $number } handed on still counts
event-erased = erased for a person’s sake

rank-preferred = preferred
rank-normal = normal
rank-deprecated = hidden
