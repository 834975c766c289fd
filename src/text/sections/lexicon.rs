//! Reads a language file into its sections: every word is taken out once, and what is missing or left over is named.
//!
//! Not by serde: what it derives for a thousand fields takes the compiler ten minutes.

use toml::{Table, Value};

/// Something that stands in a language file under one key.
pub trait Worded: Sized {
    /// Takes itself out of a value; a fault leaves an empty word, and is collected so that all are told at once.
    fn read(value: Option<Value>, place: &str, faults: &mut Vec<String>) -> Self;
}

impl Worded for String {
    fn read(value: Option<Value>, place: &str, faults: &mut Vec<String>) -> Self {
        if let Some(Value::String(word)) = value {
            return word;
        }
        faults.push(format!("`{place}` is no text"));
        Self::new()
    }
}

impl<const COUNT: usize> Worded for [String; COUNT] {
    fn read(value: Option<Value>, place: &str, faults: &mut Vec<String>) -> Self {
        let mut words = match value {
            Some(Value::Array(words)) if words.len() == COUNT => words.into_iter(),
            Some(_) | None => {
                faults.push(format!("`{place}` is no list of {COUNT} texts"));
                return std::array::from_fn(|_| String::new());
            }
        };
        std::array::from_fn(|_| String::read(words.next(), place, faults))
    }
}

/// One table of a language file, while words are taken out of it.
pub struct Lexicon<'a> {
    table: Table,
    place: &'a str,
    faults: &'a mut Vec<String>,
}

impl<'a> Lexicon<'a> {
    pub fn open(value: Option<Value>, place: &'a str, faults: &'a mut Vec<String>) -> Self {
        let table = if let Some(Value::Table(table)) = value {
            table
        } else {
            faults.push(format!("`{place}` is no section"));
            Table::new()
        };
        Self {
            table,
            place,
            faults,
        }
    }

    #[inline(never)] // so that a thousand fields are a thousand calls and no more
    pub fn take<T: Worded>(&mut self, key: &str) -> T {
        let place = format!("{}.{key}", self.place);
        T::read(self.table.remove(key), &place, self.faults)
    }

    /// What nobody took out is a word too many.
    pub fn close(self) {
        for key in self.table.keys() {
            self.faults
                .push(format!("`{}.{key}` is unknown", self.place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    words! { Pair { first, list: [String; 2] } }

    fn faults(toml: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let table = toml.parse().expect("TOML");
        let read = Pair::read(Some(Value::Table(table)), "pair", &mut faults);
        assert!(!faults.is_empty() || (read.first == "et" && read.list == ["a", "b"]));
        faults
    }

    #[test]
    fn all_that_is_missing_or_superfluous_is_named_at_once() {
        assert_eq!(faults("first = 'et'\nlist = ['a', 'b']"), [""; 0]);
        assert_eq!(
            faults("list = ['a']\nthird = 'tre'"),
            [
                "`pair.first` is no text",
                "`pair.list` is no list of 2 texts",
                "`pair.third` is unknown"
            ]
        );
    }
}
