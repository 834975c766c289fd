//! Holds the end of the reflection period (R23) against an independent reference for every minute of 2020–2050 as the
//! end of information: `cargo run --release --example every_minute`. Exits with 1 at a difference.

use std::process::ExitCode;

use mimik::domain::rules::policy::Policy;
use mimik::domain::rules::reflection::limit;
use mimik::domain::time::{MINUTE, Moment, SECOND};

#[path = "../src/domain/rules/reference.rs"]
mod reference;

const FIRST: &str = "2020-01-01T00:00:00+01:00";
const LAST: &str = "2050-12-31T23:59:00+01:00";
/// So many differences are shown; the count goes on.
const SHOWN: u64 = 20;

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn main() -> ExitCode {
    let (Some(first), Some(last)) = (Moment::parse_rfc3339(FIRST), Moment::parse_rfc3339(LAST))
    else {
        return ExitCode::FAILURE;
    };
    let policy = Policy::default();
    let (mut compared, mut differing) = (0_u64, 0_u64);
    let mut end = first;
    while end <= last {
        let found = limit(end, &policy);
        let expected = Moment::from_micros(reference::limit(end.micros() / SECOND) * SECOND);
        if found != expected {
            differing += 1;
            if differing <= SHOWN {
                println!("{end}: the rule says {found}, the reference {expected}");
            }
        }
        compared += 1;
        end = end.plus(MINUTE);
    }
    println!("{compared} minutes compared, {differing} differ");
    if differing == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
