//! What is left in the memory of a locked window, when the backup that it makes at the lock has ended: nothing of the
//! passphrase, of the keys, of a patient; and what it said on standard error about a patient meanwhile: nothing.
//!
//! One round at each run of the tests; `MIMIK_ROUNDS=20 cargo test --release memory -- --nocapture` by hand.
#![cfg(target_os = "linux")]
#![expect(clippy::print_stdout, reason = "what was found is read by a person")]

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use mimik::domain::frame::Frame;
use mimik::domain::log::LockReason;
use mimik::journal::task::Founded;
use mimik::journal::{Clock, Opened};
use serde_json::Value;
use uuid::Uuid;

use crate::clinic::{DEMO, PASSPHRASE, files_below, found, note, opened_by, register, set_targets};

/// A word that is nowhere else.
const NOTE: &str = "Markoer-haevelse ved venstre oeje";

/// As `examples/locked_window.rs` unmasks it.
fn masked(text: &str) -> String {
    let masked = |character| char::from_u32(u32::from(character) ^ 0x15).unwrap();
    text.chars().map(masked).collect()
}

struct Wanted {
    what: &'static str,
    forms: Vec<Vec<u8>>,
}

impl Wanted {
    fn text(what: &'static str, text: &str) -> Self {
        let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let upper = text.to_uppercase().into_bytes();
        let lower = text.to_lowercase().into_bytes();
        Self {
            what,
            forms: vec![text.as_bytes().to_vec(), utf16, upper, lower],
        }
    }

    fn key(what: &'static str, key: &[u8]) -> Self {
        let hex = mimik::vault::hex::encode(key);
        let forms = vec![
            key.to_vec(),
            hex.to_uppercase().into_bytes(),
            hex.into_bytes(),
        ];
        Self { what, forms }
    }
}

/// How often each is in the memory of a process; nothing if this system does not let us look.
fn in_memory(process: u32, wanted: &[Wanted]) -> Option<Vec<usize>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut memory = File::open(format!("/proc/{process}/mem")).ok()?;
    let mut found = vec![0; wanted.len()];
    for line in maps.lines() {
        let (range, rest) = line.split_once(' ').unwrap();
        if !rest.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let from = u64::from_str_radix(from, 16).unwrap();
        let to = u64::from_str_radix(to, 16).unwrap();
        let mut bytes = vec![0; (to - from) as usize];
        memory.seek(SeekFrom::Start(from)).ok()?;
        // A range that went meanwhile holds nothing.
        if memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        for (wanted, found) in wanted.iter().zip(&mut found) {
            for form in &wanted.forms {
                let hits = memchr::memmem::find_iter(&bytes, form).count();
                if hits > 0 && std::env::var_os("MIMIK_WHERE").is_some() {
                    let at = memchr::memmem::find(&bytes, form).unwrap();
                    let around = bytes.get(at.saturating_sub(48)..(at + 80).min(bytes.len()));
                    println!(
                        "{} at {line} +{at:#x}: {}",
                        wanted.what,
                        around.unwrap().escape_ascii()
                    );
                }
                *found += hits;
            }
        }
    }
    Some(found)
}

struct Window {
    child: Child,
    words: BufReader<ChildStdout>,
    hand: ChildStdin,
}

