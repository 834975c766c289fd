//! The worked examples of `rules.md` §15 for the rules that exist: rows 1–45, 73–98, 108–125 and 134–157.
//!
//! What the rows say about R31 (consent) comes with that rule.

mod age;
mod booking;
mod clock;
mod consultation;
mod interval;
mod recording;
mod spent;
mod vials;
