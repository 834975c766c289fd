//! Why bytes are not taken as a photo. A refusal never holds a path or a name.

use std::io;

use thiserror::Error;

/// Every way in which a file can fail to become a photo. What people read is worded in the locales.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Refusal {
    #[error("the file is empty")]
    Empty,
    /// More than 64 MB; `bytes` is the size found.
    #[error("the file is too large: {bytes} bytes")]
    TooLarge { bytes: u64 },
    /// It and those after it were not read: what was chosen before them is as much as is held at once.
    #[error("more was chosen than is held at once")]
    TooMuchAtOnce,
    /// More than 12 000 pixels a side, or more than 448 MiB when decoded. The size in pixels, as stored.
    #[error("the picture is too large: {width} by {height} pixels")]
    TooManyPixels { width: u32, height: u32 },
    #[error("the content is no picture of a known type")]
    UnknownType,
    #[error("the content is {}, which is not accepted", .0.name())]
    NotAccepted(Known),
    /// Lossless, hierarchical, arithmetic or more than 8 bits: a JPEG that no camera for people writes.
    #[error("the content is a rare kind of JPEG")]
    RareJpeg,
    /// It ends before its end mark.
    #[error("the picture is cut off")]
    CutOff,
    #[error("the picture is damaged")]
    Damaged,
    /// It was not there, or was gone while it was read.
    #[error("the file has vanished")]
    Vanished,
    /// It grew, shrank or was written while it was read.
    #[error("the file changed while it was read")]
    ChangedWhileRead,
    #[error("the file cannot be read: {0}")]
    Unreadable(io::ErrorKind),
}

/// A type that is recognised by its content and not accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    MovingWebp,
    BigTiff,
    /// A row of pictures, or one coded in another way than telephones do.
    Heic,
    Avif,
    JpegXl,
    Gif,
    Bmp,
    Pdf,
    /// A film: MP4 or `QuickTime`.
    Film,
}

impl Known {
    /// The name of the format, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MovingWebp => "WebP-animation",
            Self::BigTiff => "BigTIFF",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::JpegXl => "JPEG XL",
            Self::Gif => "GIF",
            Self::Bmp => "BMP",
            Self::Pdf => "PDF",
            Self::Film => "MP4",
        }
    }
}
