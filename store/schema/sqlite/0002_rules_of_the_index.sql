-- Few claims are ever judged, so whether those that were found are visible is mostly known at once.
create index ledger_judged on ledger (workspace, about, seq)
where kind in ('claim_retracted', 'claim_restored', 'claim_superseded', 'claim_ranked');

-- How many tokens of its own a passage holds: the shorter come first. FTS5 would count the entities
-- with them, and keeps its count in a form of its own.
create table lengths (
    row integer primary key,
    length integer not null,
    foreign key (row) references ledger (row)
) strict;

-- The number of the rules by which all of these indexes were made of the ledger.
create table indexed_by (
    rules integer not null
) strict;
