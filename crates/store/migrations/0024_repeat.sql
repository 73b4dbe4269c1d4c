-- expand: by what it is told whether a case repeats an earlier one of its customer.
-- Computed by casework::view and only stored here; made anew for cases of before by `wenguo refold`.

-- The branch its category stands in.
alter table cases add column branch text;
-- The room or place complained of, in one spelling.
alter table cases add column site text;
-- The fields its pack compares, in one spelling, as a JSON object; null for none.
alter table cases add column compared text;
-- The number of the case it repeats, where somebody said so.
alter table cases add column repeats text;
