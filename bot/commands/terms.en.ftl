terms-summary = what was agreed, why, and what is not said
terms-title = terms
terms-unsaid = Not said
