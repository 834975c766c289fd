//! What may be done when: law and clinical caution as data and small pure functions.

pub mod policy;
