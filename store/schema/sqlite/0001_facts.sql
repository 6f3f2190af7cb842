-- The ledger is the only copy of what is known; every other table of facts is an index over it,
-- made in the same transaction and never read without it.
create table ledger (
    row integer primary key,
    workspace text not null,
    seq integer not null,
    at text not null,
    person text not null,
    origin text not null,
    kind text not null,
    about text not null,
    event text,
    salt blob,
    commitment blob not null,
    link blob not null,
    unique (workspace, seq)
) strict;

create index ledger_about on ledger (workspace, about, seq);
create index ledger_at on ledger (workspace, at, seq);

-- Merges and deals are few and are read all at once. The conditions are word for word those of the
-- queries: SQLite draws no conclusions about lists.
create index ledger_merges on ledger (workspace, seq)
where kind in ('entities_merged', 'entities_split');
create index ledger_deals on ledger (workspace, seq)
where kind in ('deal_opened', 'deal_closed', 'source_numbered');

create trigger ledger_is_never_updated before update on ledger begin
    select raise(abort, 'the ledger is append-only');
end;

create trigger ledger_is_never_deleted before delete on ledger begin
    select raise(abort, 'the ledger is append-only');
end;

-- With a rowid: where the primary key is the table itself, SQLite takes it rather than an index.
create table claims (
    workspace text not null,
    id text not null,
    seq integer not null,
    field text not null,
    source text not null,
    primary key (workspace, id),
    unique (workspace, seq),
    foreign key (workspace, seq) references ledger (workspace, seq)
) strict;

create index claims_field on claims (workspace, field, seq);
create index claims_source on claims (workspace, source, seq);

create table mentions (
    workspace text not null,
    entity text not null,
    field text not null,
    seq integer not null,
    role text not null,
    primary key (workspace, entity, field, seq, role),
    foreign key (workspace, seq) references claims (workspace, seq)
) strict, without rowid;

-- The columns of a primary key come first, or quick_check of SQLite 3.40 misreads the others.
create table names (
    workspace text not null,
    entity text not null,
    seq integer not null,
    name text not null,
    key text not null,
    primary key (workspace, entity, seq, name),
    foreign key (workspace, seq) references ledger (workspace, seq)
) strict, without rowid;

create index names_key on names (workspace, key);

create table name_tokens (
    workspace text not null,
    token text not null,
    entity text not null,
    seq integer not null,
    primary key (workspace, token, entity, seq),
    foreign key (workspace, seq) references ledger (workspace, seq)
) strict, without rowid;

-- Its rows are those of the ledger that record claims. Terms come folded and stemmed, with their
-- workspace inside, so the tokenizer has nothing left to do but part them at spaces.
create virtual table passages using fts5 (
    terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);

create table dedupe_keys (
    workspace text not null,
    key text not null,
    fingerprint text not null,
    first integer not null,
    last integer not null,
    at text not null,
    primary key (workspace, key)
) strict, without rowid;

create table preferences (
    workspace text not null,
    owner text not null,
    name text not null,
    value text not null,
    primary key (workspace, owner, name)
) strict, without rowid;
