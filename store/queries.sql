-- Every query of the databases, each with its name and what it gives. One text for all engines,
-- but for lists, which SQLite takes apart with json_each (a cross join makes it begin with the list
-- and not with whatever is sorted), and for full text, which it finds with match. Parameters that
-- may be null are cast, for engines that ask for types.

-- name: newest
-- The newest entry of a workspace, for the next one to be chained to.
select seq, at, link from ledger where workspace = :workspace order by seq desc limit 1;

-- name: last_row
-- The highest row of the ledger, over all workspaces; 0 when it is empty.
select coalesce(max(row), 0) from ledger;

-- name: head
-- The newest sequence of a workspace, and the instants of its first and last entry.
select
    coalesce(max(seq), 0),
    (select at from ledger where workspace = :workspace order by seq limit 1),
    (select at from ledger where workspace = :workspace order by seq desc limit 1)
from ledger where workspace = :workspace;

-- name: seq_at
-- The newest sequence at or before an instant; entries never go back in time.
select seq from ledger where workspace = :workspace and at <= :instant
order by at desc, seq desc limit 1;

-- name: entries
-- A stretch of the ledger with everything its chain needs.
select seq, at, person, origin, event, salt, commitment, link from ledger
where workspace = :workspace and seq > :after and seq <= :upto
order by seq limit :limit;

-- name: lately
-- The newest entries, the newest first, without what erasing only said anew.
select seq, at, person, origin, event, salt, commitment, link from ledger
where workspace = :workspace and seq <= :upto
    and (kind <> 'entry_restated' or event is null)
order by seq desc limit :limit;

-- name: entries_about
-- Everything that happened to one thing, with everything the chain needs.
select seq, at, person, origin, event, salt, commitment, link from ledger
where workspace = :workspace and about = :about and seq <= :upto
order by seq;

-- name: history
-- Everything that happened to some things.
select seq, about, person, origin, event, salt, commitment
from json_each(:ids) as wanted cross join ledger
where workspace = :workspace and about = wanted.value and seq <= :upto
order by seq;

-- name: latest
-- The last revision of some sources or entities: the last thing of one kind that happened to them.
select seq, about, person, origin, event, salt, commitment
from json_each(:ids) as wanted cross join ledger as this
where workspace = :workspace and about = wanted.value and seq <= :upto and kind = :kind
    and not exists (
        select 1 from ledger as later
        where later.workspace = this.workspace and later.about = this.about
            and later.kind = this.kind and later.seq > this.seq and later.seq <= :upto
    )
order by seq;

-- name: merges
-- Every merge and split of entities.
select seq, about, person, origin, event, salt, commitment from ledger
where workspace = :workspace and seq <= :upto and kind in ('entities_merged', 'entities_split')
order by seq;

-- name: deals
-- Everything that happened to deals.
select seq, about, person, origin, event, salt, commitment from ledger
where workspace = :workspace and seq <= :upto
    and kind in (
        'deal_opened', 'deal_closed', 'deal_withdrawn', 'source_numbered', 'source_unnumbered'
    )
order by seq;

-- name: sources_called
-- The sources whose last revision goes by one of some shelfmarks.
select this.id from json_each(:marks) as wanted cross join sources as this
where workspace = :workspace and shelfmark = wanted.value and seq <= :upto
    and not exists (
        select 1 from sources as later
        where later.workspace = this.workspace and later.id = this.id
            and later.seq > this.seq and later.seq <= :upto
    );

-- name: catalogue
-- The first of the sources beside some, those published last first.
select id from sources as this
where workspace = :workspace and seq <= :upto and withdrawn = 0
    and id not in (select value from json_each(:beside))
    and not exists (
        select 1 from sources as later
        where later.workspace = this.workspace and later.id = this.id
            and later.seq > this.seq and later.seq <= :upto
    )
order by published desc, id limit :limit;

-- name: count_catalogue
-- How many sources there are beside some: all but those that are withdrawn now, and these.
select count(distinct id) - (
    select count(*) from sources as this
    where workspace = :workspace and seq <= :upto and withdrawn = 1
        and not exists (
            select 1 from sources as later
            where later.workspace = this.workspace and later.id = this.id
                and later.seq > this.seq and later.seq <= :upto
        )
) - (
    select count(*) from json_each(:beside) as wanted cross join sources as this
    where workspace = :workspace and this.id = wanted.value and seq <= :upto and withdrawn = 0
        and not exists (
            select 1 from sources as later
            where later.workspace = this.workspace and later.id = this.id
                and later.seq > this.seq and later.seq <= :upto
        )
) from sources where workspace = :workspace and seq <= :upto;

