-- expand: what public reviews are known, found and counted by.
-- Computed by casework and only stored here, like the other rows of matters; made anew by `wenguo refold`.

-- One row per public review, beside that of its matter. Written by store::public_review.
create table public_reviews (
    org integer not null,
    n integer not null,
    -- The platform and the number there: taken in again under it, it is the same review.
    key text not null,
    platform text not null,
    -- From 1 to 5: as it stands now, and as it was when it was taken in.
    stars integer not null,
    stars_first integer not null,
    written_at integer not null,
    -- When a reply appeared first.
    published_at integer,
    -- 1 while a case, or a reason why it becomes none, is owed.
    owes_case integer not null,
    primary key (org, n)
) strict, without rowid;
create unique index public_reviews_key on public_reviews (org, key);
create index public_reviews_written on public_reviews (org, written_at);
