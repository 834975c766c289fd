//! Mimik: a patient journal for clinics that treat mimic wrinkles. The rooms, in reading order; each knows only those above it.

pub mod domain;

pub mod vault;

pub mod store;

pub mod picture;

pub mod journal;

pub mod text;

pub mod paper;

pub mod settings;

pub mod ui;

pub mod cli;
