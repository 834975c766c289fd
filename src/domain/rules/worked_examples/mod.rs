//! The worked examples of `rules.md` §15 for the rules that exist: rows 1–81 and 134–158.

mod age;
mod booking;
mod clock;
mod consent;
mod consultation;
mod recording;
mod repeat;
mod spent;
