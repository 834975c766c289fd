//! *Klar til behandling?*: one answer before the needle (`design.md` §9.7).

pub mod dialogs;
