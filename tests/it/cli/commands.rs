//! Arguments, languages, logging in and finding patients.

use std::fs;
use std::path::Path;

use mimik::domain::fact::Fact;
use mimik::domain::time::Moment;
use mimik::domain::user::Role;
use mimik::journal::view::LogFilter;

use super::program::{AT, Machine, enter};

#[test]
fn wrong_arguments_are_64_and_help_is_a_result() {
    let machine = Machine::new();
    for wrong in [
        &["nonsense"][..],
        &["earliest"],
        &["earliest", "--written", "2026-11-23T10:00"],
        &["verify", "--photos", "3/2"],
        &["demo", "--patients", "-1"],
        &["patients"],
        &["--lang", "tlh"],
    ] {
        let ran = machine.run(wrong);
        assert_eq!((ran.code, ran.out.as_str()), (64, ""), "{wrong:?}");
        assert!(!ran.err.is_empty(), "{wrong:?}");
    }
    for help in ["--help", "--version"] {
        let ran = machine.run(&[help]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{help}");
    }
}

#[test]
fn without_a_display_one_sentence_names_the_command_line() {
    let ran = Machine::new().run(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (69, ""));
    assert!(ran.err.contains("mimik --help") && ran.err.lines().count() == 1);
}

#[test]
fn the_machine_says_which_language_and_which_journal() {
    let machine = Machine::new();
    let settings = machine.path("settings").join("machine.toml");
    let nowhere = machine.path("nowhere");
    fs::write(
        &settings,
        format!("language = \"en\"\njournal = {nowhere:?}\n"),
    )
    .unwrap();
    let ran = machine.run(&["verify"]);
    assert_eq!(
        (ran.code, ran.err.trim()),
        (4, "There is no journal in the folder.")
    );
    let ran = machine.run(&["--lang", "da", "verify"]);
    assert_eq!(ran.err.trim(), "Der er ingen journal i mappen.");
    let origin = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("origin"))
            .map(str::to_owned)
    };
    let first = origin(&fs::read_to_string(&settings).unwrap());
    machine.run(&["verify"]);
    assert!(first.is_some());
    assert_eq!(origin(&fs::read_to_string(&settings).unwrap()), first);
}

#[test]
fn without_a_folder_nothing_is_guessed() {
    let machine = Machine::new();
    for command in [&["verify"][..], &["patients", "find", "x"], &["demo"]] {
        assert_eq!(machine.run(command).code, 64, "{command:?}");
    }
}

#[test]
fn each_way_not_to_get_in_has_its_code() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let vault = journal.to_str().unwrap();
    let file = machine.path("wrong");
    fs::write(&file, "en helt anden adgangskode").unwrap();
    let (file, missing) = (file.to_str().unwrap(), machine.path("missing"));
    let find = |rest: &[&str]| {
        let ran =
            machine.run(&[&["--vault", vault, "patients", "find", "demo"][..], rest].concat());
        assert_eq!(ran.out, "", "{rest:?}");
        ran
    };
    let wrong = find(&["--user", "Vera Modelby", "--passphrase-file", file]);
    assert_eq!((wrong.code, wrong.err.trim()), (10, "Forkert adgangskode."));
    let nobody = find(&["--passphrase-file", file]);
    assert_eq!(nobody.code, 64);
    assert!(
        nobody
            .err
            .contains("Vera Modelby, Ida Øvegaard, Otto Kontrolsen")
    );
    let unknown = find(&["--user", "Vera", "--passphrase-file", file]);
    assert_eq!(unknown.code, 64);
    let unread = [
        "--user",
        "vera modelby",
        "--passphrase-file",
        missing.to_str().unwrap(),
    ];
    assert_eq!(find(&unread).code, 64);
}

#[test]
fn a_journal_that_is_open_elsewhere_is_75_but_verify_reads_beside_it() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let open = enter(&journal);
    let found = machine.run_as(Role::Doctor, &journal, &["patients", "find", "demo"]);
    assert_eq!((found.code, found.out.as_str()), (75, ""));
    assert_eq!(machine.run_as(Role::Doctor, &journal, &["verify"]).code, 0);
    drop(open);
    let found = machine.run_as(Role::Doctor, &journal, &["patients", "find", "demo"]);
    assert_eq!(found.code, 0);
}

#[test]
fn patients_are_found_in_name_order_and_the_search_is_logged() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let ran = machine.run_as(Role::Nurse, &journal, &["patients", "find", "an testesen"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines = ran.lines();
    let names: Vec<&str> = lines.iter().map(|line| line[1]).collect();
    assert!(names.contains(&"Testesen, Anne"), "{names:?}");
    let anne = lines
        .iter()
        .find(|line| line[1] == "Testesen, Anne")
        .unwrap();
    assert_eq!(anne[2..], ["1985-03-14", "740385-XXXX"]);
    assert_eq!(
        searched(&journal),
        [("an testesen".to_owned(), names.len())]
    );
}

#[test]
fn a_number_is_read_from_standard_input_and_nobody_is_3() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let by_number = ["patients", "find", "-"];
    let ran = machine.run_as_with(Role::Doctor, &journal, &by_number, "740385-0718\n");
    assert_eq!(
        ran.lines().iter().map(|line| line[1]).collect::<Vec<_>>(),
        ["Testesen, Anne"]
    );
    let ran = machine.run_as(Role::Doctor, &journal, &["patients", "find", "Ingensteds"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert_eq!(searched(&journal)[0].1, 0);
}

/// The searches since the clinic was made, newest first.
fn searched(journal: &Path) -> Vec<(String, usize)> {
    let journal = enter(journal);
    let made = Moment::parse_rfc3339(AT).unwrap();
    let mut found = Vec::new();
    for row in journal.log(&LogFilter::default(), None, 1000).unwrap() {
        if row.entry.header.recorded_at <= made {
            break;
        }
        if let Fact::Searched(searched) = row.entry.fact {
            found.push((searched.text, searched.hits as usize));
        }
    }
    found
}
