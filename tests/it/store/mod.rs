//! The journal's database, as the other rooms see it.

mod append;
mod derived;
mod draft;
mod ground;
mod open;
mod schema;
mod search;
mod verify;
mod vials;
