//! argon2id: what makes each guess of a passphrase slow.

use std::time::Duration;

use argon2::{Algorithm as Argon2Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Passphrase;
use crate::vault::secret::{Secret, random};
use crate::vault::{Error, hex};

/// What one guess costs. It stands in each slot, so it can be raised later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KdfCost {
    /// Memory in KiB, at least eight for each lane.
    pub memory: u32,
    /// How often the memory is filled.
    pub passes: u32,
    pub lanes: u32,
}

impl KdfCost {
    /// 64 MiB, three passes, one lane: 0.2 s on a clinic PC.
    pub const STANDARD: Self = Self {
        memory: 65_536,
        passes: 3,
        lanes: 1,
    };

    /// A guess takes at least so long, where the PC allows it without more memory.
    const AIM: Duration = Duration::from_millis(200);

    /// The same or dearer, never cheaper: so many more passes that a PC which took only `took` for one guess needs the aim.
    #[must_use]
    pub fn raised(self, took: Duration) -> Self {
        if took >= Self::AIM || took.is_zero() {
            return self;
        }
        let passes = u128::from(self.passes) * Self::AIM.as_nanos();
        let passes = passes.div_ceil(took.as_nanos());
        // A clock that is off must not lock anybody out for minutes.
        let most = self.passes.saturating_mul(8).min(Self::LIMIT.passes);
        Self {
            passes: u32::try_from(passes)
                .unwrap_or(most)
                .min(most)
                .max(self.passes),
            ..self
        }
    }

    /// One guess that is thrown away, to see what it takes here.
    ///
    /// # Errors
    /// There is no memory for it.
    pub fn guess(self, passphrase: &Passphrase) -> Result<(), Error> {
        Kdf::new(self)?.key(passphrase).map(drop)
    }

    /// The dearer of two.
    #[must_use]
    pub const fn or_dearer(self, other: Self) -> Self {
        let own = self.memory as u64 * self.passes as u64;
        let others = other.memory as u64 * other.passes as u64;
        if others > own { other } else { self }
    }

    /// Beyond this a damaged or malicious file would only hang the program.
    const LIMIT: Self = Self {
        memory: 4 * 1024 * 1024,
        passes: 64,
        lanes: 16,
    };

    const fn is_bearable(self) -> bool {
        self.memory <= Self::LIMIT.memory
            && self.passes <= Self::LIMIT.passes
            && self.lanes <= Self::LIMIT.lanes
    }
}

/// How a slot's key follows from its passphrase, as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kdf {
    alg: Algorithm,
    m: u32,
    t: u32,
    p: u32,
    #[serde(with = "hex::array")]
    salt: [u8; 16],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Algorithm {
    Argon2id,
}

impl Kdf {
    /// With a fresh salt.
    pub fn new(cost: KdfCost) -> Result<Self, Error> {
        Ok(Self {
            alg: Algorithm::Argon2id,
            m: cost.memory,
            t: cost.passes,
            p: cost.lanes,
            salt: *random()?,
        })
    }

    pub const fn cost(&self) -> KdfCost {
        KdfCost {
            memory: self.m,
            passes: self.t,
            lanes: self.p,
        }
    }

    pub const fn salt(&self) -> &[u8; 16] {
        &self.salt
    }

    /// As it is bound into the seal, for example `argon2id:65536:3:1`.
    pub fn terms(&self) -> String {
        match self.alg {
            Algorithm::Argon2id => format!("argon2id:{}:{}:{}", self.m, self.t, self.p),
        }
    }

    /// The key that opens the box of a slot. Slow by design: never on the UI thread.
    pub fn key(&self, passphrase: &Passphrase) -> Result<Secret, Error> {
        let cost = self.cost();
        let params = Params::new(self.m, self.t, self.p, Some(32)).ok();
        let Some(params) = params.filter(|_| cost.is_bearable()) else {
            return Err(Error::KeysDamaged);
        };
        // The crate would free its memory unwiped, and the last blocks give the key away.
        let mut memory = Zeroizing::new(Vec::new());
        let blocks = params.block_count();
        if memory.try_reserve_exact(blocks).is_err() {
            return Err(Error::OutOfMemory);
        }
        memory.resize(blocks, Block::new());
        let mut key = Secret::default();
        Argon2::new(Argon2Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(
                passphrase.as_bytes(),
                &self.salt,
                key.as_mut_slice(),
                memory.as_mut_slice(),
            )
            .map_or(Err(Error::KeysDamaged), |()| Ok(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kdf(m: u32, t: u32, p: u32) -> Kdf {
        Kdf {
            alg: Algorithm::Argon2id,
            m,
            t,
            p,
            salt: *b"0123456789abcdef",
        }
    }

    #[test]
    fn the_standard_cost_is_the_one_agreed() {
        let kdf = Kdf::new(KdfCost::STANDARD).expect("a salt");
        assert_eq!(kdf.terms(), "argon2id:65536:3:1");
    }

    #[test]
    fn a_faster_pc_makes_a_guess_dearer_and_a_slower_one_never_cheaper() {
        let after = |millis| {
            KdfCost::STANDARD
                .raised(Duration::from_millis(millis))
                .passes
        };
        assert_eq!(after(1000), 3);
        assert_eq!(after(224), 3);
        assert_eq!(after(200), 3);
        assert_eq!(after(199), 4);
        assert_eq!(after(100), 6);
        assert_eq!(after(60), 10);
        assert_eq!(after(1), 24);
        assert_eq!(after(0), 3);
        let dear = KdfCost {
            passes: 6,
            ..KdfCost::STANDARD
        };
        assert_eq!(KdfCost::STANDARD.or_dearer(dear), dear);
        assert_eq!(dear.or_dearer(KdfCost::STANDARD), dear);
    }

    #[test]
    fn terms_that_cannot_be_are_damage_and_never_a_hang() {
        let passphrase = Passphrase::typed("en lang adgangskode");
        for bad in [
            kdf(7, 1, 1),
            kdf(8, 0, 1),
            kdf(8, 1, 0),
            kdf(u32::MAX, 1, 1),
            kdf(8, u32::MAX, 1),
        ] {
            assert!(matches!(bad.key(&passphrase), Err(Error::KeysDamaged)));
        }
    }

    #[test]
    fn the_key_is_that_of_the_reference_implementation() {
        let key = kdf(64, 3, 1)
            .key(&Passphrase::typed("blåbærgrød på en tirsdag"))
            .expect("a key");
        assert_eq!(
            hex::encode(key.as_slice()),
            "812d2bf6ad1780ee78f206cadcb1fec6b6eff74f429b56a9103195bec9fe736c"
        );
    }
}
