//! What may be done to the organisation, and what happened to it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CalendarPlan, Hours, Person, Unit};
use crate::absence::Absence;
use crate::calendar::{SpecialDay, YearTable};
use crate::exposure::{Exposure, PutExposure};
use crate::id::{CalendarId, ExposureId, PackId, PersonId, UnitId};
use crate::improvement::OweImprovement;
use crate::key_customer::KeyCustomer;
use crate::notice_pace::Pace;
use crate::permission::Actor;

/// What may be done to the organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum OrganisationCommand {
    /// Names the organisation and its telephone number.
    Name {
        /// Its name as customers know it.
        name: String,
        /// The telephone number customers are told.
        phone: Option<String>,
    },
    /// Adds a unit, or changes title, place and functions of one that is there.
    PutUnit(Unit),
    /// Adds a person, or changes one that is there (roles, unit, name, having left).
    PutPerson(Person),
    /// Puts a version of a pack in force.
    ActivatePack {
        /// Which pack.
        pack: PackId,
        /// Which version.
        version: String,
    },
    /// Loads the table of a year into a calendar; one that is there is replaced only on purpose.
    LoadYear {
        /// Which calendar; none means the organisation's own.
        #[serde(default)]
        calendar: Option<CalendarId>,
        /// The table.
        table: YearTable,
        /// Exchange a table that is there.
        #[serde(default)]
        replace: bool,
    },
    /// Puts hours and zone of the organisation's own calendar.
    PutHours(Hours),
    /// Adds a calendar beside the organisation's own, or changes one that is there.
    PutCalendar(CalendarPlan),
    /// Has a unit and those below it follow a calendar.
    UseCalendar {
        /// The unit.
        unit: UnitId,
        /// The calendar; none means that of the unit above.
        calendar: Option<CalendarId>,
    },
    /// Gives a date hours of its own.
    PutSpecialDay {
        /// Which calendar; none means the organisation's own.
        #[serde(default)]
        calendar: Option<CalendarId>,
        /// The day.
        day: SpecialDay,
    },
    /// Makes a special day one like any other.
    DropSpecialDay {
        /// Which calendar; none means the organisation's own.
        #[serde(default)]
        calendar: Option<CalendarId>,
        /// The date.
        date: Date,
    },
    /// Puts a policy in force for the cases registered from now on.
    PutPolicy {
        /// Of which pack.
        pack: PackId,
        /// The policy; empty for the pack's own.
        text: String,
        /// Why it is changed.
        note: String,
        /// Somebody has looked at the rules whose source nobody has read.
        confirmed: bool,
    },
    /// Puts on record when a person is away.
    PutAbsences {
        /// Who.
        person: PersonId,
        /// When, and who stands in.
        absences: Vec<Absence>,
    },
    /// Says how a person wants their notices.
    PutPace {
        /// Who.
        person: PersonId,
        /// How.
        pace: Pace,
    },
    /// Takes a customer into the green channel, or changes why and until when.
    PutKeyCustomer(KeyCustomer),
    /// Takes a customer out of the green channel.
    DropKeyCustomer {
        /// The customer key.
        key: String,
    },
    /// Says how much there was to complain about, month by month.
    PutExposure(PutExposure),
    /// Asks a department for an improvement report.
    OweImprovement(OweImprovement),
    /// Hands it in.
    ReportImprovement {
        /// The report's number.
        n: u32,
        /// What is done, by whom, and by when.
        text: String,
    },
    /// Accepts it, or sends it back.
    JudgeImprovement {
        /// The report's number.
        n: u32,
        /// It is accepted.
        accepted: bool,
        /// What is missing, where it is not.
        note: String,
    },
    /// Notes that somebody was given a new password; the password itself stands nowhere.
    NotePassword {
        /// Whose.
        person: PersonId,
    },
    /// Notes that a program was given a key, or that it was taken away; the key itself stands nowhere.
    NoteKey {
        /// What the key is for.
        name: String,
        /// As whom it acts.
        person: PersonId,
        /// It was taken away.
        revoked: bool,
    },
}

impl OrganisationCommand {
    /// The stable name in the journal.
    pub fn kind(&self) -> &'static str {
        match self {
            OrganisationCommand::Name { .. } => "name",
            OrganisationCommand::PutUnit(_) => "put_unit",
            OrganisationCommand::PutPerson(_) => "put_person",
            OrganisationCommand::ActivatePack { .. } => "activate_pack",
            OrganisationCommand::LoadYear { .. } => "load_year",
            OrganisationCommand::PutHours(_) => "put_hours",
            OrganisationCommand::PutCalendar(_) => "put_calendar",
            OrganisationCommand::UseCalendar { .. } => "use_calendar",
            OrganisationCommand::PutSpecialDay { .. } => "put_special_day",
            OrganisationCommand::DropSpecialDay { .. } => "drop_special_day",
            OrganisationCommand::PutPolicy { .. } => "put_policy",
            OrganisationCommand::PutAbsences { .. } => "put_absences",
            OrganisationCommand::PutPace { .. } => "put_pace",
            OrganisationCommand::PutKeyCustomer(_) => "put_key_customer",
            OrganisationCommand::DropKeyCustomer { .. } => "drop_key_customer",
            OrganisationCommand::PutExposure(_) => "put_exposure",
            OrganisationCommand::OweImprovement(_) => "owe_improvement",
            OrganisationCommand::ReportImprovement { .. } => "report_improvement",
            OrganisationCommand::JudgeImprovement { .. } => "judge_improvement",
            OrganisationCommand::NotePassword { .. } => "note_password",
            OrganisationCommand::NoteKey { .. } => "note_key",
        }
    }
}

