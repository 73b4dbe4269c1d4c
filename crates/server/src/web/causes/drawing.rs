//! The drawings of a cause tree: the fishbone by branch, and the chain of "why" as a tree.
//!
//! Each is drawn twice, broad for a desk and paper and narrow for a phone; the style sheet shows one of them. Text in
//! an SVG does not wrap by itself, so lines are broken here by the widths characters have at least about: a Chinese
//! character is as wide as it is high, a Latin one about half of that.

use casework::cause_tree::CauseState;

use crate::locale::Reader;

const FONT: i32 = 14;
const LINE: i32 = 20;
const PAD: i32 = 10;
/// Between two boxes or two blocks of text.
const GAP: i32 = 12;
const WIDE: i32 = 860;
const NARROW: i32 = 330;
/// How far a bone leans.
const SLANT: i32 = 56;
const BONE_MIN: i32 = 205;
const BONE_MAX: i32 = 300;
const HEAD: i32 = 150;
const LABEL: i32 = 30;

/// A cause as the drawings need it, in the order of the tree.
pub(super) struct Twig {
    pub(super) n: u32,
    pub(super) depth: usize,
    pub(super) branch: String,
    pub(super) text: String,
    pub(super) state: CauseState,
    pub(super) state_words: String,
    pub(super) is_root: bool,
}

/// A stroke.
pub(super) struct Stroke {
    pub(super) class: &'static str,
    pub(super) path: String,
}

/// A box.
pub(super) struct Frame {
    pub(super) class: &'static str,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// A line of text.
pub(super) struct Line {
    pub(super) class: &'static str,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) text: String,
}

/// A drawing.
pub(super) struct Drawing {
    /// `wide` or `narrow`.
    pub(super) class: &'static str,
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) strokes: Vec<Stroke>,
    pub(super) frames: Vec<Frame>,
    pub(super) lines: Vec<Line>,
}

impl Drawing {
    fn new(class: &'static str, id: &'static str, title: String, width: i32) -> Drawing {
        let (strokes, frames, lines) = (Vec::new(), Vec::new(), Vec::new());
        Drawing { class, id, title, width, height: 0, strokes, frames, lines }
    }

    fn stroke(&mut self, class: &'static str, path: String) {
        self.strokes.push(Stroke { class, path });
    }

    fn frame(&mut self, class: &'static str, (x, y): (i32, i32), (width, height): (i32, i32)) {
        self.frames.push(Frame { class, x, y, width, height });
    }

    /// Writes lines below one another, the first with its top at `y`; returns where they end.
    fn write(&mut self, class: &'static str, (x, y): (i32, i32), lines: Vec<String>) -> i32 {
        let mut y = y;
        for text in lines {
            self.lines.push(Line { class, x, y: y + FONT, text });
            y += LINE;
        }
        y
    }
}

/// Both drawings in both widths.
pub(super) fn all(l: &Reader, effect: &str, twigs: &[Twig]) -> Vec<Drawing> {
    let fishbone = || l.t1("causes-fishbone", "effect", effect);
    let tree = || l.t1("causes-tree", "effect", effect);
    vec![
        broad_fishbone(Drawing::new("wide", "fishbone-wide", fishbone(), 0), effect, twigs),
        upright_fishbone(
            Drawing::new("narrow", "fishbone-narrow", fishbone(), NARROW),
            effect,
            twigs,
        ),
        why_tree(Drawing::new("wide", "why-wide", tree(), WIDE), effect, twigs),
        why_tree(Drawing::new("narrow", "why-narrow", tree(), NARROW), effect, twigs),
    ]
}

/// Hundredths of the font's size a character takes.
fn breadth(c: char) -> i32 {
    match c {
        ' ' | 'i' | 'l' | 'j' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 92,
        'A'..='Z' | '&' => 70,
        '\u{0}'..='\u{2ff}' => 60,
        '\u{300}'..='\u{36f}' => 0,
        '\u{370}'..='\u{10ff}' => 66,
        _ => 100,
    }
}

