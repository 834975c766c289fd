//! What is seen and what was asked for: the window, its pages, and the parts they are built of.
//!
//! No SQL, no keys and no rules here; texts come from `text`, colours and distances from [`theme`].

pub mod theme;

pub mod fonts;

pub mod mesh;

pub mod icon;

pub mod status;

pub mod face;

pub mod widget;
