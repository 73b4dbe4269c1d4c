//! Every limit on what comes from outside, with its name and its reason.

/// Characters in the story a complainant tells: long enough for an angry letter of ten pages.
pub const NARRATIVE_CHARS_MAX: usize = 20_000;
/// Characters in the wish (what the complainant wants).
pub const WISH_CHARS_MAX: usize = 2_000;
/// Characters in a one-line text such as a name, an address or a subject's number.
pub const LINE_CHARS_MAX: usize = 200;
/// Characters in a note, an answer to a point, a reason, a lesson or a response.
pub const NOTE_CHARS_MAX: usize = 10_000;
/// Those who speak for a group on one case: more is an assembly. A policy may allow fewer.
pub const REPRESENTATIVES_MAX: usize = 20;
/// Points of complaint in one case; more is a list, not a complaint.
pub const POINTS_MAX: usize = 30;
/// Remedies proposed on one case, whatever became of them.
pub const REMEDIES_MAX: usize = 30;
/// References to what is complained of (rooms, orders, devices) in one case.
pub const SUBJECTS_MAX: usize = 20;
/// Extra form fields of the pack filled in on one case.
pub const FIELDS_MAX: usize = 60;
/// Attachments of one case.
pub const ATTACHMENTS_MAX: usize = 60;
/// Bytes of one attachment: a photo or a short recording; a film belongs elsewhere.
pub const ATTACHMENT_BYTES_MAX: u64 = 20 * 1024 * 1024;
/// Steps in one case's journal: a case of more than this has become something else.
pub const STEPS_MAX: u64 = 5_000;
/// Steps of these that the customer cannot use up: we must always be able to answer and to close.
pub const STEPS_KEPT_FOR_US: u64 = 1_000;
/// Promises running or past in one case.
pub const PROMISES_MAX: usize = 200;
/// Pauses of one case's clocks.
pub const PAUSES_MAX: usize = 100;
/// Milestones on record on one case.
pub const MILESTONES_MAX: usize = 500;
/// Supervision orders on one case.
pub const SUPERVISIONS_MAX: usize = 50;
/// Tasks given on one case, whatever became of them.
pub const TASKS_MAX: usize = 60;
/// Answers one task takes: sent back so often, it is a quarrel and no longer work.
pub const TASK_ANSWERS_MAX: usize = 20;
/// Visits on one case, whatever became of them.
pub const VISITS_MAX: usize = 50;
/// How often one visit may be moved; after that somebody speaks with the customer about another one.
pub const VISIT_MOVES_MAX: usize = 20;
/// Hours between which somebody comes: nobody waits at home longer than that.
pub const VISIT_WINDOW_HOURS_MAX: i64 = 12;
/// Strokes of a signature drawn on a screen.
pub const SIGNATURE_STROKES_MAX: usize = 200;
/// Points of all strokes of a signature together.
pub const SIGNATURE_POINTS_MAX: usize = 6_000;
/// Plans on one case, whatever became of them: after so many another person should speak with the customer.
pub const PLANS_MAX: usize = 30;
/// Measures of one plan.
pub const MEASURES_MAX: usize = 20;
/// Risks of one plan.
pub const RISKS_MAX: usize = 20;
/// Alternatives one plan names.
pub const ALTERNATIVES_MAX: usize = 10;
/// Days a partner's link still opens a task after it fell due.
pub const TASK_LINK_DAYS: i64 = 14;
/// Days a promise may reach into the future.
pub const PROMISE_HORIZON_DAYS: i64 = 366;
/// Answered cases of a category it takes before anything is said of how long they usually take: fewer say nothing.
pub const USUAL_CASES_MIN: usize = 10;
/// The newest answered cases of a category the usual time is taken from.
pub const USUAL_CASES_MAX: usize = 200;
/// Days back from which the usual time is taken: what took long two years ago may be mended.
pub const USUAL_DAYS: i64 = 366;
/// The earliest instant a complaint may have happened: before this the year is a slip of the pen.
pub const EARLIEST_YEAR: i16 = 2000;
/// Minutes a stated time may lie in the future, for clocks that differ a little.
pub const CLOCK_SKEW_MINUTES: i64 = 5;
/// Minor units (fen) one remedy may cost: a hundred million yuan is a slip of the pen.
pub const REMEDY_MINOR_MAX: i64 = 10_000_000_000;
/// Payments of one remedy that may come back before somebody must agree on another way.
pub const PAYMENT_TRIES_MAX: u32 = 10;
/// Pieces of evidence on one case.
pub const EVIDENCE_MAX: usize = 500;
/// Statements on one case.
pub const STATEMENTS_MAX: usize = 200;
/// Established facts on one case.
pub const FACTS_MAX: usize = 500;
/// Decisions on responsibility on one case.
pub const RESPONSIBILITIES_MAX: usize = 100;
/// Contacts recorded on one case.
pub const CONTACTS_MAX: usize = 2_000;
/// Cases one case may be linked to.
pub const LINKS_MAX: usize = 50;
/// Callback attempts recorded on a case.
pub const CALLBACKS_MAX: usize = 50;
/// The hour from which customers are called who said nothing else.
pub const CALL_FROM_HOUR: u8 = 9;
/// The hour until which customers are called who said nothing else.
pub const CALL_TO_HOUR: u8 = 20;
/// Days ahead to which the next attempt may be put off: later nobody remembers what it was about.
pub const CALL_AGAIN_DAYS_MAX: i64 = 30;
/// Surveys of one case: one for each closing, and no case is closed more often than that.
pub const SURVEYS_MAX: usize = 20;
/// Questions of a survey: more nobody answers.
pub const SURVEY_QUESTIONS_MAX: usize = 30;
/// Answers below which a figure is not shown: fewer would tell who answered what.
pub const SURVEY_ANSWERS_MIN: u32 = 5;
/// Improvement reports of an organisation on record.
pub const IMPROVEMENTS_MAX: usize = 2_000;
/// Quality reviews of one case.
pub const QUALITY_REVIEWS_MAX: usize = 50;
/// Honours given for one case: praise for everybody is none.
pub const HONOURS_MAX: usize = 20;
/// Items of a score card: more nobody marks with care.
pub const SCORE_ITEMS_MAX: usize = 40;
/// Points of one item of a score card.
pub const SCORE_POINTS_MAX: u32 = 100;
/// Rows of one file of survey answers.
pub const SURVEY_ROWS_MAX: usize = 2_000;
/// Calendars an organisation may have beside its own.
pub const CALENDARS_MAX: usize = 100;
/// Special days of one calendar: three a week for ten years.
pub const SPECIAL_DAYS_MAX: usize = 1_500;
/// Days of one absence: a long parental leave.
pub const ABSENCE_DAYS_MAX: i64 = 366;
/// Days from today within which an absence lies.
pub const ABSENCE_HORIZON_DAYS: i64 = 732;
/// Key customers of an organisation; a list of everybody is no list.
pub const KEY_CUSTOMERS_MAX: usize = 5_000;
/// Pauses an audit looks at; a longer list asks for a shorter time.
pub const AUDIT_PAUSES_MAX: u32 = 20_000;
/// Cases an overrun report tells of; the most late first.
pub const OVERRUN_CASES_MAX: u32 = 500;
/// Notices of like kind to one person within an hour, beyond which the rest comes as one digest.
pub const NOTICE_FLOOD: u64 = 5;
/// Absences of one person on record.
pub const ABSENCES_MAX: usize = 100;
/// Functions of one unit in routing.
pub const FUNCTIONS_MAX: usize = 30;
/// Cases one incident may touch: a whole district without water.
pub const INCIDENT_CASES_MAX: usize = 200_000;
/// Cases linked to an incident in one step.
pub const LINK_AT_ONCE_MAX: usize = 5_000;
/// People in an incident's emergency room.
pub const TEAM_MAX: usize = 100;
/// Entries in an incident's log.
pub const LOG_MAX: usize = 2_000;
/// Announcements of one incident.
pub const INCIDENT_ANNOUNCEMENTS_MAX: usize = 100;
/// Broadcasts of one incident.
pub const BROADCASTS_MAX: usize = 300;
/// Cases named by one action.
pub const ACTION_CASES_MAX: usize = 500;
/// Pieces of evidence of one action.
pub const ACTION_EVIDENCE_MAX: usize = 200;
/// Checks of one action's effect.
pub const EFFECT_CHECKS_MAX: usize = 300;
/// Rounds of one action: planned anew so often it is another matter.
pub const ROUNDS_MAX: u32 = 20;
/// Exposures of one organisation.
pub const EXPOSURES_MAX: usize = 200;
/// Months of one exposure: fifty years.
pub const EXPOSURE_MONTHS_MAX: usize = 600;
/// The most there can be in a month; more is a slip of the pen.
pub const EXPOSURE_MAX: u64 = 1_000_000_000_000;
/// Units one measure may name.
pub const MEASURE_UNITS_MAX: usize = 100;
/// Drafts of an answer on one case: who needs more needs another talk.
pub const DRAFTS_MAX: usize = 50;
/// Causes of one tree: more is a list of complaints about the world.
pub const CAUSES_MAX: usize = 60;
/// Causes of one chain of "why": the fifth why is the last, and a few more for those who count otherwise.
pub const CAUSE_DEPTH_MAX: usize = 8;
/// Characters of a cause: it stands in a drawing.
pub const CAUSE_CHARS_MAX: usize = 200;
/// Cases one write-up is learnt from.
pub const WRITE_UP_CASES_MAX: usize = 20;
/// Pictures of one write-up: more is an album.
pub const WRITE_UP_PICTURES_MAX: usize = 12;
/// Practices of one write-up on record.
pub const WRITE_UP_PRACTICES_MAX: usize = 2_000;
/// Replies to one public review, drafts that were given back counted.
pub const PUBLIC_REPLIES_MAX: usize = 20;
/// Platforms one pack names.
pub const PLATFORMS_MAX: usize = 50;
/// Public reviews in one file.
pub const PUBLIC_REVIEWS_AT_ONCE_MAX: usize = 2_000;
