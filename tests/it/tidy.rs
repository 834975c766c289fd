//! What is absent: the walls between the rooms, held by reading the sources (`architecture.md` §6).

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// A source file: its path from the root of the project, and its lines without comments and tests.
struct Source {
    path: String,
    lines: Vec<(usize, String)>,
}

impl Source {
    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with an extension below a folder, in order.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap()
        .to_str()
        .unwrap()
        .replace('\\', "/")
}

/// The program's own sources, without modules that exist for tests alone.
fn sources() -> Vec<Source> {
    let paths = files("src", "rs");
    let for_tests: Vec<PathBuf> = paths
        .iter()
        .flat_map(|path| modules_for_tests(path))
        .collect();
    let counts = |path: &&PathBuf| !for_tests.iter().any(|module| path.starts_with(module));
    let read = |path: &PathBuf| Source {
        lines: code(&fs::read_to_string(path).unwrap()),
        path: name(path),
    };
    paths.iter().filter(counts).map(read).collect()
}

/// What a file declares as `#[cfg(test)] mod …;`, as the file and as the folder that it may be.
fn modules_for_tests(path: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(path).unwrap();
    let is_front_door = ["mod.rs", "lib.rs", "main.rs"]
        .iter()
        .any(|front| path.ends_with(front));
    let folder = if is_front_door {
        path.parent().unwrap().to_owned()
    } else {
        path.with_extension("")
    };
    let declared = text.split("#[cfg(test)]").skip(1).filter_map(|behind| {
        let declaration = behind.trim_start().split_once(';')?.0;
        let (_visibility, module) = declaration.split_once("mod ")?;
        module
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_')
            .then(|| folder.join(module))
    });
    declared
        .flat_map(|module| [module.with_extension("rs"), module])
        .collect()
}

/// Lines up to the tests at the bottom, without comments.
fn code(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().take_while(|line| *line != "mod tests {");
    let numbered = lines
        .enumerate()
        .map(|(at, line)| (at + 1, without_comment(line)));
    numbered
        .filter(|(_, line)| !line.trim().is_empty())
        .collect()
}

fn without_comment(line: &str) -> String {
    let outside = |at: usize| {
        line.get(..at)
            .is_some_and(|before| before.matches('"').count() % 2 == 0)
    };
    let comment = line.match_indices("//").find(|(at, _)| outside(*at));
    line.get(..comment.map_or(line.len(), |(at, _)| at))
        .unwrap_or(line)
        .to_owned()
}

/// Only in these places may a word stand in the program.
#[track_caller]
fn only_in(places: &[&str], words: &[&str]) {
    let mut found = Vec::new();
    for source in sources() {
        for (number, line) in &source.lines {
            if let Some(word) = words
                .iter()
                .find(|word| line.contains(**word))
                .filter(|_| !source.is_in(places))
            {
                found.push(format!("{}:{number} {word}", source.path));
            }
        }
    }
    assert!(
        found.is_empty(),
        "only in {places:?}:\n{}",
        found.join("\n")
    );
}

#[test]
fn there_is_no_sql_outside_the_store() {
    only_in(
        &["src/store/"],
        &[
            "rusqlite",
            "SELECT ",
            "INSERT INTO",
            "DELETE FROM",
            "PRAGMA ",
            "UPDATE SET",
            ".sql\"",
        ],
    );
}

#[test]
fn there_is_no_window_outside_ui() {
    only_in(&["src/ui/", "src/main.rs"], &["egui", "eframe", "rfd::"]);
}

#[test]
fn only_paper_makes_pdfs_and_it_writes_no_files() {
    only_in(&["src/paper/"], &["krilla", "harfrust"]);
    for source in sources()
        .iter()
        .filter(|source| source.is_in(&["src/paper/"]))
    {
        for (number, line) in &source.lines {
            for file in ["std::fs", "File::", "std::io", "std::path"] {
                assert!(!line.contains(file), "{}:{number}", source.path);
            }
        }
    }
}

#[test]
fn ui_knows_neither_store_nor_vault() {
    let walls = [
        "crate::store",
        "crate::vault",
        "mimik::store",
        "mimik::vault",
    ];
    let outside = [
        "src/domain",
        "src/vault",
        "src/store",
        "src/picture",
        "src/journal",
        "src/text",
        "src/paper",
        "src/cli",
        "src/main.rs",
    ];
    only_in(&outside, &walls);
}

