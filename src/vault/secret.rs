//! Secrets: 32 bytes that are wiped when they go, never printed, and made of the system's randomness.

use zeroize::Zeroizing;

use super::Error;

pub type Secret = Zeroizing<[u8; 32]>;

/// Fresh bytes from the system, for keys, salts and nonces.
pub fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, Error> {
    let mut bytes = Zeroizing::new([0; N]);
    match getrandom::fill(bytes.as_mut_slice()) {
        Ok(()) => Ok(bytes),
        Err(_) => Err(Error::NoRandomness),
    }
}

/// The first 32 bytes, and what follows them.
pub fn split(bytes: &[u8]) -> Option<(Secret, &[u8])> {
    let (first, rest) = bytes.split_first_chunk::<32>()?;
    Some((Secret::new(*first), rest))
}

/// A `Debug` that names the type and nothing in it, so that no secret reaches a log or a panic.
macro_rules! silent {
    ($($name:ident)*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

pub(crate) use silent;
