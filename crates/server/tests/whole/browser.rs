//! A browser without scripts: it signs in, opens pages, fills in forms and sends what the page holds.

use std::net::SocketAddr;

use crate::http::{Answer, ask};

/// Somebody signed in.
pub(crate) struct Browser {
    address: SocketAddr,
    cookie: String,
}

/// A form on a page: where it goes and what it holds.
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Browser {
    /// Signs in, to read pages in a language.
    pub(crate) fn signed_in(
        address: SocketAddr,
        name: &str,
        password: &str,
        language: &str,
    ) -> Browser {
        let mut browser = Browser { address, cookie: format!("lang={language}") };
        let answer = browser.send("/sign-in", &[("name", name), ("password", password)]);
        assert_eq!(answer.status, 303, "{}", answer.text);
        let session = answer.headers["set-cookie"].split(';').next().unwrap();
        browser.cookie = format!("{}; {session}", browser.cookie);
        browser
    }

    /// Opens a page.
    pub(crate) fn open(&self, path: &str) -> Answer {
        ask(self.address, "GET", path, &[("cookie", &self.cookie)], "").unwrap()
    }

    /// Sends a form.
    pub(crate) fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let escaped = server::fail::url_escape;
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
            .collect();
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("origin", "http://desk.example"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        ask(self.address, "POST", path, &headers, &pairs.join("&")).unwrap()
    }

    /// Sends a form as a page holds it.
    pub(crate) fn send_form(&self, form: &Form) -> Answer {
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.send(&form.action, &fields)
    }
}

/// The value of the first hidden field of a name.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let tag =
        page.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}")).1;
    read(tag.split_once("value=\"").unwrap().1.split('"').next().unwrap())
}

/// The form that a page of failure offers to send once more.
pub(crate) fn once_more(page: &str) -> Form {
    let rest = page
        .split_once("<form method=\"post\" action=\"")
        .unwrap_or_else(|| panic!("no form: {page}"))
        .1;
    let (action, rest) = rest.split_once('"').unwrap();
    let inside = rest.split_once("</form>").unwrap().0;
    let fields = inside.split("<textarea name=\"").skip(1).map(|field| {
        let (name, rest) = field.split_once('"').unwrap();
        let value = rest.split_once('>').unwrap().1.split_once("</textarea>").unwrap().0;
        // A browser takes away the first line break, and sends the others as it was given them.
        (read(name), read(value.strip_prefix('\n').unwrap_or(value)))
    });
    Form { action: read(action), fields: fields.collect() }
}

fn read(text: &str) -> String {
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}
