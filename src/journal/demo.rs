//! The practice clinic.
