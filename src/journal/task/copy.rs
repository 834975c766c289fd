//! A copy of a photo for outside: upright, in common colours, and without anything that the camera wrote beside the picture.

use crate::journal::Error;
use crate::journal::reader::ReaderKey;
use crate::picture;
use crate::vault::PhotoName;

use super::PhotoTrouble;

/// Place, time and camera stay in the original (R81).
pub struct CopyPhoto {
    pub reader: ReaderKey,
    pub name: PhotoName,
}

impl CopyPhoto {
    /// A JPEG of all its pixels.
    pub fn run(self) -> Result<Vec<u8>, PhotoTrouble> {
        let vault = self.reader.vault();
        let photo = vault.read_photo(self.name).map_err(Error::from)?;
        Ok(picture::copy_for_outside(&photo.bytes)?)
    }
}
