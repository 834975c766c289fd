//! What is true, and what follows from it: facts, courses, rules, time and the chain.
//!
//! Nothing here knows files, SQL, a window or the clock, and nothing here makes sentences for people.

pub mod time;

pub mod id;

pub mod frame;

pub mod chain;

pub mod name;

pub mod fold;

pub mod identity;
