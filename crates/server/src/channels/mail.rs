//! Letters by e-mail over SMTP.

use anyhow::Context as _;
use casework::case::Case;
use casework::letter::{Letter, LetterKind};
use casework::permission::Actor;
use desk::Desk;
use desk::outbox::{Courier as Carries, CourierError};
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart};
use lettre::transport::smtp::SmtpTransport;
use lettre::{Message, Transport};
use store::OutboxLetter;

use crate::config::Config;
use crate::letters::LetterWords;
use crate::link;
use crate::locale::{Locale, Reader};
use crate::paper;

/// Brings letters to a mail server.
pub struct Courier {
    transport: SmtpTransport,
    from: Mailbox,
    words: LetterWords,
    desk: Desk,
    secret: Vec<u8>,
    url: String,
}

impl Courier {
    /// The courier the settings ask for; none when no mail server is named.
    pub fn of(config: &Config, desk: &Desk) -> anyhow::Result<Option<Courier>> {
        let Some(address) = &config.smtp else { return Ok(None) };
        let transport = SmtpTransport::from_url(address)
            .context("the mail server must be given as smtp://… or smtps://…")?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        let from = config
            .mail_from
            .as_deref()
            .context("with a mail server a sender is needed: --mail-from")?;
        let from: Mailbox =
            from.parse().context("the sender must look like `Name <name@example.com>`")?;
        let secret = link::secret(desk)?;
        let url = config.url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
        Ok(Some(Courier {
            transport,
            from,
            words: LetterWords::of(&desk.house())?,
            desk: desk.clone(),
            secret,
            url,
        }))
    }
}

impl Courier {
    /// The formal letter that goes with the mail of an answer, where the pack wants one. What cannot be typeset is
    /// told in the log, and the mail goes out without it: the customer must not wait for a font.
    fn letter_of(&self, case: &Case, letter: &Letter) -> Option<(String, Vec<u8>)> {
        let text = letter.args.get("text").filter(|_| letter.kind == LetterKind::Response)?;
        let told = case.responses.iter().rfind(|it| it.text == *text)?;
        let (house, now) = (self.desk.house(), self.desk.now());
        let pack = house.pack_of(case).ok()?;
        let setting = house.setting_of(case, pack, &Actor::Clock, now);
        if !pack.letter_wanted(case, &setting) {
            return None;
        }
        let locale = Locale::parse(&letter.language).unwrap_or_default();
        let l = Reader::new(locale, house.calendar.zone().clone(), now);
        let paper = paper::letter(&l, case, told, &setting)?;
        match paper.pdf(paper::Fonts::of_system()) {
            Ok(pdf) => Some((paper.name, pdf)),
            Err(error) => {
                tracing::error!(no = ?case.no(), %error, "a letter went out without its paper");
                None
            }
        }
    }

    /// The page a letter leads to: the customer's own, or the task of the partner it is written to.
    fn path(&self, case: &Case, letter: &OutboxLetter) -> Option<String> {
        // A partner's task and a survey have links of their own.
        let number = |name: &str| letter.letter.args.get(name).map(|n| n.parse::<u32>());
        if let Some(n) = number("task") {
            let n = n.ok()?;
            return link::task_path(&self.secret, case, case.tasks.iter().find(|it| it.n == n)?);
        }
        match number("survey") {
            Some(n) => link::survey_path(&self.secret, case, n.ok()?),
            None => link::path(&self.secret, case),
        }
    }
}

impl Carries for Courier {
    fn send(&self, letter: &OutboxLetter) -> Result<(), CourierError> {
        let case = self
            .desk
            .case_by_id(letter.case)
            .map_err(|fault| CourierError::Later(fault.to_string()))?;
        let path = match letter.letter.kind {
            LetterKind::Digest => "/notices".to_owned(),
            _ => case.as_ref().and_then(|case| self.path(case, letter)).unwrap_or_default(),
        };
        let link = format!("{}{path}", self.url.trim_end_matches('/'));
        let house = self.desk.house();
        let pack =
            case.as_ref().and_then(|case| case.complaint()).map(|complaint| complaint.pack.clone());
        let written = self.words.write(&letter.letter, pack.as_ref(), &link, house.calendar.zone());
        let to: Mailbox = letter
            .letter
            .to
            .parse()
            .map_err(|_| CourierError::Never("the address cannot be read".to_owned()))?;
        let alternative = MultiPart::alternative_plain_html(written.text, written.html);
        let content = match case.as_ref().and_then(|case| self.letter_of(case, &letter.letter)) {
            Some((name, pdf)) => {
                let kind = ContentType::parse("application/pdf")
                    .map_err(|error| CourierError::Never(error.to_string()))?;
                let attached = Attachment::new(name).body(pdf, kind);
                MultiPart::mixed().multipart(alternative).singlepart(attached)
            }
            None => alternative,
        };
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(written.subject)
            .message_id(Some(format!("<{}@wenguo>", data_encoding::HEXLOWER.encode(&letter.id))))
            .multipart(content)
            .map_err(|error| CourierError::Never(error.to_string()))?;
        match self.transport.send(&message) {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(CourierError::Never(error.to_string())),
            Err(error) => Err(CourierError::Later(error.to_string())),
        }
    }
}