/// What may not begin a line.
fn hangs(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '%'
            | '\u{2019}'
            | '\u{201d}'
            | '\u{2026}'
            | '\u{3001}'
            | '\u{3002}'
            | '\u{3009}'
            | '\u{300b}'
            | '\u{300d}'
            | '\u{300f}'
            | '\u{3011}'
            | '\u{ff01}'
            | '\u{ff05}'
            | '\u{ff09}'
            | '\u{ff0c}'
            | '\u{ff1a}'
            | '\u{ff1b}'
            | '\u{ff1f}'
    )
}

/// A text in lines no wider than so many units.
fn wrapped(text: &str, width: i32) -> Vec<String> {
    let room = width * 100 / FONT;
    let (mut lines, mut line, mut taken) = (Vec::new(), String::new(), 0);
    for word in pieces(text) {
        let needed: i32 = word.chars().map(breadth).sum();
        let hanging = word.chars().count() == 1 && word.chars().all(hangs);
        if taken + needed > room && !hanging && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            taken = 0;
        }
        for c in word.chars() {
            // A word wider than a line is broken where the line ends.
            if taken + breadth(c) > room && !hanging && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                taken = 0;
            }
            if line.is_empty() && c == ' ' {
                continue;
            }
            line.push(c);
            taken += breadth(c);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// What stays together on a line: a Latin word, a blank, a single character of any other script.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        let joins = c != ' ' && breadth(c) < 100 && !hangs(c);
        match pieces.last_mut() {
            Some(last) if in_word && joins => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        in_word = joins;
    }
    pieces
}

fn class_of(state: CauseState) -> (&'static str, &'static str) {
    match state {
        CauseState::Suspected => ("box-suspected", "text-suspected"),
        CauseState::Established => ("box-established", "text-established"),
        CauseState::RuledOut => ("box-ruled-out", "text-ruled-out"),
    }
}

/// A sign that says the state without colour.
fn sign(state: CauseState) -> char {
    match state {
        CauseState::Suspected => '\u{25cb}',
        CauseState::Established => '\u{25cf}',
        CauseState::RuledOut => '\u{2715}',
    }
}

fn lines_of(twig: &Twig, width: i32) -> Vec<String> {
    wrapped(&format!("{} {} {}", sign(twig.state), twig.n, twig.text), width)
}

fn height(lines: usize) -> i32 {
    i32::try_from(lines).unwrap_or(i32::MAX / LINE) * LINE
}

/// The causes by branch, in the order the branches were first thought of.
fn bones(twigs: &[Twig]) -> Vec<(&str, Vec<&Twig>)> {
    let mut bones: Vec<(&str, Vec<&Twig>)> = Vec::new();
    for twig in twigs {
        match bones.iter_mut().find(|(branch, _)| *branch == twig.branch) {
            Some((_, list)) => list.push(twig),
            None => bones.push((&twig.branch, vec![twig])),
        }
    }
    bones
}

