//! A passphrase from a file, or asked for on the terminal without echo. Every copy is wiped.

use std::fs;
use std::path::Path;

use zeroize::Zeroizing;

use super::Failure;
use super::arguments::Login;
use super::console::Console;
use crate::journal::{Passphrase, Tile};
use crate::text::fill;

pub fn given(login: &Login, tile: &Tile, console: &Console<'_>) -> Result<Passphrase, Failure> {
    let typed = if let Some(path) = &login.passphrase_file {
        of_file(path)?
    } else {
        let question = fill(&console.text.cli.ask_passphrase, &[("name", &tile.name)]);
        terminal::asked(&question)?
    };
    Ok(Passphrase::typed(&typed))
}

/// One final newline is not part of it.
fn of_file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let bytes = Zeroizing::new(fs::read(path).or(Err(Failure::PassphraseFile))?);
    let text = std::str::from_utf8(&bytes).or(Err(Failure::PassphraseFile))?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    Ok(Zeroizing::new(
        text.strip_suffix('\r').unwrap_or(text).to_owned(),
    ))
}

#[cfg(unix)]
mod terminal {
    use std::fs::{File, OpenOptions};
    use std::io::{Read as _, Write as _};

    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
    use zeroize::Zeroizing;

    use super::Failure;

    /// Longer than any passphrase; a buffer that never grows leaves no copies behind.
    const LONGEST: usize = 8192;

    pub fn asked(question: &str) -> Result<Zeroizing<String>, Failure> {
        let open = OpenOptions::new().read(true).write(true).open("/dev/tty");
        let terminal = open.or(Err(Failure::NoTerminal))?;
        let silence = Silence::on(&terminal).ok_or(Failure::NoTerminal)?;
        let line = write(&terminal, question).and_then(|()| line(&terminal));
        drop(silence);
        // The newline that was typed was not shown either.
        write(&terminal, "\n")?;
        let line = line?;
        let text = std::str::from_utf8(&line).or(Err(Failure::NoTerminal))?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    fn write(mut terminal: &File, text: &str) -> Result<(), Failure> {
        terminal
            .write_all(text.as_bytes())
            .or(Err(Failure::NoTerminal))
    }

    fn line(mut terminal: &File) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
        let mut byte = Zeroizing::new([0]);
        while line.len() < LONGEST {
            match terminal.read(byte.as_mut_slice()) {
                Ok(1) if *byte != *b"\n" => line.extend_from_slice(byte.as_slice()),
                Ok(_) => return Ok(line),
                Err(_) => break,
            }
        }
        Err(Failure::NoTerminal)
    }

    /// The terminal shows nothing while this lives.
    struct Silence<'a> {
        terminal: &'a File,
        before: Termios,
    }

    impl<'a> Silence<'a> {
        fn on(terminal: &'a File) -> Option<Self> {
            let before = tcgetattr(terminal).ok()?;
            let mut silent = before.clone();
            silent.local_modes.remove(LocalModes::ECHO);
            tcsetattr(terminal, OptionalActions::Flush, &silent).ok()?;
            Some(Self { terminal, before })
        }
    }

    impl Drop for Silence<'_> {
        fn drop(&mut self) {
            tcsetattr(self.terminal, OptionalActions::Flush, &self.before).ok();
        }
    }
}

#[cfg(not(unix))]
mod terminal {
    use zeroize::Zeroizing;

    use super::Failure;

    /// Here it would be shown while it is typed, so a file is asked for instead.
    pub const fn asked(_question: &str) -> Result<Zeroizing<String>, Failure> {
        Err(Failure::NoTerminal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_final_newline_is_dropped_and_nothing_else() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("passphrase");
        for (written, read) in [
            ("kajak lampe", "kajak lampe"),
            ("kajak lampe\n", "kajak lampe"),
            ("kajak lampe\r\n", "kajak lampe"),
            (" kajak \n\n", " kajak \n"),
        ] {
            fs::write(&path, written).expect("a file");
            assert_eq!(of_file(&path).expect("a passphrase").as_str(), read);
        }
        fs::write(&path, [0xFF]).expect("a file");
        assert!(of_file(&path).is_err());
    }
}
