-- expand: what lists of cases walk along. Each order a list can have is an index that ends in the case's id,
-- so that a page begins where the last one ended, however long the list is.

-- By when something is owed; cases that owe nothing come last (a time in the year 9999).
alter table cases add column due_key integer generated always as (coalesce(due_at, 253402207200000));
-- P1 to P4; not judged comes last.
alter table cases add column urgency text generated always as (coalesce(priority, 'P9'));

-- The same without the id, from before.
drop index cases_open;
drop index cases_open_unit;
drop index cases_open_owner;
drop index cases_customer;
drop index cases_received;

create index cases_queue on cases (org, due_key, id) where stage <> 'closed';
create index cases_queue_unit on cases (org, unit, due_key, id) where stage <> 'closed';
create index cases_queue_owner on cases (org, owner, due_key, id) where stage <> 'closed' and owner is not null;
create index cases_queue_heard on cases (org, heard_by, due_key, id) where stage <> 'closed' and heard_by is not null;
create index cases_queue_offered on cases (org, offered_unit, id) where stage <> 'closed' and offered_unit is not null;
create index cases_queue_urgency on cases (org, urgency, due_key, id) where stage <> 'closed';
create index cases_received on cases (org, received_at, id);
create index cases_received_unit on cases (org, unit, received_at, id);
create index cases_changed on cases (org, changed_at, id);
create index cases_closed on cases (org, closed_at, id) where closed_at is not null;
create index cases_answer_due on cases (org, answer_due_at, id) where answer_due_at is not null;
create index cases_customer on cases (org, customer_key, received_at, id) where customer_key is not null;
create index cases_category on cases (org, category) where category is not null;

-- Promises whose end is known, by the period they fell due in.
create index promises_settled on promises (org, due_at) where state <> 'running' and state <> 'released';
