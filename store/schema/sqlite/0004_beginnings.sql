-- Where a name may be begun: at its first word, or within. Its order is that in which names are
-- offered to who is still typing one.
create table beginnings (
    workspace text not null,
    kind text not null,
    within integer not null,
    rest text not null,
    name text not null,
    entity text not null,
    seq integer not null,
    primary key (workspace, kind, within, rest, name, entity, seq),
    foreign key (workspace, seq) references ledger (workspace, seq)
) strict, without rowid;
