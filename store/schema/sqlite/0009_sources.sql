-- Sources are read all at once where one is looked for by its link or by words; the condition is word
-- for word that of the query.
create index ledger_sources on ledger (workspace, seq) where kind = 'source_recorded';
