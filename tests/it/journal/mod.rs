//! The journal below the window: what may be done, by whom, and what is there to see afterwards.

mod access;
mod alignment;
mod amendments;
mod appointments;
mod broken;
mod clock;
mod consultations;
mod door;
mod drafts;
mod follow_ups;
mod gate;
mod information;
mod keys;
mod patients;
mod photo_use;
mod photos;
mod photos_aside;
mod properties;
mod recall;
mod roles;
mod safety;
mod secrecy;
mod templates;
mod treatments;
mod tries;
mod users;
