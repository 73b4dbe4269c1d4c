//! Counting tests from what the test runners print.
//!
//! Each runner's closing lines are read, because their machine formats are unstable or hide the readable output.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed, ran out of time or could not start.
    pub(crate) failed: u64,
    /// Tests that were there and did not run.
    pub(crate) skipped: u64,
}

impl Tally {
    /// Reads the output of nextest, `cargo test` and Node's test runner.
    pub(crate) fn read(output: &str) -> Self {
        let mut tally = Self::default();
        for line in without_colours(output).lines() {
            let line = line.trim();
            if let Some((_, counts)) = line.split_once("tests run:").filter(|_| is_nextest(line)) {
                tally.count_words(counts);
            } else if let Some((_, counts)) =
                line.split_once("test run:").filter(|_| is_nextest(line))
            {
                tally.count_words(counts);
            } else if let Some(counts) = line.strip_prefix("test result:") {
                tally.count_words(counts.split_once('.').map_or(counts, |(_, rest)| rest));
            } else if let Some(count) = line.strip_prefix('ℹ').or_else(|| line.strip_prefix("# "))
            {
                tally.count_node(count);
            }
        }
        tally
    }

    /// Pairs such as `3 passed (1 slow), 1 timed out; 2 ignored`.
    fn count_words(&mut self, counts: &str) {
        for part in counts.split([',', ';']) {
            let mut words = part.split_whitespace();
            let Some(n) = words.next().and_then(|word| word.parse::<u64>().ok()) else { continue };
            match words.next() {
                Some("passed") => self.passed += n,
                Some("failed" | "timed" | "exec") => self.failed += n,
                Some("skipped" | "ignored") => self.skipped += n,
                // Leaky, slow and flaky tests are already among those that passed; measured and
                // filtered ones were not asked for.
                _ => {}
            }
        }
    }

    /// Node's `pass 3`, `fail 0`, `cancelled 0`, `skipped 0`, `todo 0`.
    fn count_node(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let (Some(word), Some(count), None) = (words.next(), words.next(), words.next()) else {
            return;
        };
        let Ok(n) = count.parse::<u64>() else { return };
        match word {
            "pass" => self.passed += n,
            "fail" | "cancelled" => self.failed += n,
            "skipped" | "todo" => self.skipped += n,
            _ => {}
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

fn is_nextest(line: &str) -> bool {
    line.starts_with("Summary")
}

/// Takes out the escape sequences that colour a terminal.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match (inside, c) {
            (false, '\u{1b}') => inside = true,
            (true, 'a'..='z' | 'A'..='Z') => inside = false,
            (false, c) => plain.push(c),
            (true, _) => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn check(output: &str, passed: u64, failed: u64, skipped: u64) {
        assert_eq!(Tally::read(output), Tally { passed, failed, skipped }, "{output}");
    }

    #[test]
    fn nextest_is_counted() {
        check("     Summary [   0.012s] 3 tests run: 3 passed, 0 skipped", 3, 0, 0);
        check("     Summary [   0.012s] 1 test run: 1 passed, 0 skipped", 1, 0, 0);
        check(
            "     Summary [   9.1s] 9/12 tests run: 5 passed (1 slow, 1 flaky), 2 failed, 1 timed out, 1 exec failed, 4 skipped",
            5,
            4,
            4,
        );
        check(
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m passed, \u{1b}[1m0\u{1b}[0m skipped",
            2,
            0,
            0,
        );
        check("a test of ours says: 4 tests run: 4 passed", 0, 0, 0);
    }

    #[test]
    fn cargo_test_is_summed_over_its_binaries() {
        check(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s\n\
             test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
            4,
            2,
            1,
        );
    }

    #[test]
    fn node_is_counted_in_both_its_formats() {
        check(
            "ℹ tests 5\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\nℹ duration_ms 12.5",
            3,
            2,
            0,
        );
        check("# tests 2\n# pass 2\n# fail 0\n# duration_ms 3", 2, 0, 0);
    }

    #[test]
    fn silence_counts_nothing() {
        check("error: could not compile `casework`", 0, 0, 0);
    }
}
