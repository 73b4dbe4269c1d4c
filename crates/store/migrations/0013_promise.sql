-- expand: the register of promises walks along what is owed, in the order it falls due; how long cases of a
-- category usually take is read from the newest answered ones.
create index promises_owed on promises (org, due_at, case_id, n)
    where state <> 'kept' and state <> 'kept_late' and state <> 'released';
create index cases_usual on cases (org, category, received_at) where answered_at is not null;
