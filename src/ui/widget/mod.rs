//! The parts that every page is made of. Pages name no colour and no distance: they call these.

pub mod paint;

pub mod key;

pub mod shell;

pub mod rail;

pub mod topbar;

pub mod banner;

pub mod tabs;

pub mod action_bar;

pub mod button;

pub mod field;

pub mod passphrase;

pub mod date_field;

pub mod time_field;

pub mod answer;

pub mod tick;

pub mod segmented;

pub mod choice;

pub mod card;

pub mod chip;

pub mod check_row;

pub mod agenda;

pub mod table;

pub mod timeline;

pub mod reflection_bar;

pub mod week_grid;

pub mod photo_cell;

pub mod steps;

pub mod dialog;

pub mod notice;

pub mod trouble;

pub mod empty_state;