/// What happened to the organisation. Tags are for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum OrganisationEvent {
    /// It was named.
    #[serde(rename = "organisation_named")]
    Named {
        /// Its name.
        name: String,
        /// Its telephone number.
        phone: Option<String>,
    },
    /// A unit was added or changed.
    #[serde(rename = "unit_put")]
    UnitPut(Unit),
    /// A person was added or changed.
    #[serde(rename = "person_put")]
    PersonPut(Person),
    /// A version of a pack is in force from here on.
    #[serde(rename = "pack_activated")]
    PackActivated {
        /// Which pack.
        pack: PackId,
        /// Which version.
        version: String,
    },
    /// A policy is in force from here on.
    #[serde(rename = "policy_put")]
    PolicyPut {
        /// Of which pack.
        pack: PackId,
        /// Its number, from 1.
        version: u32,
        /// The policy; empty for the pack's own.
        text: String,
        /// Why it was changed.
        note: String,
    },
    /// A person is away.
    #[serde(rename = "absences_put")]
    AbsencesPut {
        /// Who.
        person: PersonId,
        /// When, and who stands in.
        absences: Vec<Absence>,
    },
    /// A person wants their notices so.
    #[serde(rename = "pace_put")]
    PacePut {
        /// Who.
        person: PersonId,
        /// How.
        pace: Pace,
    },
    /// A customer goes through the green channel from here on.
    #[serde(rename = "key_customer_put")]
    KeyCustomerPut(KeyCustomer),
    /// A customer goes through it no longer.
    #[serde(rename = "key_customer_dropped")]
    KeyCustomerDropped {
        /// The customer key.
        key: String,
    },
    /// A year was loaded into the organisation's own calendar.
    #[serde(rename = "year_loaded")]
    YearLoaded(YearTable),
    /// Hours and zone of its own calendar are these from here on.
    #[serde(rename = "hours_put")]
    HoursPut(Hours),
    /// A calendar beside its own was added or changed.
    #[serde(rename = "calendar_put")]
    CalendarPut(CalendarPlan),
    /// A unit follows this calendar from here on.
    #[serde(rename = "calendar_used")]
    CalendarUsed {
        /// The unit.
        unit: UnitId,
        /// The calendar; none means that of the unit above.
        calendar: Option<CalendarId>,
    },
    /// A year was loaded into a calendar beside its own.
    #[serde(rename = "calendar_year_loaded")]
    CalendarYearLoaded {
        /// The calendar.
        calendar: CalendarId,
        /// The table.
        table: YearTable,
    },
    /// A date was given hours of its own.
    #[serde(rename = "special_day_put")]
    SpecialDayPut {
        /// Which calendar; none means the organisation's own.
        calendar: Option<CalendarId>,
        /// The day.
        day: SpecialDay,
    },
    /// A special day is one like any other again.
    #[serde(rename = "special_day_dropped")]
    SpecialDayDropped {
        /// Which calendar; none means the organisation's own.
        calendar: Option<CalendarId>,
        /// The date.
        date: Date,
    },
    /// How much there was to complain about is this from here on.
    #[serde(rename = "exposure_put")]
    ExposurePut {
        /// Its code.
        id: ExposureId,
        /// The amounts.
        exposure: Exposure,
    },
    /// A department owes an improvement report.
    #[serde(rename = "improvement_owed")]
    ImprovementOwed {
        /// Its number, from 1.
        n: u32,
        /// What it is about.
        owed: OweImprovement,
    },
    /// The report was handed in.
    #[serde(rename = "improvement_reported")]
    ImprovementReported {
        /// Its number.
        n: u32,
        /// What it says.
        text: String,
        /// Who handed it in.
        by: Actor,
    },
    /// It was accepted or sent back.
    #[serde(rename = "improvement_judged")]
    ImprovementJudged {
        /// Its number.
        n: u32,
        /// It was accepted.
        accepted: bool,
        /// What was said to it.
        note: String,
    },
    /// Somebody was given a new password.
    #[serde(rename = "password_noted")]
    PasswordNoted {
        /// Whose.
        person: PersonId,
    },
    /// A program was given a key, or it was taken away.
    #[serde(rename = "key_noted")]
    KeyNoted {
        /// What the key is for.
        name: String,
        /// As whom it acts.
        person: PersonId,
        /// It was taken away.
        revoked: bool,
    },
}

impl OrganisationEvent {
    /// Whether what was promised may fall due at another time from here on: the calendar is another one. A new
    /// policy moves nothing, because a case keeps the one it started under.
    pub fn moves_due_times(&self) -> bool {
        matches!(
            self,
            OrganisationEvent::YearLoaded(_)
                | OrganisationEvent::HoursPut(_)
                | OrganisationEvent::CalendarPut(_)
                | OrganisationEvent::CalendarUsed { .. }
                | OrganisationEvent::CalendarYearLoaded { .. }
                | OrganisationEvent::SpecialDayPut { .. }
                | OrganisationEvent::SpecialDayDropped { .. }
        )
    }
}
