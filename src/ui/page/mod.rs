//! The pages. Each draws from values and asks with commands; none can write.

pub mod first_start;
pub mod gate;
pub mod lock;
pub mod new_passphrase;
pub mod recovery_field;
pub mod refused;
pub mod renewing;

pub mod area;
pub mod audit_log;
pub mod finder;
pub mod follow_ups;
pub mod palette;
pub mod patients;
pub mod recall;
pub mod record;
pub mod review;
pub mod settings;
pub mod sheet;
pub mod today;
