//! With what the program ends: the codes of `interfaces.md` §2 and `reliability.md` §c.

use std::process::ExitCode;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exit(u8);

impl Exit {
    pub const WELL: Self = Self(0);
    /// A rule or a role says no; of `demo`, that the folder is not empty.
    pub const REFUSED: Self = Self(1);
    /// A moment that cannot be read.
    pub const BAD_INPUT: Self = Self(2);
    pub const NOT_FOUND: Self = Self(3);
    /// No readable journal there.
    pub const NO_JOURNAL: Self = Self(4);
    pub const WRONG_PASSPHRASE: Self = Self(10);
    pub const WRONG_ARGUMENTS: Self = Self(64);
    pub const NO_DISPLAY: Self = Self(69);
    pub const OPEN_ELSEWHERE: Self = Self(75);

    /// What `verify` found, 0 to 5.
    pub const fn of_findings(code: u8) -> Self {
        Self(code)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.0)
    }
}
