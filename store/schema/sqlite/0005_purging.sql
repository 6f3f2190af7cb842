-- The ledger lets go of one workspace alone, and of all of it: the one that is named here, for as
-- long as the transaction lasts that removes it. So nothing else can be deleted by a slip.
create table purging (
    workspace text primary key
) strict, without rowid;

drop trigger ledger_is_never_deleted;

create trigger ledger_is_never_deleted before delete on ledger
when old.workspace not in (select workspace from purging) begin
    select raise(abort, 'the ledger is append-only');
end;
