//! The worked examples of `rules.md` §15 for the rules that exist: rows 1–81, 99–107 and 134–158.

mod age;
mod booking;
mod clock;
mod consent;
mod consultation;
mod medicines;
mod recording;
mod repeat;
mod spent;
