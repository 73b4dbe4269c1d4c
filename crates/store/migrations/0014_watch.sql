-- expand: times clocks stood still, for their audit; notices that wait to be gathered into a digest.

-- One row per pause of a case. Written by store::rows.
create table pauses (
    org integer not null,
    case_id blob not null,
    n integer not null,
    reason text not null,
    person text,
    -- 1 where a rule allows it.
    justified integer not null,
    from_at integer not null,
    to_at integer not null,
    primary key (org, case_id, n)
) strict, without rowid;
create index pauses_time on pauses (org, to_at);

-- Not shown before this: it comes with a digest. Null once it is shown.
alter table notice add column held_until integer;
-- What a digest gathers, as JSON; null for every other notice.
alter table notice add column gathered text;
create index notice_held on notice (org, held_until) where held_until is not null;
