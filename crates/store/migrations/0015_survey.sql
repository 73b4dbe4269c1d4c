-- expand: callbacks that wait, surveys and their marks, and the facts about an outcome side by side.
-- Filled by `wenguo refold` for cases of before; all of it is computed by casework::view.

alter table cases add column second_handlings integer not null default 0;
-- What we say, what the customer said, what the callback heard.
alter table cases add column outcome text;
alter table cases add column word text;
alter table cases add column heard text;
-- Whether it was solved and by whose word: callback_yes, house_no and so on; of closed cases only.
alter table cases add column solved text;
-- Facts that do not go together.
alter table cases add column at_odds integer not null default 0;

-- One row per case that waits to be called back about. Written by store::rows, read by store::callback.
create table callbacks (
    org integer not null,
    case_id blob not null,
    call_at integer not null,
    due_at integer not null,
    attempts integer not null,
    from_hour integer not null,
    to_hour integer not null,
    working_days integer not null,
    note text not null,
    -- |person|person|: who does not call back.
    handlers text not null,
    primary key (org, case_id)
) strict, without rowid;
create index callbacks_next on callbacks (org, call_at, case_id);

-- One row per survey a customer was asked to answer. Written by store::rows, read by store::survey.
create table surveys (
    org integer not null,
    case_id blob not null,
    n integer not null,
    customer_key text,
    way text not null,
    invited_at integer not null,
    expires_at integer not null,
    answered_at integer,
    -- 1 solved, 0 not; null where nothing was said.
    solved integer,
    primary key (org, case_id, n)
) strict, without rowid;
create index surveys_customer on surveys (org, customer_key, invited_at) where customer_key is not null;
create index surveys_invited on surveys (org, invited_at);

-- One row per mark given in a survey. Written by store::rows, read by store::survey.
create table survey_scores (
    org integer not null,
    case_id blob not null,
    n integer not null,
    question text not null,
    -- overall, step:<word> or dimension:<code>.
    about text not null,
    unit text,
    answered_at integer not null,
    perceived integer not null,
    expected integer,
    primary key (org, case_id, n, question)
) strict, without rowid;
create index survey_scores_answered on survey_scores (org, answered_at);
