-- What sources are found by, one row for each of their revisions: that of the ledger, under which
-- their words stand in the full text.
drop index ledger_sources;

create table sources (
    row integer primary key,
    workspace text not null,
    id text not null,
    seq integer not null,
    shelfmark text,
    published text not null,
    withdrawn integer not null,
    unique (workspace, id, seq),
    foreign key (workspace, seq) references ledger (workspace, seq)
) strict;

create index sources_shelfmark on sources (workspace, shelfmark) where shelfmark is not null;

-- In the order of a listing, of which the first few are read.
create index sources_published on sources (workspace, published desc, id, seq, withdrawn);

create index sources_withdrawn on sources (workspace, id, seq) where withdrawn = 1;
