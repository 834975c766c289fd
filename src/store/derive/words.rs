//! The words in a name and a number that the patient index needs: the one place that knows their stored form.

use serde_json::Value;

use super::super::{Error, Result};
use crate::domain::identity::Number;
use crate::domain::name::PersonName;

pub(super) struct NameWords {
    pub family: String,
    pub given: String,
    pub preferred: Option<String>,
}

pub(super) struct NumberWords {
    /// Letters and digits alone, upper case: equal for equal numbers.
    pub key: String,
    /// For lists: `DDMMÅÅ-XXXX`; of a foreign id the country alone.
    pub masked: String,
}

pub(super) fn of_name(name: &PersonName) -> Result<NameWords> {
    let name = serde_json::to_value(name).map_err(|_| Error::Malformed("name"))?;
    let part = |part| name.get(part).and_then(Value::as_str).map(str::to_owned);
    Ok(NameWords {
        family: part("family").unwrap_or_default(),
        given: part("given").unwrap_or_default(),
        preferred: part("preferred"),
    })
}

pub(super) fn of_number(number: &Number) -> Result<NumberWords> {
    let number = serde_json::to_value(number).map_err(|_| Error::Malformed("number"))?;
    let part = |part| number.get(part).and_then(Value::as_str);
    let text = number
        .as_str()
        .or_else(|| part("number"))
        .or_else(|| part("text"))
        .unwrap_or_default();
    let key: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect();
    let masked = match (part("country"), key.split_at_checked(6)) {
        (Some(country), _) => [country, "XXXX"].join(" "),
        (None, Some((date, _))) => [date, "XXXX"].join("-"),
        (None, None) => "XXXX".to_owned(),
    };
    Ok(NumberWords { key, masked })
}
