-- expand: rows of incidents and actions, and of the announcements their cases were told.
-- Computed by casework and only stored here, like the rows of cases; dropped and made anew by `wenguo refold`.

-- One row per incident or action. Written by store::matter.
create table matters (
    org integer not null,
    id blob not null,
    -- incident or action; told by the name of the stream's first step.
    kind text not null,
    -- The number people say, from 1 within the kind.
    n integer not null,
    -- Steps in the journal; `wenguo verify` compares.
    version integer not null,
    state text not null,
    title text not null,
    owner text,
    due_at integer,
    -- When the clock must look again.
    tick_at integer,
    began_at integer not null,
    ended_at integer,
    changed_at integer not null,
    -- |p:person|u:unit|, empty for most.
    accused text not null
) strict;
create unique index matters_id on matters (org, id);
create unique index matters_n on matters (org, kind, n);
create index matters_tick on matters (org, tick_at) where tick_at is not null;

-- The cases a matter touches.
create table matter_cases (
    org integer not null,
    kind text not null,
    n integer not null,
    case_no text not null,
    primary key (org, kind, n, case_no)
) strict, without rowid;
create index matter_cases_no on matter_cases (org, case_no);

-- What somebody has to do next on a matter.
create table matter_duties (
    org integer not null,
    matter_kind text not null,
    matter_n integer not null,
    kind text not null,
    -- The number of the announcement it is about, 0 for none.
    n integer not null,
    person text,
    -- Whose it is not.
    but text,
    due_at integer not null,
    primary key (org, matter_kind, matter_n, kind, n)
) strict, without rowid;
create index matter_duties_due on matter_duties (org, due_at);

-- Announcements a case's customer was told. Written by store::rows.
create table told (
    org integer not null,
    case_id blob not null,
    incident integer not null,
    announcement integer not null,
    at integer not null,
    by_mail integer not null,
    primary key (org, case_id, incident, announcement)
) strict, without rowid;