/// The spine lies, the effect is its head, and bones lean on it from above and below.
fn broad_fishbone(mut it: Drawing, effect: &str, twigs: &[Twig]) -> Drawing {
    let bones = bones(twigs);
    let columns = i32::try_from(bones.len().div_ceil(2)).unwrap_or(1).max(1);
    let room = (WIDE - HEAD - SLANT - 2 * GAP) / columns;
    let column = room.clamp(BONE_MIN, BONE_MAX);
    // A tall text keeps clear of its own bone below and of the next one above.
    let text_width = column - 3 * GAP - SLANT / 2;
    let tall = |from: usize| {
        let of = |(_, list): &(&str, Vec<&Twig>)| -> i32 {
            list.iter().map(|twig| height(lines_of(twig, text_width).len()) + GAP).sum()
        };
        bones.iter().skip(from).step_by(2).map(of).max().map_or(0, |most| most + LABEL + 2 * GAP)
    };
    let head_lines = wrapped(effect, HEAD - 2 * PAD);
    let head = height(head_lines.len()) + 2 * PAD;
    let (above, below) = (tall(0).max(head / 2 + GAP), tall(1).max(head / 2 + GAP));
    let spine = above + GAP;
    it.height = spine + below + GAP;
    it.width = GAP + columns * column + SLANT + GAP + HEAD + 2;
    let head_x = it.width - HEAD - 2;
    it.stroke("spine", format!("M{GAP} {spine}H{head_x}"));
    for (at, (branch, list)) in bones.iter().enumerate() {
        let place = i32::try_from(at / 2).unwrap_or(0);
        let x = GAP + place * column;
        let up = at % 2 == 0;
        let (end, top) =
            if up { (GAP / 2, GAP / 2 + LABEL + GAP) } else { (it.height - GAP / 2, spine + GAP) };
        let tip = if up { end + LABEL } else { end - LABEL };
        let foot = x + SLANT;
        it.stroke("bone", format!("M{x} {tip}L{foot} {spine}"));
        label(&mut it, branch, (x, if up { end } else { end - LABEL }));
        let tall = (spine - tip).abs().max(1);
        let mut y = top;
        for twig in list {
            let lines = lines_of(twig, text_width);
            let middle = y + height(lines.len()) / 2;
            // The text keeps clear of the bone where the bone comes nearest to it.
            let near = if up { y + height(lines.len()) } else { y };
            let lean = SLANT * (near - tip).abs() / tall;
            let on_bone = x + SLANT * (middle - tip).abs() / tall;
            let text_x = x + lean.min(SLANT) + GAP + 4;
            it.stroke("twig", format!("M{on_bone} {middle}H{}", text_x - 4));
            y = it.write(class_of(twig.state).1, (text_x, y), lines) + GAP;
        }
    }
    it.frame("box-effect", (head_x, spine - head / 2), (HEAD, head));
    it.write("text-effect", (head_x + PAD, spine - head / 2 + PAD), head_lines);
    it
}

fn label(it: &mut Drawing, branch: &str, (x, y): (i32, i32)) -> i32 {
    let breadth: i32 = branch.chars().map(breadth).sum();
    let width = breadth * FONT / 100 + 2 * PAD;
    it.frame("box-branch", (x, y), (width, LABEL));
    it.write("text-branch", (x + PAD, y + 6), vec![branch.to_owned()]);
    width
}

/// The same for a phone: the spine hangs from the effect, and every bone has its causes below its name.
fn upright_fishbone(mut it: Drawing, effect: &str, twigs: &[Twig]) -> Drawing {
    let head_lines = wrapped(effect, it.width - 2 * PAD - 2);
    let head = height(head_lines.len()) + 2 * PAD;
    it.frame("box-effect", (1, 1), (it.width - 2, head));
    it.write("text-effect", (1 + PAD, 1 + PAD), head_lines);
    let (spine, left) = (14, 44);
    let mut y = head + 2 * GAP;
    let mut last = y;
    for (branch, list) in bones(twigs) {
        let middle = y + LABEL / 2;
        last = middle;
        it.stroke("bone", format!("M{spine} {}L{left} {middle}", middle - 14));
        label(&mut it, branch, (left, y));
        y += LABEL + GAP;
        for twig in list {
            let lines = lines_of(twig, it.width - left - 2 * GAP);
            it.stroke("twig", format!("M{} {}h8", left + 2, y + LINE / 2));
            y = it.write(class_of(twig.state).1, (left + 14, y), lines) + GAP;
        }
    }
    it.stroke("spine", format!("M{spine} {}V{last}", head + 1));
    it.height = y + GAP;
    it
}

