terms-name = terms
terms-summary = what was agreed, why, and what is not said
terms-title = terms
terms-chapter = Terms
terms-unsaid = Not said
terms-over = over { $value }
terms-owed-by = owed by { $value }
