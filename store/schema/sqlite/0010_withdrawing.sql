-- What is taken back of deals is read with them; the condition is word for word that of the query.
drop index ledger_deals;

create index ledger_deals on ledger (workspace, seq)
where kind in (
    'deal_opened', 'deal_closed', 'deal_withdrawn', 'source_numbered', 'source_unnumbered'
);
