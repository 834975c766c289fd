//! Pages, driven by the names that a screen reader tells, on a real journal in a temporary folder.

#[path = "../../support/memory.rs"]
mod memory;
#[path = "../../support/soft.rs"]
mod soft;
#[path = "../../support/window.rs"]
mod support;

pub mod hands;
pub mod kit;
pub mod outline;

mod access;
mod backups;
mod booking;
mod compare;
mod consultation;
mod corrections;
mod drawn;
pub mod first_start;
mod follow_up;
mod gate_dialogs;
mod injection_map;
mod integrity;
mod keys;
pub mod lock;
mod outlines;
mod overview;
mod palette;
mod patients;
mod photo_acts;
mod photos;
mod photos_in;
mod photos_many;
pub mod pictures;
mod pupils;
mod readiness;
mod reading;
mod recall;
mod refused;
mod repeat;
mod restore;
mod same_person;
mod second_place;
mod settings;
mod settings_order;
mod settling;
mod shell;
mod timed;
mod today;
mod treatment;
mod viewer;
mod whole_visit;
