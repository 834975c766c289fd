//! What is true, and what follows from it: facts, courses, rules, time and the chain.
//!
//! Nothing here knows files, SQL, a window or the clock, and nothing here makes sentences for people.

pub mod id;
pub mod time;

pub mod area;
pub mod dose;
mod exact;
pub mod fold;
pub mod identity;
pub mod name;
pub mod product;
pub mod strength;
pub mod units;
pub mod user;
pub mod volume;
pub mod working_days;

pub mod access;
pub mod alignment;
pub mod appointment;
pub mod backup;
pub mod check;
pub mod clinic;
pub mod consultation;
pub mod correction;
pub mod coverage;
pub mod information;
pub mod log;
pub mod mark;
pub mod patient;
pub mod photo;
pub mod photo_use;
pub mod same_person;
pub mod set_aside;
pub mod similarity;

pub mod aftercare;
pub mod confirmation;
pub mod consent;
pub mod decision;
pub mod prescription;
pub mod safety;
pub mod snapshot;
pub mod tasks;
pub mod template;
pub mod treatment;
pub mod vial;
pub mod vial_log;

mod about;
pub mod authorship;
pub mod chain;
pub mod entry;
pub mod fact;
pub mod frame;

pub mod course;
pub mod pairs;
pub mod premises;
pub mod readiness;
pub mod rules;