-- name: catalogue_of
-- The first of the sources beside some whose words match, each with how many there are.
select id, count(*) over () from passages cross join sources as this on this.row = passages.rowid
where passages match :terms and workspace = :workspace and seq <= :upto and withdrawn = 0
    and id not in (select value from json_each(:beside))
    and not exists (
        select 1 from sources as later
        where later.workspace = this.workspace and later.id = this.id
            and later.seq > this.seq and later.seq <= :upto
    )
order by published desc, id limit :limit;

-- name: roles
-- Everything that happened to roles.
select seq, about, person, origin, event, salt, commitment from ledger
where workspace = :workspace and kind in ('role_granted', 'role_revoked')
order by seq;

-- name: notes
-- Everything that happened to notes, with who did it and when.
select seq, at, person, origin, event, salt, commitment, link from ledger
where workspace = :workspace and seq <= :upto and kind in ('note_filed', 'note_closed')
order by seq;

-- name: claims_mentioning
-- The claims that name any of some entities, in any role or in one.
select distinct claims.id from json_each(:entities) as wanted
cross join mentions cross join claims
where mentions.workspace = :workspace and mentions.entity = wanted.value and mentions.seq <= :upto
    and claims.workspace = mentions.workspace and claims.seq = mentions.seq
    and (cast(:role as text) is null or mentions.role = cast(:role as text))
    and (
        cast(:fields as text) is null
        or mentions.field in (select value from json_each(cast(:fields as text)))
    );

-- name: claims_from
-- The claims of some sources.
select claims.id from json_each(:sources) as wanted cross join claims
where workspace = :workspace and source = wanted.value and seq <= :upto;

-- name: claims_saying
-- The claims in some fields.
select claims.id from json_each(:fields) as wanted cross join claims
where workspace = :workspace and field = wanted.value and seq <= :upto;

-- name: claims
-- All claims.
select id from claims where workspace = :workspace and seq <= :upto;

-- name: entities
-- Every entity that has a name.
select distinct entity from names where workspace = :workspace and seq <= :upto;

-- name: names_of_keys
-- The names that are some of these once folded, of each entity's last revision.
select entity, name, this.key from json_each(:keys) as wanted cross join names as this
where workspace = :workspace and seq <= :upto and this.key = wanted.value
    and not exists (
        select 1 from ledger as later
        where later.workspace = this.workspace and later.about = this.entity
            and later.kind = 'entity_recorded' and later.seq > this.seq and later.seq <= :upto
    );

-- name: keys_like
-- The folded names that are about as long as another, or of which it is a part.
select distinct key from names
where workspace = :workspace and (
    length(key) between :shortest and :longest
    or replace(' ' || key || ' ', :part, '') <> ' ' || key || ' '
);

-- name: beginnings
-- Where names may be begun, of each entity's last revision and one kind, from some beginning on. The
-- order is that of the index, so that whoever needs but the first rows reads no others.
select within, rest, name, entity from beginnings as this
where workspace = :workspace and kind = :kind and within = :within and rest >= :start
    and seq <= :upto
    and not exists (
        select 1 from ledger as later
        where later.workspace = this.workspace and later.about = this.entity
            and later.kind = 'entity_recorded' and later.seq > this.seq and later.seq <= :upto
    )
order by rest, name, entity;

-- name: entities_called
-- The entities whose last revision has one of some tokens in one of its names.
select distinct entity from name_tokens as this
where workspace = :workspace and seq <= :upto
    and token in (select value from json_each(:tokens))
    and not exists (
        select 1 from ledger as later
        where later.workspace = this.workspace and later.about = this.entity
            and later.kind = 'entity_recorded' and later.seq > this.seq and later.seq <= :upto
    )
limit :limit;

-- name: passages
-- The passages that match, the newest first, and what ranks and may hide them; rows are in order.
select
    :named, lengths.length, passages.rowid, ledger.about,
    exists (
        select 1 from ledger as later
        where later.workspace = ledger.workspace and later.about = ledger.about
            and later.seq <= :upto
            and later.kind in (
                'claim_retracted', 'claim_restored', 'claim_superseded', 'claim_ranked'
            )
    )
from passages
cross join lengths on lengths.row = passages.rowid
cross join ledger on ledger.row = passages.rowid
where passages match :terms and passages.rowid <= (
    select row from ledger where workspace = :workspace and seq <= :upto order by seq desc limit 1
)
order by passages.rowid desc limit :limit;

-- name: passages_between
-- The rows of the passages whose words match, in a stretch of them.
select rowid from passages
where passages match :terms and rowid between :first and :last;

-- name: restated
-- What is said anew of some entries that were erased.
select wanted.value, ledger.seq, about, person, origin, event, salt, commitment
from json_each(:entries) as wanted cross join restatements cross join ledger
where restatements.workspace = :workspace and restatements.seq = wanted.value
    and ledger.workspace = restatements.workspace and ledger.seq = restatements.again;

