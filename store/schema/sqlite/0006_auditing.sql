-- The newest entry of each workspace, written with it, so that an end that is cut off is missed.
create table heads (
    workspace text primary key,
    seq integer not null,
    link blob not null
) strict, without rowid;

insert into heads (workspace, seq, link)
select workspace, seq, link from ledger as this where not exists (
    select 1 from ledger as later where later.workspace = this.workspace and later.seq > this.seq
);

-- Where what counts on of an erased entry is said anew: an index over the ledger, as all others.
create table restatements (
    workspace text not null,
    seq integer not null,
    again integer not null,
    primary key (workspace, seq),
    foreign key (workspace, seq) references ledger (workspace, seq),
    foreign key (workspace, again) references ledger (workspace, seq)
) strict, without rowid;

-- The entries that are emptied, for as long as the transaction lasts that does so. They keep their
-- places and all that the chain is made of; what they are found by is what is left of them.
create table erasing (
    workspace text not null,
    seq integer not null,
    primary key (workspace, seq)
) strict, without rowid;

drop trigger ledger_is_never_updated;

create trigger ledger_is_never_updated before update on ledger
when not exists (select 1 from erasing where workspace = old.workspace and seq = old.seq)
    or new.row <> old.row or new.workspace <> old.workspace or new.seq <> old.seq
    or new.at <> old.at or new.commitment <> old.commitment or new.link <> old.link
    or new.event is not null or new.salt is not null or new.person <> '' or new.origin <> ''
begin
    select raise(abort, 'the ledger is append-only');
end;

-- A replacing insert deletes without a trigger, so no row may come where one has been.
create trigger ledger_is_only_appended before insert on ledger
when new.seq <= (select seq from heads where workspace = new.workspace)
    or new.row <= (select max(row) from ledger)
begin
    select raise(abort, 'the ledger is append-only');
end;