impl Window {
    fn start(folder: &Path) -> Self {
        let test = std::env::current_exe().unwrap();
        let built = test.parent().unwrap().parent().unwrap();
        let program = built.join("examples").join("locked_window");
        assert!(
            program.exists(),
            "build it first: cargo build --example locked_window"
        );
        let mut child = Command::new(program)
            .arg(folder)
            .args([masked(PASSPHRASE), masked(DEMO_NAME)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            words: BufReader::new(child.stdout.take().unwrap()),
            hand: child.stdin.take().unwrap(),
            child,
        }
    }

    #[track_caller]
    fn says(&mut self, word: &str) {
        let mut said = String::new();
        self.words.read_line(&mut said).unwrap();
        assert_eq!(said.trim(), word);
    }

    fn go_on(&mut self) {
        self.hand.write_all(&[1]).unwrap();
    }

    fn end(mut self) -> String {
        self.go_on();
        let mut said = String::new();
        let mut errors = self.child.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        assert!(self.child.wait().unwrap().success(), "{said}");
        said
    }
}

/// The family name of everybody in the clinic of the tests.
const DEMO_NAME: &str = "Testesen";

/// A journal with a patient and a note, copied to another place at each lock; and the keys of its doctor.
fn journal(folder: &Path, target: &Path) -> Opened {
    let Founded { door, opened } = found(folder, true, Clock::System);
    let doctor = opened.user;
    let Ok((mut journal, _)) = door.enter(opened) else {
        panic!("the first login");
    };
    let patient = register(&mut journal, DEMO[0]);
    let now = journal.now().unwrap().moment;
    journal.apply(note(patient, now, NOTE)).unwrap();
    set_targets(&mut journal, &[target]);
    let (door, written) = journal.lock(LockReason::Asked);
    written.unwrap();
    opened_by(&door, doctor)
}

/// The root key, taken out of the key file as `reliability.md` §b describes it and not as the program does.
fn root_key(folder: &Path) -> [u8; 32] {
    let text = fs::read_to_string(folder.join("vault.keys")).unwrap();
    let file: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let slot = &file["slots"][0];
    let id = |value: &Value| *value.as_str().unwrap().parse::<Uuid>().unwrap().as_bytes();
    let bytes = |value: &Value| mimik::vault::hex::decode(value.as_str().unwrap()).unwrap();
    let number = |name: &str| slot["kdf"][name].as_u64().unwrap() as u32;
    let (vault, user) = (id(&file["vault"]), id(&slot["user"]));
    let [m, t, p] = ["m", "t", "p"].map(number);
    let params = argon2::Params::new(m, t, p, Some(32)).unwrap();
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let (salt, public) = (bytes(&slot["kdf"]["salt"]), bytes(&slot["public"]));
    let mut key = [0; 32];
    argon
        .hash_password_into(PASSPHRASE.as_bytes(), &salt, &mut key)
        .unwrap();
    let bound = Frame::bare()
        .bytes(&vault)
        .bytes(&user)
        .text(slot["role"].as_str().unwrap())
        .text(&format!("argon2id:{m}:{t}:{p}"))
        .bytes(&salt)
        .bytes(&public)
        .integer(i64::from(file["practice"].as_bool().unwrap()));
    let nonce: [u8; 24] = bytes(&slot["nonce"]).try_into().unwrap();
    let pair = XChaCha20Poly1305::new(&key.into())
        .decrypt(
            &nonce.into(),
            Payload {
                msg: &bytes(&slot["box"]),
                aad: bound.as_slice(),
            },
        )
        .unwrap();
    let epoch = file["epoch"].as_i64().unwrap();
    let bound = Frame::bare().bytes(&vault).bytes(&user).integer(epoch);
    let sealed = bytes(&slot["root"]);
    let (encapsulated, ciphertext) = sealed.split_at(32);
    let root = hpke::single_shot_open::<hpke::aead::ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &hpke::OpModeR::Base,
        &hpke::Deserializable::from_bytes(&pair[..32]).unwrap(),
        &hpke::Deserializable::from_bytes(encapsulated).unwrap(),
        b"mimik/root/v1",
        ciphertext,
        bound.as_slice(),
    );
    root.unwrap().try_into().unwrap()
}

#[test]
fn a_locked_window_holds_nothing_of_passphrase_keys_and_patients() {
    let rounds = std::env::var("MIMIK_ROUNDS").ok();
    let rounds: u32 = rounds.and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("Journal");
    let target = place.path().join("E");
    fs::create_dir(&target).unwrap();
    let opened = journal(&folder, &target);
    let wanted = [
        Wanted::text("passphrase", PASSPHRASE),
        Wanted::text("name", DEMO_NAME),
        Wanted::text("note", NOTE),
        Wanted::key("root key", &root_key(&folder)),
        Wanted::key("database key", opened.keys.database()),
        Wanted::key("signing key", &opened.signer.to_bytes()),
    ];
    let (mut left, mut last) = (0, None);
    for round in 0..rounds {
        let mut window = Window::start(&folder);
        window.says("TYPED");
        let Some(typed) = in_memory(window.child.id(), &wanted) else {
            println!("not looked at: this system shows nobody another's memory");
            window.child.kill().unwrap();
            return;
        };
        assert!(
            typed[0] > 0,
            "void: the passphrase is not where it is typed"
        );
        window.go_on();
        window.says("OPEN");
        let open = in_memory(window.child.id(), &wanted).unwrap();
        for (wanted, found) in wanted.iter().zip(&open).skip(1) {
            assert!(
                *found > 0,
                "void: {} is not found while unlocked",
                wanted.what
            );
        }
        window.go_on();
        window.says("LOCKED");
        let locked = in_memory(window.child.id(), &wanted).unwrap();
        let said = window.end();
        // Of many in one day older ones go.
        let manifests = files_below(&target).into_iter();
        let newest = manifests.filter(|path| path.parent().unwrap().ends_with("manifests"));
        let newest = newest.max();
        assert!(newest > last, "void: no backup was made");
        last = newest;
        for (wanted, found) in wanted.iter().zip(&locked) {
            println!("round {round}: {} {found}", wanted.what);
        }
        left += locked.iter().sum::<usize>();
        // Passphrase in the end, too: while unlocked nobody needs it any more.
        println!("round {round}: unlocked {open:?}");
        assert_eq!(open[0], 0, "the passphrase outlives the unlocking");
        for secret in [PASSPHRASE, DEMO_NAME, NOTE] {
            assert!(!said.contains(secret), "standard error: {said}");
        }
    }
    assert_eq!(left, 0, "of {rounds} rounds");
}