-- name: workspaces
-- Every workspace that has entries, or had some; the ledger is walked from one to the next.
with recursive walked (workspace) as (
    select min(workspace) from ledger
    union all
    select (select min(ledger.workspace) from ledger where ledger.workspace > walked.workspace)
    from walked where walked.workspace is not null
)
select workspace from walked where workspace is not null union select workspace from heads;

-- name: dedupe_key
-- What was recorded under a dedupe key.
select fingerprint, first, last from dedupe_keys where workspace = :workspace and key = :key;

-- name: add_entry
-- Appends to the ledger.
insert into ledger (
    row, workspace, seq, at, person, origin, kind, about, event, salt, commitment, link
) values (
    :row, :workspace, :seq, :at, :person, :origin, :kind, :about, :event, :salt, :commitment, :link
);

-- name: written_last
-- The entry of a workspace that was written last.
select seq, link from heads where workspace = :workspace;

-- name: write_last
-- Keeps which entry of a workspace was written last.
insert into heads (workspace, seq, link) values (:workspace, :seq, :link)
on conflict (workspace) do update set seq = excluded.seq, link = excluded.link;

-- name: add_claim
-- Indexes a claim by its id, field and source.
insert into claims (workspace, seq, id, field, source)
values (:workspace, :seq, :id, :field, :source);

-- name: add_mention
-- Indexes a claim by an entity it names, once for each role.
insert into mentions (workspace, entity, field, seq, role)
values (:workspace, :entity, :field, :seq, :role)
on conflict (workspace, entity, field, seq, role) do nothing;

-- name: add_name
-- Indexes an entity by one of its names.
insert into names (workspace, entity, seq, key, name)
values (:workspace, :entity, :seq, :key, :name);

-- name: add_name_token
-- Indexes an entity by a token of its names.
insert into name_tokens (workspace, token, entity, seq)
values (:workspace, :token, :entity, :seq);

-- name: add_beginning
-- Indexes an entity by a place where one of its names may be begun.
insert into beginnings (workspace, kind, within, rest, name, entity, seq)
values (:workspace, :kind, :within, :rest, :name, :entity, :seq);

-- name: add_source
-- Indexes a revision of a source by what it goes by and when it was published.
insert into sources (row, workspace, id, seq, shelfmark, published, withdrawn)
values (:row, :workspace, :id, :seq, :shelfmark, :published, :withdrawn);

-- name: add_passage
-- Indexes a claim or a source by its words.
insert into passages (rowid, terms) values (:row, :terms);

-- name: add_length
-- Keeps how many words a claim or a source is found by.
insert into lengths (row, length) values (:row, :length);

-- name: add_dedupe_key
-- Keeps what was recorded under a dedupe key.
insert into dedupe_keys (workspace, key, fingerprint, first, last, at)
values (:workspace, :key, :fingerprint, :first, :last, :at);

-- name: preferences
-- What somebody chose.
select name, value from preferences
where workspace = :workspace and owner = :owner
order by name;

-- name: prefer
-- Keeps a choice in place of the last one.
insert into preferences (workspace, owner, name, value)
values (:workspace, :owner, :name, :value)
on conflict (workspace, owner, name) do update set value = excluded.value;

-- name: forget_preference
-- Forgets a choice.
delete from preferences where workspace = :workspace and owner = :owner and name = :name;

-- name: add_message
-- Keeps what is known of a message that several people can read.
insert into messages (workspace, channel, message, thread, place, language, zone, at, seq, claims)
values (:workspace, :channel, :message, :thread, :place, :language, :zone, :at, :seq, :claims);

-- name: add_stated
-- Indexes a message by a claim that it states.
insert into stated (workspace, claim, channel, message)
values (:workspace, :claim, :channel, :message);

-- name: forget_message
-- Forgets a message, and gives what it stated.
delete from messages where workspace = :workspace and channel = :channel and message = :message
returning channel, message, claims;

-- name: forget_messages
-- Forgets messages of before an instant, and gives what they stated.
delete from messages where workspace = :workspace and at < :before
returning channel, message, claims;

-- name: forget_stated
-- Forgets that a message states a claim.
delete from stated
where workspace = :workspace and claim = :claim and channel = :channel and message = :message;

-- name: message
-- What is known of a message.
select channel, message, thread, place, language, zone, at, seq, claims from messages
where workspace = :workspace and channel = :channel and message = :message;

-- name: stating
-- The messages that state some claims, by when they were said.
select distinct messages.channel, messages.message, messages.thread, messages.place,
    messages.language, messages.zone, messages.at, messages.seq, messages.claims
