//! The journal below the window: what may be done, by whom, and what is there to see afterwards.

mod access;
mod alignment;
mod amendments;
mod appointments;
mod backups;
mod broken;
mod clock;
mod consultations;
mod door;
mod drafts;
mod follow_ups;
mod gate;
mod information;
mod patients;
mod photo_use;
mod photos;
mod photos_aside;
mod properties;
mod recall;
mod restores;
mod roles;
mod safety;
mod templates;
mod treatments;
