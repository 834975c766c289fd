//! What is seen and what was asked for: the window, its pages, and the parts they are built of.
//!
//! No SQL, no keys and no rules here; texts come from `text`, colours and distances from [`theme`].
//! Pages draw from values and ask with [`command::Command`]s; [`app::App`] is the only place that changes anything.

pub mod app;
pub mod command;
pub mod cx;
pub mod desk;
pub mod saving;
pub mod session;
pub mod setup;
mod typed_ahead;
pub mod window;
pub mod worker;

pub mod page;

pub mod theme;

pub mod fonts;

pub mod mesh;

pub mod icon;

pub mod status;

pub mod face;

pub mod widget;
