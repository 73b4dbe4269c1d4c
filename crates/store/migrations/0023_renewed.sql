-- expand: how far the rows of open cases have caught up with the organisation.

-- One row per organisation: the version of its journal by which every open case was looked at last. A program that
-- begins with a later one looks at them anew: another may have stopped in the middle. Written by store::renewed.
create table renewed (
    org integer not null primary key,
    version integer not null
) strict, without rowid;