#[test]
fn each_room_knows_only_those_above_it() {
    let rooms: [(&str, &[&str]); 7] = [
        (
            "src/domain/",
            &[
                "vault", "store", "picture", "journal", "text", "paper", "ui", "cli",
            ],
        ),
        (
            "src/vault/",
            &["store", "picture", "journal", "text", "paper", "ui", "cli"],
        ),
        (
            "src/store/",
            &["picture", "journal", "text", "paper", "ui", "cli"],
        ),
        (
            "src/picture/",
            &[
                "domain", "vault", "store", "journal", "text", "paper", "ui", "cli",
            ],
        ),
        ("src/journal/", &["text", "paper", "ui", "cli"]),
        ("src/text/", &["paper", "ui", "cli"]),
        (
            "src/paper/",
            &["vault", "store", "picture", "journal", "ui", "cli"],
        ),
    ];
    for (room, below) in rooms {
        for source in sources()
            .iter()
            .filter(|source| source.path.starts_with(room))
        {
            for (number, line) in &source.lines {
                let knows = below
                    .iter()
                    .find(|other| line.contains(&format!("crate::{other}::")));
                assert_eq!(knows, None, "{}:{number}", source.path);
            }
        }
    }
}

#[test]
fn the_time_is_taken_from_the_clock() {
    only_in(
        &["src/journal/clock.rs"],
        &["Utc::now", "Local::now", "SystemTime::now", "UNIX_EPOCH"],
    );
    // Elapsed time of the screen is the window's own business; no rule sees it.
    only_in(&["src/journal/clock.rs", "src/ui/"], &["Instant::now"]);
}

#[test]
fn every_colour_has_a_name_in_the_theme() {
    only_in(
        &["src/ui/theme"],
        &[
            "Color32::from_",
            "Rgba::from_",
            "Hsva::",
            "Color32::RED",
            "Color32::GRAY",
        ],
    );
}

#[test]
fn only_the_worker_starts_threads_and_the_cores_that_end_with_their_task() {
    only_in(&["src/ui/worker.rs"], &["thread::spawn"]);
    only_in(
        &["src/ui/worker.rs", "src/journal/task/cores.rs"],
        &["thread::Builder", "thread::scope", ".spawn_scoped("],
    );
}

#[test]
fn only_the_window_and_the_command_line_may_change_a_journal() {
    only_in(&["src/ui/", "src/cli/", "src/journal/"], &["&mut Journal"]);
    // A page asks with a command; the desk and the application carry it out.
    let pages = sources()
        .into_iter()
        .filter(|source| source.path.starts_with("src/ui/page/"));
    for source in pages {
        for (number, line) in &source.lines {
            assert!(!line.contains(".apply("), "{}:{number}", source.path);
            assert!(!line.contains(".apply_signed("), "{}:{number}", source.path);
        }
    }
}

#[test]
fn units_and_volumes_are_never_floating_point() {
    let domain: Vec<Source> = sources()
        .into_iter()
        .filter(|source| source.is_in(&["src/domain/", "src/store/", "src/journal/"]))
        .collect();
    assert!(!domain.is_empty());
    for source in domain {
        for (number, line) in &source.lines {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            let float = words
                .into_iter()
                .find(|word| matches!(*word, "f32" | "f64" | "to_f32" | "to_f64"));
            assert_eq!(float, None, "{}:{number}", source.path);
        }
    }
}

#[test]
fn no_sql_changes_or_deletes_what_happened() {
    let mut statements = files("src", "sql");
    statements.extend(files("migrations", "sql"));
    assert!(statements.len() > 20);
    for path in statements {
        let sql = fs::read_to_string(&path).unwrap();
        let plain: String = sql
            .lines()
            .filter(|line| !line.trim_start().starts_with("--"))
            .collect();
        let words: Vec<String> = plain
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        for pair in words.windows(3) {
            let touches = |table: &str| {
                pair[0] == "update" && pair[1] == table
                    || pair[0] == "delete" && pair[1] == "from" && pair[2] == table
            };
            assert!(
                !touches("entry") && !touches("body"),
                "{}: {pair:?}",
                name(&path)
            );
            let replaces = pair[0] == "or" && pair[1] == "replace"
                || pair[0] == "replace" && pair[1] == "into";
            assert!(!replaces, "{}", name(&path));
        }
    }
    // Whatever is written in the code itself.
    for source in sources() {
        for (number, line) in &source.lines {
            let lower = line.to_lowercase();
            for change in [
                "update entry",
                "delete from entry",
                "update body",
                "delete from body",
            ] {
                assert!(!lower.contains(change), "{}:{number}", source.path);
            }
        }
    }
}

