quotes-name = quotes
quotes-summary = who said what: original words, translations, indirect speech, reactions
quotes-title = quotes
quotes-chapter = Who said what
quotes-reactions = Reactions
quotes-recognition = Recognition
quotes-rhetoric = Figures of speech
quotes-reacted-to = to { $value }
quotes-translated = in translation
quotes-indirect = in the source’s words: { $words }
quotes-on = on { $name }
quotes-as = as { $post }

parameter-by = who said it: a person, a company, a group
