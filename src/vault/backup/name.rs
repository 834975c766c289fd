//! What a backup is called: the number of its last entry, and when it was made. Sorted by name they stand in their order.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::domain::time::Moment;

/// `0000001234-20261123T133107Z`, with `-2` and so on where that is taken.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Name(String);

impl Name {
    pub fn of(seq: i64, at: Moment, again: u32) -> Self {
        let stamp: String = at
            .whole_second()
            .to_string()
            .chars()
            .filter(|c| !matches!(c, '-' | ':'))
            .collect();
        let number = match again {
            0 => String::new(),
            again => format!("-{}", again.saturating_add(1)),
        };
        Self(format!("{seq:010}-{stamp}{number}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Not the name of a backup.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not the name of a backup")]
pub struct NotAName;

impl FromStr for Name {
    type Err = NotAName;

    /// Strict, because it becomes part of a path.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | 'T' | 'Z');
        let starts = text.bytes().take(10).all(|byte| byte.is_ascii_digit());
        let long = (27..=38).contains(&text.len());
        if long && starts && text.chars().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAName)
        }
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_back_and_sorts_as_it_was_made() {
        let at = Moment::from_micros(1_795_440_667_250_000);
        let name = Name::of(1234, at, 0);
        assert_eq!(name.as_str(), "0000001234-20261123T133107Z");
        let again = Name::of(1234, at, 1);
        assert_eq!(again.as_str(), "0000001234-20261123T133107Z-2");
        assert!(name < again && again < Name::of(1235, at, 0));
        for name in [name, again] {
            assert_eq!(name.as_str().parse(), Ok(name));
        }
        for wrong in [
            "",
            "..",
            "0000001234-20261123T133107Z/..",
            "x000001234-20261123T133107Z",
        ] {
            assert_eq!(wrong.parse::<Name>(), Err(NotAName), "{wrong}");
        }
    }
}
