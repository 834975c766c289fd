//! The worked examples of `rules.md` §15, each tried by its row.

mod age;
mod booking;
mod clock;
mod consent;
mod consultation;
mod interval;
mod medicines;
mod recording;
mod repeat;
mod spent;
mod vials;
