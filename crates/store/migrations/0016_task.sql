-- expand: tasks given to units and partners, and who sees a case because of one.

-- |repair|fees|, empty for most.
alter table cases add column task_units text not null default '';

-- One row per task. Written by store::rows.
create table tasks (
    org integer not null,
    case_id blob not null,
    n integer not null,
    -- The unit, or the name of a partner outside.
    unit text,
    person text,
    partner text,
    -- offered, accepted, returned, answered, confirmed, withdrawn.
    state text not null,
    -- 1 while its unit's people see the case because of it.
    is_asked integer not null,
    -- 1 while an answer is owed.
    is_owed integer not null,
    given_at integer not null,
    due_at integer not null,
    answered_at integer,
    returns integer not null,
    was_broken integer not null,
    primary key (org, case_id, n)
) strict, without rowid;
-- What a unit was asked and owes.
create index tasks_asked on tasks (org, unit, due_at, case_id) where is_asked = 1;
-- What is due and not answered, for the board.
create index tasks_owed on tasks (org, due_at, case_id) where is_owed = 1;
