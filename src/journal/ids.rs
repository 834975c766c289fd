//! New ids and salts: from the system, or the same again from a seed for the practice clinic.

use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};
use uuid::{Builder, Uuid};

use crate::domain::chain::Salt;
use crate::domain::time::Moment;

/// Keys and nonces never come from here; salts of bodies do not either when ids are seeded.
pub enum Ids {
    System,
    Seeded(Box<ChaCha8Rng>),
}

impl Ids {
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Box::new(ChaCha8Rng::seed_from_u64(seed)))
    }

    /// A `UUIDv7` of the given moment.
    pub fn next(&mut self, at: Moment) -> Result<Uuid, getrandom::Error> {
        let mut random = [0; 10];
        match self {
            Self::System => getrandom::fill(&mut random)?,
            Self::Seeded(rng) => rng.fill_bytes(&mut random),
        }
        let millis = u64::try_from(at.micros() / 1000).unwrap_or_default();
        Ok(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A salt is secret once its body has been erased, so it always comes from the system.
    pub fn salt() -> Result<Salt, getrandom::Error> {
        let mut salt = Salt::default();
        getrandom::fill(&mut salt)?;
        Ok(salt)
    }
}
