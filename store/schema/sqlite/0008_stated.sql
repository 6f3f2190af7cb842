-- Messages of the bot's that several people can read. `claims` is a list in JSON, `seq` the entry
-- up to which their readers know what became of these; it may be moved on, so it refers to none.
create table messages (
    workspace text not null,
    channel text not null,
    message text not null,
    thread text,
    place text not null,
    language text not null,
    zone text not null,
    at text not null,
    seq integer not null,
    claims text not null,
    primary key (workspace, channel, message)
) strict, without rowid;

create index messages_at on messages (workspace, at);

-- In which of them a claim is stated.
create table stated (
    workspace text not null,
    claim text not null,
    channel text not null,
    message text not null,
    primary key (workspace, claim, channel, message)
) strict, without rowid;
