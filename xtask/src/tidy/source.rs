//! A Rust file cut into code, comments and tests.
//!
//! A small lexer instead of a parser: it only has to know what is a text, what is a comment and
//! which braces belong together.

/// One Rust file. `code` and `comments` have the lines of the file, with everything else blank.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) code: String,
    pub(super) comments: String,
    /// For each line, whether it belongs to tests.
    is_test: Vec<bool>,
}

/// A function: its name, its first line counted from zero, and how many lines it takes.
pub(super) type Function<'a> = (&'a str, usize, usize);

impl Source {
    pub(super) fn read(path: &str, text: &str) -> Self {
        let (code, comments) = split(text);
        let names_tests = path.ends_with("/tests.rs") || path.contains("/tests/");
        let mut is_test = vec![names_tests || code.contains("#![cfg(test)]"); text.lines().count()];
        for (at, _) in
            code.match_indices("#[cfg(test)]").chain(code.match_indices("#[cfg(all(test"))
        {
            let end = line_of(&code, end_of_item(&code, at));
            is_test[line_of(&code, at)..=end].fill(true);
        }
        Self { path: path.to_owned(), text: text.to_owned(), code, comments, is_test }
    }

    /// The lines that are not tests, counted from zero.
    pub(super) fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().filter(|(n, _)| !self.is_test[*n])
    }

    /// The functions with a body that are not tests.
    pub(super) fn product_functions(&self) -> impl Iterator<Item = Function<'_>> {
        self.code.match_indices("fn ").filter_map(|(at, _)| {
            let end = end_of_item(&self.code, at);
            let name = self.code[at + 3..].split(|c| !is_name(c)).next()?;
            let line = line_of(&self.code, at);
            let is_one =
                !name.is_empty() && !self.code[..at].ends_with(is_name) && !self.is_test[line];
            let has_body = self.code[..end].ends_with('}');
            (is_one && has_body).then(|| (name, line, line_of(&self.code, end) - line + 1))
        })
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count()
}

/// Where the item that starts here ends: after its `;`, or after the brace that closes its body.
fn end_of_item(code: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code[start..].char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, ';' | '}') {
            return start + at + 1;
        }
    }
    code.trim_end().len()
}

/// The code without texts and comments, and the comments alone.
fn split(text: &str) -> (String, String) {
    let (mut code, mut comments, mut at) = (String::new(), String::new(), 0);
    while at < text.len() {
        let (kind, length) = piece(&text[at..]);
        for c in text[at..at + length].chars() {
            let blank = if c == '\n' { c } else { ' ' };
            code.push(if kind == Kind::Code { c } else { blank });
            comments.push(if kind == Kind::Comment { c } else { blank });
        }
        at += length;
    }
    (code, comments)
}

#[derive(PartialEq, Eq)]
enum Kind {
    Code,
    Text,
    Comment,
}

/// What the rest of a file begins with, and how many bytes of it belong together.
fn piece(rest: &str) -> (Kind, usize) {
    let up_to = |end: &str, from: usize| {
        rest[from..].find(end).map_or(rest.len(), |n| from + n + end.len())
    };
    let raw =
        rest.trim_start_matches(['b', 'c']).strip_prefix('r').filter(|_| !rest.starts_with("bb"));
    let signs = raw.map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
    if rest.starts_with("//") {
        (Kind::Comment, rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        (Kind::Comment, block_comment(rest))
    } else if let Some(raw) = raw.filter(|raw| raw[signs..].starts_with('"')) {
        let open = rest.len() - raw.len() + signs + 1;
        (Kind::Text, up_to(&format!("\"{}", "#".repeat(signs)), open))
    } else if rest.starts_with('"') {
        (Kind::Text, quoted(rest, '"'))
    } else if rest.starts_with("'\\") || rest.chars().nth(2) == Some('\'') && rest.starts_with('\'')
    {
        (Kind::Text, quoted(rest, '\''))
    } else {
        // A whole name at once, so that the `r` at the end of `for` opens no raw text.
        let name = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        (Kind::Code, name.max(rest.chars().next().map_or(1, char::len_utf8)))
    }
}

/// The length of a text that ends with the mark it begins with.
fn quoted(rest: &str, mark: char) -> usize {
    let mut is_escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == mark && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

/// The length of a block comment, which may hold others.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, _) in rest.char_indices() {
        if rest[at..].starts_with("/*") {
            depth += 1;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
        }
        if depth == 0 {
            return at + 2;
        }
    }
    rest.len()
}
