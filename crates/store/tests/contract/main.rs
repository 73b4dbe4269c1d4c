//! Every promise of the store, run on both databases.
//!
//! A test is written once, takes a [`rig::Rig`] and becomes two by [`on_both!`]: on SQLite in a temporary
//! folder, and on PostgreSQL in a database of its own.
//! PostgreSQL is found by `WENGUO_TEST_POSTGRES` (the address of a superuser).
//! Without it that half fails, unless `WENGUO_TEST_SQLITE_ONLY=1` says that it is left out on purpose.

#![expect(clippy::unwrap_used, reason = "in a test a fault is a failure")]

/// Makes two tests of each function that takes a rig.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[test]
            fn $name() {
                super::$name(&mut crate::rig::Rig::sqlite());
            })*
        }

        mod postgres {
            $(#[test]
            fn $name() {
                if let Some(mut rig) = crate::rig::Rig::postgres() {
                    super::$name(&mut rig);
                }
            })*
        }
    };
}

mod backup;
mod figures;
mod files;
mod killing;
mod ledger;
mod lists;
mod matters;
mod outside;
mod promises;
mod proxy;
mod quality;
mod rig;
mod sample;
mod search;
mod similar;
mod steps;
mod surveys;
mod tampering;
mod transactions;
mod watch;
mod world;
mod work;
