//! The steps of a run, how long each took and what came of it: the table at the end.
//!
//! Every step runs even when an earlier one failed, so that one run shows everything there is to mend.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::say::say;
use crate::tally::Tally;

/// What has been run so far.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: String,
    success: bool,
    tally: Tally,
    took: Duration,
}

impl Steps {
    /// Runs a step without tests of its own, such as formatting.
    pub(crate) fn run(&mut self, name: &str, work: impl FnOnce() -> Result<bool>) {
        self.run_tests(name, || Ok((work()?, Tally::default())));
    }

    /// Runs a step that counts tests.
    pub(crate) fn run_tests(&mut self, name: &str, work: impl FnOnce() -> Result<(bool, Tally)>) {
        say!("\n── {name}");
        let start = Instant::now();
        let (success, tally) = work().unwrap_or_else(|problem| {
            say!("error: {problem:#}");
            (false, Tally::default())
        });
        self.record(name, success, tally, start.elapsed());
    }

    fn record(&mut self, name: &str, success: bool, mut tally: Tally, took: Duration) {
        let success = success && tally.failed == 0;
        // A step that failed before any test could fail still counts, or the closing line would say all is well.
        if !success && tally.failed == 0 {
            tally.failed = 1;
        }
        self.done.push(Step { name: name.to_owned(), success, tally, took });
    }

    /// Prints the table and the closing line; true when every step succeeded.
    pub(crate) fn close(&self) -> bool {
        say!("\n{}", self.table());
        self.done.iter().all(|step| step.success)
    }

    fn table(&self) -> String {
        let width = self.done.iter().map(|step| step.name.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        let mut sum = Tally::default();
        for Step { name, success, tally, took } in &self.done {
            let word = if *success { "ok" } else { "FAILED" };
            let tests = if *tally == Tally::default() { String::new() } else { tally.to_string() };
            let line = format!("{name:width$}  {word:6}  {:>7.1} s  {tests}", took.as_secs_f64());
            let _ = writeln!(text, "{}", line.trim_end());
            sum += *tally;
        }
        text + &sum.to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Steps;
    use crate::tally::Tally;

    #[test]
    fn the_last_line_sums_all_steps() {
        let mut steps = Steps::default();
        let some = Tally { passed: 3, failed: 0, skipped: 1 };
        steps.record("formatting", true, Tally::default(), Duration::from_millis(400));
        steps.record("tests", true, some, Duration::from_secs(12));
        assert_eq!(
            steps.table(),
            "formatting  ok          0.4 s\n\
             tests       ok         12.0 s  3 passed, 0 failed, 1 skipped\n\
             3 passed, 0 failed, 1 skipped"
        );
    }

    #[test]
    fn a_step_that_fails_without_tests_counts_as_one_failure() {
        let mut steps = Steps::default();
        steps.run("lints", || anyhow::bail!("no compiler"));
        assert!(steps.table().ends_with("0 passed, 1 failed, 0 skipped"));
        assert!(!steps.close());
    }

    #[test]
    fn a_failed_test_fails_its_step_whatever_the_runner_says() {
        let mut steps = Steps::default();
        steps.run_tests("walks", || Ok((true, Tally { failed: 2, ..Tally::default() })));
        assert!(steps.table().ends_with("0 passed, 2 failed, 0 skipped"));
        assert!(!steps.close());
    }
}
