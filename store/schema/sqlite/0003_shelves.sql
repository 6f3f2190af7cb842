-- What a running bot keeps beside the facts, tokens among it: keys and values are bytes, so that no
-- complaint of SQLite quotes them. Rows are in the order of adding.
create table shelves (
    row integer primary key,
    shelf text not null,
    key blob not null,
    value blob not null,
    until text,
    unique (shelf, key)
) strict;

create index shelves_until on shelves (shelf, until) where until is not null;

-- Roles are few and are read all at once; the condition is word for word that of the query.
create index ledger_roles on ledger (workspace, seq)
where kind in ('role_granted', 'role_revoked');
