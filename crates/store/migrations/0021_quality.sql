-- expand: how cases were handled: reviews, those that wait for one, the marks that stand, and praise.
-- Filled by `wenguo refold` for cases of before; all of it is computed by casework::view.

-- One row per review, and one (n = 0) for a case that was drawn and waits. Written by store::rows.
create table quality_reviews (
    org integer not null,
    case_id blob not null,
    n integer not null,
    -- waiting, told, disputed, settled.
    state text not null,
    -- 1 while somebody is to review it or to look again.
    is_open integer not null,
    person text,
    unit text,
    reviewer text,
    at integer not null,
    due_at integer,
    points integer not null,
    of_points integer not null,
    is_passed integer not null,
    -- |person|person|: who had a part and does not review it.
    parts text not null,
    primary key (org, case_id, n)
) strict, without rowid;
create index quality_open on quality_reviews (org, due_at, case_id) where is_open = 1;
create index quality_at on quality_reviews (org, at, case_id) where n > 0;
create index quality_person on quality_reviews (org, person, at) where person is not null;

-- One row per mark that stands. Written by store::rows, read by store::quality.
create table quality_marks (
    org integer not null,
    case_id blob not null,
    n integer not null,
    item text not null,
    unit text not null,
    at integer not null,
    points integer not null,
    of_points integer not null,
    primary key (org, case_id, n, item)
) strict, without rowid;
create index quality_marks_at on quality_marks (org, at);

-- One row per honour. Written by store::rows, read by store::quality.
create table honours (
    org integer not null,
    case_id blob not null,
    n integer not null,
    person text,
    unit text,
    reason text not null,
    given_by text,
    at integer not null,
    primary key (org, case_id, n)
) strict, without rowid;
create index honours_at on honours (org, at);