#[test]
fn sql_takes_parameters_and_no_text_is_put_into_it() {
    for source in sources()
        .iter()
        .filter(|source| source.path.starts_with("src/store/"))
    {
        for (number, line) in &source.lines {
            let composed = line.contains("format!")
                && ["SELECT", "INSERT", "UPDATE", "DELETE"]
                    .iter()
                    .any(|word| line.contains(word));
            assert!(!composed, "{}:{number}", source.path);
        }
    }
}

/// What a person reads stands in `assets/locales`, where both languages are held together.
#[test]
fn no_danish_word_stands_in_the_code() {
    let letters = ['æ', 'ø', 'å', 'Æ', 'Ø', 'Å'];
    // Names of folders and spellings that are compared; none of them is shown.
    let compared = [
        "src/domain/fold.rs",
        "src/store/patient/line.rs",
        "src/vault/keys/strength.rs",
    ];
    for source in sources().iter().filter(|source| !source.is_in(&compared)) {
        for (number, line) in &source.lines {
            let mut inside = line.split('"').skip(1).step_by(2);
            assert!(
                !inside.any(|literal| literal.contains(letters)),
                "{}:{number} {line}",
                source.path
            );
        }
    }
}

/// A migration that has been released stands for ever; a new one gets the next number and a line here.
const RELEASED: [(&str, &str); 16] = [
    (
        "migrations/0001_entries.sql",
        "239bcd2cc328c991cde9eccfc1bfbff31548fcd231b4106bb9456c7e7c80c964",
    ),
    (
        "migrations/0002_without_patient.sql",
        "e3c5b1930391af4ede1fbcf5dd28c3e669e6d7b27c6375a37adfae779489d9d5",
    ),
    (
        "migrations/0003_draft.sql",
        "cbdc6607a0c81e53ee98e5bd5ae8181cc4dd4d8650c2241369a04b2cf6e6a0ee",
    ),
    (
        "migrations/0004_patient_index.sql",
        "bad834d842baa5519ff6b1337e71676336dcaf4ecb1bbc2098a7bdf7f8a352fb",
    ),
    (
        "migrations/0005_appointment.sql",
        "0fbda5c785cd394b59ea25f99448481f308894874fe088aa8f940611218f9cbc",
    ),
    (
        "migrations/0006_photo_index.sql",
        "fd6ffd0752d4cdeb342a30e47edb321b4758c3e40b679b179f72a3070ad34bc5",
    ),
    (
        "migrations/0007_thumbnail.sql",
        "fcbf361f587062a34e45b58d373ad4b6586d465e163735f50f1182e503b806e0",
    ),
    (
        "migrations/0008_vials.sql",
        "2ec809dbc0e7c253b8a8a7620d225b99e2f2e361fb3bb732b616ede442f0a67e",
    ),
    (
        "migrations/0009_templates.sql",
        "8492be5cd62a82c0448985025fa47d8a6faeffa0f69fc01e9b260e035891f710",
    ),
    (
        "migrations/0010_after_treatment.sql",
        "4b3462f5b640a71afd360b8a6f18f22ea79edc5522404eacbf4d23db76449df7",
    ),
    (
        "migrations/0011_access.sql",
        "175f70a9907241e3f8f053206816f7a3d5ad6b9b13538d7780147d4b3bb895de",
    ),
    (
        "migrations/0012_users.sql",
        "55ca87d4dcd0150888bc59680c33a1a1af15acdbcc339d1ecb7e353f9184cd15",
    ),
    (
        "migrations/0013_watched.sql",
        "c5550c044c66f0b2b13a6fd4840b8ebc09fcb3c7bb176d80fe19fb4dea8cc339",
    ),
    (
        "migrations/0014_without_lists.sql",
        "c69b919be5d2845a4bad1e25cb9c5a7ade28ccfd9619499f95d573be2c08f2f5",
    ),
    (
        "migrations/0015_same_person.sql",
        "c873c2cbccb1df01e1fe169bedc78492894efc3c8dd025ac21cce114c2af1759",
    ),
    (
        "migrations/0016_checks.sql",
        "e9309ee6571f82a491a8bed2315091e5c9500552df7f7bf6278f36bc411a181a",
    ),
];

