-- expand: what is to be told to whom. Written in the step's transaction, taken by the outbox afterwards.

-- Letters to customers, without their words: those are chosen when the letter goes out.
create table letter (
    org integer not null,
    id blob not null,
    case_id blob not null,
    at integer not null,
    body text not null,
    attempts integer not null,
    -- Not before this; also holds it for the one who is sending it. Null when nothing more is to be done.
    next_at integer,
    sent_at integer,
    failed_at integer,
    reason text,
    primary key (org, id)
) strict, without rowid;
create index letter_next on letter (org, next_at) where next_at is not null;
create index letter_case on letter (org, case_id);

-- Notices to our own people.
create table notice (
    org integer not null,
    person text not null,
    id blob not null,
    at integer not null,
    case_no text not null,
    kind text not null,
    read_at integer,
    primary key (org, person, id)
) strict, without rowid;
create index notice_unread on notice (org, person) where read_at is null;
