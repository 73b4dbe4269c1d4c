-- expand: what makes commands safe to repeat, and the running case numbers.

-- One row per answered request with a key; written in the same transaction as what the request did.
-- Written by store::request.
create table request (
    org integer not null,
    key text not null,
    -- sha256 of the request: the same key with another body is a mistake of the caller.
    fingerprint blob not null,
    -- The answer given, to be given again.
    answer text not null,
    at integer not null,
    primary key (org, key)
) strict, without rowid;
create index request_at on request (org, at);

-- The last running case number of each day.
-- Written by store::number.
create table number (
    org integer not null,
    -- The day as YYYYMMDD.
    day integer not null,
    last integer not null,
    primary key (org, day)
) strict, without rowid;