/// From the effect down: every cause stands below what it explains, as far in as the question goes deep.
fn why_tree(mut it: Drawing, effect: &str, twigs: &[Twig]) -> Drawing {
    let narrow = it.width == NARROW;
    let step = if narrow { 18 } else { 40 };
    let head_lines = wrapped(effect, it.width - 2 * PAD - 2);
    let head = height(head_lines.len()) + 2 * PAD;
    it.frame("box-effect", (1, 1), (it.width - 2, head));
    it.write("text-effect", (1 + PAD, 1 + PAD), head_lines);
    let mut y = 1 + head + GAP;
    // Where the line down from each level begins: below the effect, and below the last cause of that level.
    let mut from: Vec<i32> = vec![1 + head];
    for twig in twigs {
        let depth = i32::try_from(twig.depth).unwrap_or(0);
        let x = (depth + 1) * step;
        let width = it.width - x - 1;
        let lines = lines_of(twig, width - 2 * PAD);
        let tall = LINE + height(lines.len()) + 2 * PAD;
        let (frame, text) = class_of(twig.state);
        let (rail, middle) = (depth * step + step / 2, y + tall / 2);
        from.truncate(twig.depth + 1);
        let begin = from.last().copied().unwrap_or(y);
        it.stroke("why", format!("M{rail} {begin}V{middle}H{x}"));
        it.frame(if twig.is_root { "box-root" } else { frame }, (x, y), (width, tall));
        let over = format!("{} \u{b7} {}", twig.branch, twig.state_words);
        let end = it.write("text-over", (x + PAD, y + PAD), vec![over]);
        it.write(text, (x + PAD, end), lines);
        from.push(y + tall);
        y += tall + GAP;
    }
    it.height = y;
    it
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twig(n: u32, depth: usize, branch: &str, text: &str) -> Twig {
        Twig {
            n,
            depth,
            branch: branch.to_owned(),
            text: text.to_owned(),
            state: CauseState::Suspected,
            state_words: "待查".to_owned(),
            is_root: false,
        }
    }

    #[test]
    fn a_long_chinese_text_wraps_inside_and_loses_nothing() {
        let text = "更换计划没有录入系统，交接时也没有人核对，".repeat(8);
        let lines = wrapped(&text, 200);
        assert!(lines.len() > 10);
        assert_eq!(lines.concat(), text);
        for line in &lines {
            let width: i32 = line.chars().map(breadth).sum();
            assert!(width <= 200 * 100 / FONT + 100, "{line}");
            assert!(!line.starts_with(['，', '。']), "{line}");
        }
    }

    #[test]
    fn latin_words_stay_whole_and_an_endless_one_is_broken() {
        assert_eq!(wrapped("belt worn out twice", 80), ["belt worn", "out twice"]);
        let endless = "x".repeat(100);
        assert!(wrapped(&endless, 80).len() > 5);
        assert_eq!(wrapped(&endless, 80).concat(), endless);
        assert!(wrapped("", 80).is_empty());
    }

    #[test]
    fn everything_drawn_lies_inside_its_picture() {
        let long = "二次供水泵房巡检表里没有这一项，夜班交接时口头告知，没有留痕，也没有人复核。"
            .repeat(4);
        let twigs = [
            twig(1, 0, "人", &long),
            twig(2, 1, "方法", "没有复核"),
            twig(3, 2, "制度", &long),
            twig(4, 0, "设备", "泵房老化"),
            twig(5, 1, "设备", "配件停产"),
            twig(6, 7, "环境", &long),
        ];
        for draw in [
            broad_fishbone(Drawing::new("wide", "a", String::new(), 0), &long, &twigs),
            upright_fishbone(Drawing::new("narrow", "b", String::new(), NARROW), &long, &twigs),
            why_tree(Drawing::new("wide", "c", String::new(), WIDE), &long, &twigs),
            why_tree(Drawing::new("narrow", "d", String::new(), NARROW), &long, &twigs),
        ] {
            for it in &draw.frames {
                assert!(it.x >= 0 && it.y >= 0 && it.width > 0, "{} {}", draw.id, it.class);
                assert!(it.x + it.width <= draw.width, "{} {}", draw.id, it.class);
                assert!(it.y + it.height <= draw.height, "{} {}", draw.id, it.class);
            }
            for it in &draw.lines {
                let width: i32 = it.text.chars().map(breadth).sum::<i32>() * FONT / 100;
                assert!(it.x + width <= draw.width + FONT, "{}: {}", draw.id, it.text);
                assert!(it.y <= draw.height, "{}: {}", draw.id, it.text);
            }
        }
    }

    #[test]
    fn a_single_cause_is_drawn_as_well() {
        let draw = broad_fishbone(
            Drawing::new("wide", "a", String::new(), 0),
            "停水",
            &[twig(1, 0, "人", "甲")],
        );
        assert_eq!(draw.lines.iter().filter(|it| it.text.contains('甲')).count(), 1);
        assert!(draw.height > 0 && draw.width > HEAD);
    }
}
