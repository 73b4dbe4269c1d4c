-- expand: what released write-ups are searched by.
-- Computed by casework and only stored here, like the other rows of matters; made anew by `wenguo refold`.

-- One row per matter that can be searched for: its text in one spelling, as search compares it. Written by store::matter.
create table matter_texts (
    org integer not null,
    kind text not null,
    n integer not null,
    body text not null,
    primary key (org, kind, n)
) strict, without rowid;
