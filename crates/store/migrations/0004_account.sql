-- expand: who may come in, and who looked at what. Written by store::account; never in the journal.

-- A person's password, hashed slowly, and the tries that were wrong.
create table credential (
    org integer not null,
    person text not null,
    password_hash text not null,
    changed_at integer not null,
    wrong integer not null,
    locked_until integer,
    primary key (org, person)
) strict, without rowid;

-- A browser that is signed in, by the digest of its token.
create table session (
    org integer not null,
    token_hash blob not null,
    person text not null,
    created_at integer not null,
    expires_at integer not null,
    primary key (org, token_hash)
) strict, without rowid;

-- A program that may come in as a person, by the digest of its key.
create table api_key (
    org integer not null,
    key_hash blob not null,
    person text not null,
    name text not null,
    created_at integer not null,
    revoked_at integer,
    primary key (org, key_hash)
) strict, without rowid;

-- Secrets of the installation, drawn once.
create table secret (
    org integer not null,
    name text not null,
    body blob not null,
    primary key (org, name)
) strict, without rowid;

-- Who opened which case, when, and to do what.
create table access_log (
    org integer not null,
    at integer not null,
    person text not null,
    case_id blob not null,
    what text not null
) strict;
create index access_log_case on access_log (org, case_id, at);
