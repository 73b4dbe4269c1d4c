-- expand: what few candidates are found by, so that a narrow list need not walk a wide one.

drop index cases_queue_heard;
drop index cases_queue_offered;
drop index cases_category;
create index cases_heard on cases (org, heard_by, stage, id) where heard_by is not null;
create index cases_owner on cases (org, owner, stage, id) where owner is not null;
create index cases_offered on cases (org, offered_unit, stage, id) where offered_unit is not null;
create index cases_category on cases (org, category, stage, id) where category is not null;
