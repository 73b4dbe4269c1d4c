//! What a pack says of public reviews: on which platforms they are written, what is a low mark, how soon one is answered.

use serde::Deserialize;

use super::Words;
use super::load::Check;
use crate::intake::Channel;
use crate::limits::PLATFORMS_MAX;
use crate::public_review::STARS;

/// Days within which a review is answered: later nobody reads the reply.
const REPLY_DAYS_MAX: u32 = 60;

/// A platform on which people write about us.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: Words,
    /// The channel of a case that begins there.
    #[serde(default = "social_media")]
    pub channel: Channel,
}

fn social_media() -> Channel {
    Channel::SocialMedia
}

/// How public reviews are answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PublicReviewRule {
    /// Days within which a reply is to appear.
    pub reply_days: u32,
    /// The highest mark that is low: such a review becomes a case, or somebody says why not; 0 for none.
    pub low: u8,
    /// Where they are written.
    #[serde(skip)]
    pub platforms: Vec<Platform>,
}

impl Default for PublicReviewRule {
    fn default() -> Self {
        PublicReviewRule { reply_days: 3, low: 2, platforms: Vec::new() }
    }
}

/// What is wrong with the rule and the platforms a pack writes.
pub(super) fn check(
    check: &mut Check<'_>,
    rule: Option<&PublicReviewRule>,
    own: &[Platform],
    channels: &[Channel],
) {
    check.once("platform", "code", own.iter().map(|it| it.code.as_str()));
    if own.len() > PLATFORMS_MAX {
        let reason = format!("a pack names at most {PLATFORMS_MAX} platforms");
        check.wrong(("[[platform]]", ""), &reason);
    }
    for platform in own {
        let (code, place) = (&platform.code, ("code", platform.code.as_str()));
        let is_code = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if code.is_empty() || code.len() > 40 || !code.bytes().all(is_code) {
            check.wrong(place, &format!("the platform `{code}`: small letters, digits and _ only"));
        }
        let words = [&platform.title.zh_hans, &platform.title.zh_hant, &platform.title.en];
        if words.iter().any(|it| it.trim().is_empty()) {
            check.wrong(place, &format!("the platform `{code}` is not named in every language"));
        }
        if !channels.contains(&platform.channel) {
            let reason = format!("the platform `{code}` has a channel the pack does not take");
            check.wrong(place, &reason);
        }
    }
    let Some(rule) = rule else { return };
    if rule.low > *STARS.end() {
        check.wrong(("low", ""), &format!("low is from 0 to {}", STARS.end()));
    }
    if !(1..=REPLY_DAYS_MAX).contains(&rule.reply_days) {
        check.wrong(("reply_days", ""), &format!("reply_days is from 1 to {REPLY_DAYS_MAX}"));
    }
}
