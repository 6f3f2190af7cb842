-- What is told without being asked for. `told` is a list of instants in JSON; `version` counts the
-- changes of a row. `cursor` is an entry of the ledger; it may be moved on, so it refers to none.
create table subscriptions (
    workspace text not null,
    number integer not null,
    platform text not null as (substr(workspace, 1, instr(workspace || ':', ':') - 1)),
    what text not null,
    place text not null,
    person text not null,
    about text not null,
    language text not null,
    zone text not null,
    cursor integer not null,
    news text not null,
    alone integer not null,
    field text,
    rule text not null,
    due text,
    fired text,
    told text not null,
    rest text,
    hushed integer not null,
    version integer not null,
    primary key (workspace, number)
) strict;

create index subscriptions_place on subscriptions (workspace, place, number);

create index subscriptions_person on subscriptions (workspace, person, number);

create index subscriptions_platform on subscriptions (platform, workspace, number);

create index subscriptions_due on subscriptions (platform, due, workspace, number)
where due is not null;

-- The highest number that a subscription of a workspace was ever given.
create table subscription_numbers (
    workspace text primary key,
    last integer not null
) strict, without rowid;
