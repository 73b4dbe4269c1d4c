-- expand: read rows, computed by casework::view and only stored here.
-- They can be dropped and rebuilt from the journal (`wenguo refold`); nothing here is the truth.
-- Codes are the snake_case names of casework's types; times are milliseconds since 1970, UTC.

-- One row per case. Written by store::rows in the transaction of every step.
create table cases (
    org integer not null,
    id blob not null,
    no text not null,
    -- Steps in the journal; `wenguo verify` compares.
    version integer not null,
    stage text not null,
    heading text not null,
    complainant text not null,
    customer_key text,
    pack text not null,
    channel text not null,
    kind text,
    nature text,
    category text,
    priority text,
    unit text,
    owner text,
    offered_unit text,
    heard_by text,
    -- |p:person|u:unit|, empty for most.
    accused text not null,
    received_at integer not null,
    registered_at integer not null,
    answered_at integer,
    closed_at integer,
    due_at integer,
    due_what text,
    -- When the clock must look again; store::rows (due_for_tick) asks by it.
    tick_at integer,
    broken integer not null,
    answer_due_at integer,
    finding text,
    satisfaction integer,
    urges integer not null,
    reopenings integer not null,
    remedy_minor integer not null,
    merged_into text,
    source_key text,
    -- Codes between commas, empty for most.
    flags text not null,
    changed_at integer not null
) strict;
create unique index cases_id on cases (org, id);
create unique index cases_no on cases (org, no);
create unique index cases_source on cases (org, source_key) where source_key is not null;
create index cases_open on cases (org, due_at) where stage <> 'closed';
create index cases_open_unit on cases (org, unit, due_at) where stage <> 'closed';
create index cases_open_owner on cases (org, owner, due_at) where stage <> 'closed';
create index cases_customer on cases (org, customer_key) where customer_key is not null;
create index cases_tick on cases (org, tick_at) where tick_at is not null;
create index cases_received on cases (org, received_at);

-- One row per point of complaint. Written by store::rows.
create table points (
    org integer not null,
    case_id blob not null,
    n integer not null,
    category text,
    finding text,
    answered_at integer,
    primary key (org, case_id, n)
) strict, without rowid;

-- One row per promise. Written by store::rows.
create table promises (
    org integer not null,
    case_id blob not null,
    n integer not null,
    kind text not null,
    basis text not null,
    unit text,
    person text,
    due_at integer not null,
    kept_at integer,
    -- running, kept, broken, kept_late, released.
    state text not null,
    primary key (org, case_id, n)
) strict, without rowid;

-- One row per thing somebody has to do next. Written by store::rows.
create table duties (
    org integer not null,
    case_id blob not null,
    kind text not null,
    -- The number of the promise or remedy it is about, 0 for none.
    n integer not null,
    person text,
    unit text,
    role text,
    due_at integer not null,
    primary key (org, case_id, kind, n)
) strict, without rowid;
create index duties_person on duties (org, person, due_at) where person is not null;
create index duties_unit on duties (org, unit, due_at) where person is null;
