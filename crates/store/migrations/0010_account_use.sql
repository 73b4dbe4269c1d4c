-- expand: a password somebody else has set is changed before anything else; when a program's key was last used.
alter table credential add column must_change integer not null default 0;
alter table api_key add column last_used_at integer;
