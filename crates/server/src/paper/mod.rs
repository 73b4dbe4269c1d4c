//! Papers: the answer as a formal letter and what was agreed as an agreement, typeset to PDF.
//!
//! The look stands in `templates/paper/*.typ`; what a case says comes in as values beside it and is never read as
//! markup. Fonts are the system's own. Typesetting takes tens of milliseconds: no page waits for it on a thread
//! that serves others.

mod agreement;
mod amount;
mod fonts;
mod letter;
mod press;
#[cfg(test)]
mod tests;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::fail::{Fail, url_escape};
use crate::locale::Reader;

pub use agreement::{agreement, is_agreed};
pub use fonts::Fonts;
pub use letter::letter;

/// Papers typeset at a time: each may take a processor for a moment.
static PLACE: Semaphore = Semaphore::const_new(1);

/// A paper before it is typeset.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The name of its file.
    pub name: String,
    /// Its look.
    look: Look,
    /// What it says.
    values: serde_json::Value,
}

/// Which paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Letter,
    Agreement,
}

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// No font of this computer has the characters.
    #[error(
        "no font with Chinese characters was found in {folders}; install one, e.g. the package fonts-noto-cjk"
    )]
    NoFont {
        /// Where was looked.
        folders: String,
    },
    /// The typesetter refused: a fault of ours.
    #[error("the paper cannot be typeset: {0}")]
    Typeset(String),
}

impl Paper {
    /// Typesets it.
    pub fn pdf(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        press::pdf(self.look, &self.values, fonts)
    }

    /// Typesets it beside the threads that serve others, and hands it out.
    pub async fn hand_out(self, l: &Reader) -> Result<Response, Fail> {
        let name = self.name.clone();
        let Ok(_place) = PLACE.acquire().await else { return Err(Fail::NotFound) };
        let made = tokio::task::spawn_blocking(move || self.pdf(Fonts::of_system())).await;
        let made = made.map_err(|error| Fail::from(store::Fault::Other(error.to_string())))?;
        let bytes = match made {
            Ok(bytes) => bytes,
            Err(error @ PaperError::NoFont { .. }) => {
                tracing::error!(%error, "a paper was asked for");
                let (title, help) = (l.t("paper-no-font"), l.t("paper-no-font-help"));
                return Ok(crate::layout::error_with(
                    l.clone(),
                    StatusCode::SERVICE_UNAVAILABLE,
                    &title,
                    &help,
                ));
            }
            Err(error) => return Err(store::Fault::Other(error.to_string()).into()),
        };
        let mut response = bytes.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
        let disposition =
            format!("inline; filename=\"paper.pdf\"; filename*=UTF-8''{}", url_escape(&name));
        if let Ok(value) = HeaderValue::from_str(&disposition) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        Ok(response)
    }
}
