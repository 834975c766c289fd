//! `F(x)`: how a field is framed before it is hashed or sealed, so that two different lists of fields never give the same bytes.
//!
//! Format for ever: `reliability.md` §c. A length as u32 big-endian, then the bytes; an integer is eight bytes of
//! big-endian two's complement; null is the length `FF FF FF FF` and nothing else.

/// A growing run of framed fields behind a bare tag.
pub struct Frame(Vec<u8>);

impl Frame {
    /// Begins with a tag, which carries no length.
    pub fn tagged(tag: &str) -> Self {
        Self(tag.as_bytes().to_vec())
    }

    /// Begins with nothing.
    pub fn bare() -> Self {
        Self(Vec::new())
    }

    #[must_use]
    pub fn bytes(mut self, field: &[u8]) -> Self {
        // A field longer than u32::MAX cannot be stored anywhere in a journal; saturating keeps the frame unambiguous.
        let length = u32::try_from(field.len()).unwrap_or(u32::MAX - 1);
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(field);
        self
    }

    #[must_use]
    pub fn text(self, field: &str) -> Self {
        self.bytes(field.as_bytes())
    }

    #[must_use]
    pub fn integer(self, field: i64) -> Self {
        self.bytes(&field.to_be_bytes())
    }

    #[must_use]
    pub fn null(mut self) -> Self {
        self.0.extend_from_slice(&[0xFF; 4]);
        self
    }

    #[must_use]
    pub fn optional(self, field: Option<&[u8]>) -> Self {
        match field {
            Some(bytes) => self.bytes(bytes),
            None => self.null(),
        }
    }

    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_carries_its_length_and_null_carries_none() {
        let frame = Frame::tagged("t").text("ab").integer(-1).null();
        let mut expected = b"t".to_vec();
        expected.extend([0, 0, 0, 2, b'a', b'b']);
        expected.extend([0, 0, 0, 8]);
        expected.extend([0xFF; 8]);
        expected.extend([0xFF; 4]);
        assert_eq!(frame.as_slice(), expected);
    }
}