#[test]
fn released_migrations_stay_as_they_were() {
    let found: Vec<(String, String)> = files("migrations", "sql")
        .iter()
        .map(|path| {
            let hash = Sha256::digest(fs::read(path).unwrap());
            let hex: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            (name(path), hex.concat())
        })
        .collect();
    let expected: Vec<(String, String)> = RELEASED
        .iter()
        .map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned()))
        .collect();
    assert_eq!(found, expected);
}

/// The desktop's own sockets (X11, Wayland, D-Bus) come with the window; nothing of ours speaks to a network.
///
/// `tokio` stands in the lock file for the web alone (`wasm-bindgen-futures`), which is never built.
#[test]
fn no_crate_opens_a_network_socket() {
    let network = [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "curl-sys",
        "isahc",
        "surf",
        "attohttpc",
        "minreq",
        "async-std",
        "actix-web",
        "axum",
        "warp",
        "rocket",
        "tiny_http",
        "tungstenite",
        "quinn",
        "rustls",
        "native-tls",
        "openssl",
        "trust-dns-resolver",
        "hickory-resolver",
        "lettre",
        "libp2p",
        "tonic",
        "h2",
        "websocket",
        "webbrowser",
        "sentry",
    ];
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let crates: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .collect();
    assert!(crates.len() > 100);
    for name in network {
        assert!(!crates.contains(&name), "{name}");
    }
    only_in(&[], &["std::net", "TcpStream", "TcpListener", "UdpSocket"]);
}

#[test]
fn every_file_says_in_its_first_line_what_it_is_for() {
    for path in files("src", "rs").iter().chain(&files("tests", "rs")) {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.starts_with("//!"), "{}", name(path));
    }
}

#[test]
fn no_error_is_printed_and_no_unsafe_is_allowed() {
    only_in(
        &["src/main.rs", "src/cli/"],
        &["println!", "eprintln!", "dbg!("],
    );
    only_in(&[], &["unsafe ", "allow(unsafe_code"]);
}

/// Each crate lies at crates.io, and the lock file knows what its bytes have to be.
#[test]
fn every_crate_comes_from_one_place_with_its_checksum() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let crates: Vec<&str> = lock.split("[[package]]\n").skip(1).collect();
    assert!(crates.len() > 100);
    let source = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
    let foreign = |entry: &&&str| !(entry.contains(source) && entry.contains("\nchecksum = \""));
    let names: Vec<&str> = crates
        .iter()
        .filter(foreign)
        .filter_map(|entry| entry.lines().next())
        .collect();
    assert_eq!(names, ["name = \"mimik\""]);
}

/// Keys, salts and nonces are the system's; what a seed repeats is practice data alone.
#[test]
fn what_must_not_be_guessed_comes_from_the_system() {
    only_in(
        &["src/journal/demo/", "src/journal/ids.rs"],
        &["rand::", "rand_chacha", "SmallRng", "ChaCha8Rng"],
    );
    only_in(
        &[
            "src/vault/secret.rs",
            "src/journal/ids.rs",
            "src/journal/task/save_file.rs",
            "src/journal/error.rs",
        ],
        &["getrandom::"],
    );
}

/// `docs/asvs.md` says which test holds what; a test that is renamed is renamed there.
#[test]
fn every_test_that_the_audit_names_is_there() {
    let document = fs::read_to_string(root().join("docs/asvs.md")).unwrap();
    let is_path = |word: &&str| {
        let of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
        word.contains("::") && word.chars().all(of_name) && !word.ends_with("::x")
    };
    let named: Vec<&str> = document
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(is_path)
        .collect();
    assert!(named.len() > 100);
    for path in named {
        let (place, test) = path.rsplit_once("::").unwrap();
        let file = if place == "reliability" {
            "tests/reliability/main".to_owned()
        } else if let Some(rest) = place.strip_prefix("it::") {
            format!("tests/it/{}", rest.replace("::", "/"))
        } else {
            format!("src/{}", place.replace("::", "/"))
        };
        let files = [
            format!("{file}.rs"),
            format!("{file}/mod.rs"),
            format!("{file}/tests.rs"),
        ];
        let declared = format!("fn {test}(");
        let is_there = |file: &String| {
            fs::read_to_string(root().join(file)).is_ok_and(|text| text.contains(&declared))
        };
        assert!(files.iter().any(is_there), "{path}");
    }
}
