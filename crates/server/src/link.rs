//! Private links: a customer's way to their case without an account, made by a MAC and stored nowhere.

use casework::case::Case;
use casework::id::CaseNo;
use casework::survey::Survey;
use casework::task::Task;
use desk::chance::SystemChance;
use desk::{Chance, Desk};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{Timestamp, ToSpan};
use sha2::Sha256;
use store::Fault;

/// Characters of the code: 80 bits, beyond guessing through a door with a rate limit.
const CODE_CHARS: usize = 16;
/// Characters of the code of a partner's link, which nobody has to type: 130 bits.
const TASK_CODE_CHARS: usize = 26;

/// The key of all private links of a register: drawn when it is first asked for, the same ever after.
pub fn secret(desk: &Desk) -> Result<Vec<u8>, Fault> {
    let (org, mut fresh) = (desk.org(), [0u8; 32]);
    SystemChance.fill(&mut fresh);
    desk.store().transact(move |tx| tx.secret(org, "link", &fresh))
}

/// The code of a case's private link.
pub fn code(secret: &[u8], case: &Case) -> Option<String> {
    let id = case.id?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(b"track");
    mac.update(&id.0);
    let digest = mac.finalize().into_bytes();
    let mut code = data_encoding::BASE32_NOPAD.encode(&digest).to_lowercase();
    code.truncate(CODE_CHARS);
    Some(code)
}

/// The path of a case's private link.
pub fn path(secret: &[u8], case: &Case) -> Option<String> {
    Some(format!("/t/{}.{}", case.no()?, code(secret, case)?))
}

/// The code of a survey's link: bound to the case, the survey and the closing it asks about.
pub fn survey_code(secret: &[u8], case: &Case, survey: &Survey) -> Option<String> {
    let id = case.id?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(b"survey");
    mac.update(&id.0);
    mac.update(&survey.n.to_be_bytes());
    mac.update(&survey.closing.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let mut code = data_encoding::BASE32_NOPAD.encode(&digest).to_lowercase();
    code.truncate(CODE_CHARS);
    Some(code)
}

/// The path of a survey's link.
pub fn survey_path(secret: &[u8], case: &Case, n: u32) -> Option<String> {
    let survey = case.surveys.iter().find(|it| it.n == n)?;
    Some(format!("/s/{}.{n}.{}", case.no()?, survey_code(secret, case, survey)?))
}

/// Takes the last part of a survey's link apart.
pub fn parse_survey(text: &str) -> Option<(CaseNo, u32, &str)> {
    let (no, rest) = text.split_once('.')?;
    let (n, code) = rest.split_once('.')?;
    Some((CaseNo::parse(no).ok()?, n.parse().ok()?, code))
}

/// The code of a partner's link: bound to the case, the task, and to how often a new one was sent.
pub fn task_code(secret: &[u8], case: &Case, task: u32, generation: u32) -> Option<String> {
    let id = case.id?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(b"task");
    mac.update(&id.0);
    mac.update(&task.to_be_bytes());
    mac.update(&generation.to_be_bytes());
    let mut code = data_encoding::BASE32_NOPAD.encode(&mac.finalize().into_bytes()).to_lowercase();
    code.truncate(TASK_CODE_CHARS);
    Some(code)
}

/// The path of the link of a partner's task.
pub fn task_path(secret: &[u8], case: &Case, task: &Task) -> Option<String> {
    let generation = task.doer.partner()?.generation;
    Some(format!("/p/{}.{}.{}", case.no()?, task.n, task_code(secret, case, task.n, generation)?))
}

/// Takes the last part of a partner's link apart.
pub fn parse_task(text: &str) -> Option<(CaseNo, u32, &str)> {
    let (no, rest) = text.split_once('.')?;
    let (task, code) = rest.split_once('.')?;
    Some((CaseNo::parse(no).ok()?, task.parse().ok()?, code))
}

/// Takes a link's last part apart.
pub fn parse(text: &str) -> Option<(CaseNo, &str)> {
    let (no, code) = text.split_once('.')?;
    Some((CaseNo::parse(no).ok()?, code))
}

/// Whether the code opens this case now: it fits, and the case was not closed longer ago than the pack allows.
pub fn opens(secret: &[u8], case: &Case, given: &str, link_days: u32, now: Timestamp) -> bool {
    let fits = code(secret, case)
        .is_some_and(|right| same(right.as_bytes(), given.to_lowercase().as_bytes()));
    let alive = case
        .closure
        .as_ref()
        .is_none_or(|closure| now <= closure.at + (i64::from(link_days) * 24).hours());
    fits && alive
}

/// Compares without telling by the time it takes where the difference lies.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::id::CaseId;

    #[test]
    fn a_link_opens_its_own_case_only() {
        let case = |n| Case { id: Some(CaseId([n; 16])), ..Case::default() };
        let code_1 = code(b"secret", &case(1)).unwrap();
        assert_eq!(code_1.len(), CODE_CHARS);
        assert!(opens(b"secret", &case(1), &code_1, 90, Timestamp::UNIX_EPOCH));
        assert!(!opens(b"secret", &case(2), &code_1, 90, Timestamp::UNIX_EPOCH));
        assert!(!opens(b"other", &case(1), &code_1, 90, Timestamp::UNIX_EPOCH));
        assert!(!opens(b"secret", &case(1), "", 90, Timestamp::UNIX_EPOCH));
        assert_eq!(parse("nonsense"), None);
    }
}
