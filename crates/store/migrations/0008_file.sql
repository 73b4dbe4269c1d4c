-- expand: attachments. The bytes lie in a folder under their digest; here stands what they are.

-- One row per file and organisation. Written by store::file.
create table file (
    org integer not null,
    -- sha256 of the bytes; also the name in the folder.
    digest blob not null,
    name text not null,
    media text not null,
    bytes integer not null,
    at integer not null,
    -- The last step of the register when it came: only later steps can speak of it.
    after_pos integer not null,
    -- 1 once a step was seen that speaks of it; files nobody speaks of are swept after a day.
    kept integer not null,
    primary key (org, digest)
) strict, without rowid;
create index file_loose on file (org, at) where kept = 0;
create index file_digest on file (digest);
