-- expand: who goes to which customer when.

-- One row per visit. Written by store::rows.
create table visits (
    org integer not null,
    case_id blob not null,
    n integer not null,
    person text not null,
    unit text not null,
    -- arranged, arrived, recorded, signed_off, cancelled.
    state text not null,
    -- 1 while somebody is still to go or to put on record what was found.
    is_open integer not null,
    -- 1 while its unit's people see the case because of it.
    is_asked integer not null,
    from_at integer not null,
    to_at integer not null,
    place text not null,
    what text not null,
    -- done, nobody_there, no_access, to_be_continued; null before it is on record.
    result text,
    primary key (org, case_id, n)
) strict, without rowid;
-- The visits of a person, and of a unit, by day.
create index visits_person on visits (org, person, from_at, case_id);
create index visits_unit on visits (org, unit, from_at, case_id);
-- Those nobody has come back from yet.
create index visits_open on visits (org, from_at, case_id) where is_open = 1;
-- Whose people see a case because one of them goes there.
create index visits_asked on visits (org, unit, case_id) where is_asked = 1;
