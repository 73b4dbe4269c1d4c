-- expand: whose doing it was.

-- One row per decision. Written by store::rows.
create table responsibilities (
    org integer not null,
    case_id blob not null,
    n integer not null,
    -- unit, person, supplier, customer, nobody.
    party text not null,
    unit text,
    share integer not null,
    -- decided, appealed, confirmed, lifted.
    state text not null,
    -- 1 while its unit's people see the case because of it.
    is_asked integer not null,
    at integer not null,
    primary key (org, case_id, n)
) strict, without rowid;
-- Whose people see a case because they are held responsible.
create index responsibilities_asked on responsibilities (org, unit, case_id) where is_asked = 1;
