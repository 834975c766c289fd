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
        let (jpeg, _) = self.within(picture::LONGEST_SIDE)?;
        Ok(jpeg)
    }

    /// A smaller one for paper, with its width and height.
    pub fn within(&self, longest_side: u32) -> Result<(Vec<u8>, (u32, u32)), PhotoTrouble> {
        let vault = self.reader.vault();
        let photo = vault.read_photo(self.name).map_err(Error::from)?;
        Ok(picture::copy_for_outside(&photo.bytes, longest_side)?)
    }
}
