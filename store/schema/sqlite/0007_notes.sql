-- Notes are read all at once; the condition is word for word that of the query.
create index ledger_notes on ledger (workspace, seq) where kind in ('note_filed', 'note_closed');
