//! HKDF-SHA256: one key from another, for one purpose.

use hkdf::Hkdf;
use sha2::Sha256;

use crate::vault::secret::Secret;

/// 32 bytes for the purpose named by `info`.
#[expect(
    clippy::expect_used,
    reason = "HKDF-SHA256 gives up to 8 160 bytes, so 32 never fail"
)]
pub fn derive(salt: &[u8], from: &[u8], info: &[u8]) -> Secret {
    let mut key = Secret::default();
    Hkdf::<Sha256>::new(Some(salt), from)
        .expand(info, key.as_mut_slice())
        .expect("32 bytes from HKDF-SHA256");
    key
}
