-- expand: the ledger of remedies. One row per remedy of a case, written by store::rows; `wenguo refold` makes them anew.
create table remedies (
    org integer not null,
    case_id blob not null,
    n integer not null,
    kind text not null,
    state text not null,
    what text not null,
    -- Minor units of renminbi; none without money.
    minor integer,
    without_admission integer not null,
    category text,
    unit text,
    person text,
    judged_by text,
    due_at integer,
    moved_at integer not null,
    delivered_at integer,
    primary key (org, case_id, n)
) strict, without rowid;
-- The ledger, last moved first.
create index remedies_moved on remedies (org, moved_at, case_id, n);
-- What like cases were granted.
create index remedies_alike on remedies (org, category, kind, moved_at) where minor is not null;
