//! The memory: journal, read rows, timers, requests, on SQLite or PostgreSQL behind one interface.
//!
//! The journal is the truth. Read rows are computed by `casework` and only stored here, in the same
//! transaction as the step they follow from. One SQL text runs on both databases (`executor.rs`); what
//! differs lives in `dialect.rs`; `tests/contract.rs` runs every promise of this crate on both.

mod account;
mod backup;
mod callback;
mod checkpoint;
mod code;
mod dialect;
mod duty;
mod executor;
mod fault;
mod figures;
mod file;
pub mod journal;
mod matter;
mod migrate;
mod number;
mod pause_audit;
mod digest;
mod outbox;
mod promise;
mod public_review;
mod quality;
mod queue;
mod readers;
mod refold;
mod renewed;
mod remedy;
mod request;
mod rows;
mod scope;
mod search;
pub mod seal;
mod sql;
mod store;
mod survey;
mod table;
mod task;
mod visit;
mod target;
mod transaction;
mod value;
pub mod verify;
mod waiting;
mod writer;

pub use account::{Access, ApiKey, Credential, SignedIn};
pub use backup::{
    ARCHIVE_FORMAT, BackupTrouble, MADE_ANEW, Manifest, Progress, check_archive, kept_tables,
};
pub use callback::{CALLBACK_ROWS_MAX, CallbackList, CallbackListRow};
pub use digest::{DIGEST, Gathered};
pub use duty::{DUTY_COUNT_MAX, DutyPage, DutyQuery, DutyRow};
pub use executor::Conn;
pub use fault::{Clash, Fault};
pub use figures::{By, Figure, FigureQuery, FigureRow, Figures, Group, Listed, PERIODS_MAX};
pub use file::{FileDigest, FileRow, Swept, file_digest};
pub use journal::{NewStep, ORGANISATION, Step, Stream};
pub use matter::{MATTER_ROWS_MAX, MatterDutyRow, MatterListRow, ToldCount};
pub use outbox::{
    EntryId, HouseNotice, LetterRow, NewLetter, NewNotice, NoticeRow, OutboxLetter, StuckLetter,
};
pub use pause_audit::Pauses;
pub use promise::{
    KeptBy, KeptGroup, KeptQuery, KeptRates, KeptRow, PROMISE_ROWS_MAX, PromiseListRow,
    PromisePage, PromiseQuery, Wanted,
};
pub use public_review::{
    PUBLIC_REVIEWS_PAGE, PlatformCount, PublicReviewListRow, PublicReviewQuery,
};
pub use quality::{HonourListRow, QUALITY_ROWS_MAX, QualityListRow, QualitySum};
pub use queue::{
    CaseListRow, Count, Cursor, FACET_ROWS_MAX, Facets, Filters, HISTORY_ROWS_MAX, NotACursor,
    Outcome, PAGE_ROWS_MAX, Page, Period, QUEUE_COUNT_MAX, QueueQuery, SETTLED_ROWS_MAX,
    SETTLED_WALK_MAX, Settled, Sort, Tally, Timeliness,
};
pub use refold::Refolded;
pub use remedy::{LEDGER_ROWS_MAX, LIKE_ROWS_MAX, LedgerPage, LedgerQuery, LedgerRow, LedgerTotal};
pub use request::Answered;
pub use rows::TickPlace;
pub use scope::standing;
pub use seal::Seal;
pub use search::{Indexed, SearchLag};
pub use store::Store;
pub use survey::{MarkFilter, MarkRow, Marks, Responses, SURVEY_LIST_MAX, SurveyFigures};
pub use table::{Table, Type};
pub use target::{DATABASE_FILE, Durability, FILES_FOLDER, Kind, Options, Target};
pub use task::LateTask;
pub use transaction::{Reader, Tx};
pub use value::{Row, Value};
pub use verify::{Finding, Report, Wrong};
pub use visit::{Goers, VISIT_ROWS_MAX, VisitListRow};

/// The number of an organisation; 1 where there is only one.
pub type Org = i64;
