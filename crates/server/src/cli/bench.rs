//! `wenguo bench`: measures this program on this machine, on registers of its own.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::out::Out;
use crate::bench::{self, Plan};

/// Measures this program on this machine.
#[derive(Args, Debug)]
pub struct Bench {
    /// Cases in the register when pages are measured; may be given more than once.
    #[arg(long = "size", value_delimiter = ',', num_args = 1.., default_values_t = [2_000, 20_000])]
    sizes: Vec<u64>,
    /// Seconds each load lasts.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// A PostgreSQL database to measure on; without it the embedded one. Only schemas of the benchmark's own are touched.
    #[arg(long)]
    data: Option<String>,
    /// A folder with a register that is filled up to the largest size once and kept for later runs.
    #[arg(long, conflicts_with = "data")]
    register: Option<PathBuf>,
    /// Only figures whose names begin like this.
    #[arg(long)]
    figure: Option<String>,
}

impl Bench {
    /// Measures and prints one line a figure.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let mut sizes = self.sizes;
        sizes.sort_unstable();
        sizes.dedup();
        if sizes.first().is_none_or(|least| *least < 1_000)
            || !(0.1..=3_600.0).contains(&self.seconds)
        {
            bail!(out.locale.text("cli-bench-too-small").into_owned());
        }
        let postgres = self.data.filter(|it| it.starts_with("postgres"));
        let (seconds, register, only) = (self.seconds, self.register, self.figure);
        bench::run(&Plan { sizes, seconds, postgres, register, only }, out)?;
        Ok(super::DONE)
    }
}
