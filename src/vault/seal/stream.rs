//! The cipher of `KPH1`: the 32 bytes in clear, and one nonce for each chunk.

use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};

use crate::domain::id::VaultId;
use crate::vault::secret::Secret;
use crate::vault::{Error, PhotoName, keys};

const MAGIC: [u8; 4] = *b"KPH1";
pub const CLEAR: usize = 32;
pub const PREFIX: usize = 19;
pub const TAG: usize = 16;
pub const LONGEST_HEADER: usize = 4096;

/// The 32 bytes in clear, which every chunk vouches for.
pub struct Clear {
    pub epoch: u32,
    /// Length of the sealed header.
    pub header: u32,
    pub prefix: [u8; PREFIX],
}

impl Clear {
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(CLEAR);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.extend_from_slice(&self.header.to_be_bytes());
        bytes.push(0);
        bytes.extend_from_slice(&self.prefix);
        bytes
    }

    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (epoch, rest) = rest.split_first_chunk::<4>()?;
        let (header, rest) = rest.split_first_chunk::<4>()?;
        let prefix = rest.strip_prefix(&[0])?;
        let header = u32::from_be_bytes(*header);
        (header as usize <= LONGEST_HEADER).then_some(Self {
            epoch: u32::from_be_bytes(*epoch),
            header,
            prefix: prefix.try_into().ok()?,
        })
    }
}

/// The cipher with its counter: 0 for the header, 1, 2, 3 … for the content.
pub struct Stream {
    cipher: XChaCha20Poly1305,
    prefix: [u8; PREFIX],
    bound_to: Vec<u8>,
    counter: Option<u32>,
}

impl Stream {
    pub fn new(key: &Secret, clear: &Clear, vault: VaultId, name: PhotoName) -> Self {
        let file_key = keys::derive(&clear.prefix, key.as_slice(), b"mimik/photo-file/v1");
        let mut bound_to = clear.to_bytes();
        bound_to.extend_from_slice(vault.as_bytes());
        bound_to.extend_from_slice(name.as_bytes());
        Self {
            cipher: XChaCha20Poly1305::new((&*file_key).into()),
            prefix: clear.prefix,
            bound_to,
            counter: Some(0),
        }
    }

    pub fn seal(&mut self, chunk: &mut Vec<u8>, is_last: bool) -> Result<(), Error> {
        let nonce = self.nonce(is_last).ok_or(Error::Unsealable)?;
        self.cipher
            .encrypt_in_place(&nonce, &self.bound_to, chunk)
            .or(Err(Error::Unsealable))
    }

    pub fn open(&mut self, chunk: &mut Vec<u8>, is_last: bool) -> Option<()> {
        let nonce = self.nonce(is_last)?;
        self.cipher
            .decrypt_in_place(&nonce, &self.bound_to, chunk)
            .ok()
    }

    /// Each counter once: prefix ‖ counter ‖ last.
    fn nonce(&mut self, is_last: bool) -> Option<XNonce> {
        let counter = self.counter?;
        self.counter = counter.checked_add(1);
        let mut nonce = [0; 24];
        let parts = self
            .prefix
            .into_iter()
            .chain(counter.to_be_bytes())
            .chain([u8::from(is_last)]);
        for (byte, part) in nonce.iter_mut().zip(parts) {
            *byte = part;
        }
        Some(nonce.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_is_not_ours_is_no_start() {
        let clear = Clear {
            epoch: 1,
            header: 4096,
            prefix: [5; PREFIX],
        };
        let bytes = clear.to_bytes();
        assert_eq!(bytes.len(), CLEAR);
        assert!(Clear::from_bytes(&bytes).is_some());
        assert!(Clear::from_bytes(&bytes[..31]).is_none());
        // The magic, a header that is too long, and the byte that is always 0.
        for at in [0, 8, 11, 12] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(Clear::from_bytes(&changed).is_none(), "{at}");
        }
    }
}