from json_each(:claims) as wanted
cross join stated on stated.workspace = :workspace and stated.claim = wanted.value
cross join messages on messages.workspace = :workspace
    and messages.channel = stated.channel and messages.message = stated.message
order by messages.at, messages.channel, messages.message;

-- name: give_number
-- Gives the next number that no subscription of a workspace had.
insert into subscription_numbers (workspace, last) values (:workspace, 1)
on conflict (workspace) do update set last = subscription_numbers.last + 1
returning last;

-- name: subscribe
-- Keeps a subscription.
insert into subscriptions (
    workspace, number, what, place, person, about, language, zone, cursor, news, alone, field,
    rule, due, fired, told, rest, hushed, version
) values (
    :workspace, :number, :what, :place, :person, :about, :language, :zone, :cursor, :news, :alone,
    :field, :rule, :due, :fired, :told, :rest, :hushed, :version
);

-- name: resubscribe
-- Changes a subscription that nobody has changed since its version was read.
update subscriptions set
    what = :what, place = :place, person = :person, about = :about, language = :language,
    zone = :zone, cursor = :cursor, news = :news, alone = :alone, field = :field, rule = :rule,
    due = :due, fired = :fired, told = :told, rest = :rest, hushed = :hushed, version = version + 1
where workspace = :workspace and number = :number and version = :version;

-- name: unsubscribe
-- Removes a subscription.
delete from subscriptions where workspace = :workspace and number = :number;

-- name: subscription
-- A subscription by its number.
select
    number, what, place, person, about, language, zone, cursor, news, alone, field, rule, due, fired,
    told, rest, hushed, version
from subscriptions where workspace = :workspace and number = :number;

-- name: subscriptions
-- The subscriptions of a workspace, of one kind where it is given.
select
    number, what, place, person, about, language, zone, cursor, news, alone, field, rule, due, fired,
    told, rest, hushed, version
from subscriptions
where workspace = :workspace and (cast(:what as text) is null or what = :what)
order by number;

-- name: subscriptions_in
-- The subscriptions of a place, of one kind where it is given.
select
    number, what, place, person, about, language, zone, cursor, news, alone, field, rule, due, fired,
    told, rest, hushed, version
from subscriptions
where workspace = :workspace and place = :place and (cast(:what as text) is null or what = :what)
order by number;

-- name: subscriptions_of
-- What a person asked for, of one kind.
select
    number, what, place, person, about, language, zone, cursor, news, alone, field, rule, due, fired,
    told, rest, hushed, version
from subscriptions
where workspace = :workspace and person = :person and what = :what
order by number;

-- name: due
-- The subscriptions of a platform that are due, the earliest first.
select
    workspace, number, what, place, person, about, language, zone, cursor, news, alone, field,
    rule, due, fired, told, rest, hushed, version
from subscriptions
where platform = :platform and due <= :now
order by due, workspace, number limit :limit;

-- name: subscribed
-- The subscriptions of a platform behind one of them, by workspace and number.
select
    workspace, number, what, place, person, about, language, zone, cursor, news, alone, field,
    rule, due, fired, told, rest, hushed, version
from subscriptions
where platform = :platform and (workspace, number) > (:workspace, :number)
order by workspace, number limit :limit;

-- name: add_to_shelf
-- Keeps a value unless one that has not expired stands there; in place of one that has, as the newest.
insert into shelves (shelf, key, value, until) values (:shelf, :key, :value, :until)
on conflict (shelf, key) do update set
    row = (select max(row) + 1 from shelves), value = excluded.value, until = excluded.until
where shelves.until <= :now;

-- name: put_on_shelf
-- Keeps a value in place of any other.
insert into shelves (shelf, key, value, until) values (:shelf, :key, :value, :until)
on conflict (shelf, key) do update set value = excluded.value, until = excluded.until;

-- name: swap_on_shelf
-- Keeps a value in place of one that is known.
update shelves set value = :after, until = :until
where shelf = :shelf and key = :key and value = :before;

-- name: take_from_shelf
-- Removes what stands under a key, and gives it.
delete from shelves where shelf = :shelf and key = :key returning key, value, until;

-- name: discard_from_shelf
-- Removes what stands under a key.
delete from shelves where shelf = :shelf and key = :key;

-- name: sweep_shelf
-- Removes what has expired.
delete from shelves where shelf = :shelf and until <= :now;

-- name: shelved
-- What stands under a key and has not expired.
select key, value, until from shelves
where shelf = :shelf and key = :key and (until is null or until > :now);

-- name: all_shelved
-- All that stands on a shelf and has not expired, by order of adding.
select key, value, until from shelves where shelf = :shelf and (until is null or until > :now)
order by row;
