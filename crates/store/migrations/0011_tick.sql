-- expand: what the clock walks along, in the order in which it walks.
-- A changed calendar makes every open case due at one instant; without the id a round would sort them all.

drop index cases_tick;
create index cases_tick on cases (org, tick_at, id) where tick_at is not null;
