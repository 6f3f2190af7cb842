terms-name = bedingungen
terms-summary = was vereinbart ist, warum, und was nicht gesagt wird
terms-title = Bedingungen
terms-chapter = Bedingungen
terms-unsaid = Nicht gesagt
terms-over = auf { $value }
terms-owed-by = durch { $value }
