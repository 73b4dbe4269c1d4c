//! When a notice is shown: at once, or gathered with others into a digest.

use casework::case::{Case, Setting};
use casework::id::CaseId;
use casework::letter::{self, Notice};
use casework::notice_pace::{Pace, Waiting, counted_from, shown_at};
use casework::triage::Priority;
use jiff::Timestamp;
use store::{Fault, NewLetter, NewNotice, Tx};

use crate::Desk;
use crate::run::ORGANISATION_STREAM;
use crate::trouble::Trouble;

impl Desk {
    /// Notices ready to be written down; each knows whether it waits for a digest.
    pub(crate) fn new_notices(
        &self,
        tx: &mut Tx,
        case: &Case,
        setting: &Setting<'_>,
        notices: &[Notice],
    ) -> Result<Vec<NewNotice>, Trouble> {
        let Some(case_no) = case.no() else { return Ok(Vec::new()) };
        let (org, now) = (self.org(), setting.now);
        let grave = case.assessment.as_ref().is_some_and(|it| it.priority == Priority::P1)
            || case.complaint().is_some_and(|it| it.danger);
        let mut list = Vec::with_capacity(notices.len());
        for it in notices {
            let pace = setting.organisation.pace_of(&it.to);
            // Only who wants each at once can be flooded.
            let alike = if grave || pace != Pace::AtOnce {
                0
            } else {
                tx.notices_alike(org, &it.to, it.kind, counted_from(now))?
            };
            let waiting = Waiting { kind: it.kind, grave, alike };
            // A calendar that cannot tell the next morning holds nothing back.
            let held_until = shown_at(pace, &waiting, now, setting.calendar).ok().flatten();
            let (id, notice) = (self.chance().identity(now).0, it.clone());
            list.push(NewNotice { id, case_no, at: now, notice, held_until });
        }
        Ok(list)
    }

    /// Shows what has waited long enough, one digest a person; returns how many people were told.
    ///
    /// Safe on any number of nodes: what one has shown waits no more.
    pub fn send_digests(&self) -> Result<u64, Fault> {
        let (org, now) = (self.org(), self.now());
        let mut told = 0;
        for person in self.store().read(|reader| reader.people_waiting(org, now))? {
            let id = self.chance().identity(now).0;
            let letter_at = self.awake_at(now);
            let (desk, house) = (self.clone(), self.house());
            let gathered = self.store().transact(move |tx| -> Result<_, Fault> {
                let gathered = tx.gather(org, &person, id, now)?;
                let whose = house.organisation.person(&person).filter(|_| !gathered.is_empty());
                let letter =
                    whose.and_then(|it| letter::digest(&house.organisation, it, &gathered));
                if let Some(letter) = letter {
                    let id = desk.chance().identity(letter_at).0;
                    // About no case: it stands under the organisation itself.
                    let case = CaseId(ORGANISATION_STREAM);
                    tx.put_letters(org, &[NewLetter { id, case, at: letter_at, letter }])?;
                }
                Ok(gathered)
            })?;
            told += u64::from(!gathered.is_empty());
        }
        Ok(told)
    }

    /// When somebody may be disturbed by mail: the instant itself, or the end of the quiet hours of any pack in force.
    fn awake_at(&self, now: Timestamp) -> Timestamp {
        let house = self.house();
        let zone = house.calendar.zone();
        let ends = house.packs_in_force().map(|pack| pack.policy_at(now).1.awake_at(now, zone));
        ends.max().unwrap_or(now)
    }
}
