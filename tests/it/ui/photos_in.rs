//! Photos on their way in: what the camera shows at once, and a clock that was wrong.

use eframe::egui::{self, Key};
use mimik::domain::photo::TakenFrom;
use mimik::ui::command::{Job, Report, Tab, Tell};

use super::kit::{look, moment, open};
use super::photos::{
    Story, Window, ask, can_save, click, drop_files, is_shown, photos, press, settle, write,
};
use super::pictures::{FROWN, REST, taken};
use egui_kittest::kittest::Queryable as _;

#[test]
fn a_wrong_clock_is_corrected_once_for_all_and_the_correction_stays_in_the_record() {
    let mut story = Story::begun();
    let files = [
        story.file("IMG_0410.jpg", &taken(REST, "2026:11:25 13:00:07")),
        story.file("IMG_0411.jpg", &taken(FROWN, "2026:11:25 13:01:12")),
        story.file("uden.jpg", super::pictures::RAISE),
    ];
    let mut window = story.nurse();
    drop_files(&mut window, &files);
    click(&mut window, "Kameraets ur går forkert");
    assert!(is_shown(
        &window,
        "Hvad var den rigtige tid for IMG_0410.jpg?"
    ));
    assert!(is_shown(&window, "Det er den tid, kameraet har skrevet."));
    write(&mut window, "Rigtigt klokkeslæt", "14.20");
    assert!(is_shown(&window, "Tidspunktet ligger i fremtiden"));
    write(&mut window, "Rigtigt klokkeslæt", "14.03");
    look(&mut window, "photos-clock-asked");
    click(&mut window, "Ret alle nye fotos");
    look(&mut window, "photos-clock-corrected");
    assert!(is_shown(
        &window,
        "Kameraets ur er rettet 1 time og 3 minutter frem"
    ));
    assert!(is_shown(
        &window,
        "Fra kameraet, rettet 1 time og 3 minutter frem"
    ));

    click(&mut window, "Fortryd rettelsen");
    assert!(!is_shown(&window, "er rettet"));
    click(&mut window, "Kameraets ur går forkert");
    write(&mut window, "Rigtigt klokkeslæt", "14.03");
    click(&mut window, "Ret alle nye fotos");

    // One whose file says no time is not touched, and neither is what is typed.
    click(&mut window, "Front, løft bryn, uden.jpg");
    write(&mut window, "Taget den", "i dag");
    write(&mut window, "Klokken", "13.59");
    assert!(can_save(&window));
    click(&mut window, "Gem i journalen");
    let saved = photos(&window, story.patient);
    let said: Vec<_> = saved
        .iter()
        .map(|item| {
            let photo = &item.photo;
            (
                item.taken_at,
                photo.taken_from,
                photo.clock_corrected_seconds,
            )
        })
        .collect();
    let corrected = Some(3_780);
    let expected = [
        (moment("2026-11-25T13:59:00+01:00"), TakenFrom::Asked, None),
        (
            moment("2026-11-25T14:03:07+01:00"),
            TakenFrom::Camera,
            corrected,
        ),
        (
            moment("2026-11-25T14:04:12+01:00"),
            TakenFrom::Camera,
            corrected,
        ),
    ];
    assert_eq!(said, expected);
    assert!(is_shown(
        &window,
        "Fra kameraet, rettet 1 time og 3 minutter frem"
    ));

    // The next import may be another camera's.
    let next = story.file("IMG_0500.jpg", &taken(FROWN, "2026:11:25 13:30:00"));
    drop_files(&mut window, &[next]);
    assert!(!is_shown(&window, "Kameraets ur er rettet"));
}

#[test]
fn each_standard_view_has_its_place_until_it_is_filled() {
    let mut story = Story::begun();
    let files = story.three();
    let mut window = story.nurse();
    assert!(is_shown(&window, "Før-fotos"));
    window.get_by_label("Front, hvile, Pande, Bekymringsrynke, Mangler");
    window.get_by_label("Front, bekymret, Bekymringsrynke, Mangler");
    window.get_by_label("Profil, venstre, Valgfri");
    look(&mut window, "photos-slots-empty");

    drop_files(&mut window, &files[..2]);
    window.get_by_label("Front, hvile, Ikke gemt endnu");
    click(&mut window, "Gem i journalen");
    look(&mut window, "photos-slots");
    window.get_by_label("Front, hvile, Før · 14.03 · Pande, Bekymringsrynke");
    window.get_by_label("Front, løft bryn, Pande, Mangler");

    // A digit selects a place: the side tells of its photo, and the space bar opens it; an empty one has nothing to open.
    press(&mut window, Key::Num2);
    press(&mut window, Key::Space);
    assert!(is_shown(
        &window,
        "Før · 25. nov. 2026 kl. 14.04 · Bekymringsrynke"
    ));
    press(&mut window, Key::Escape);
    press(&mut window, Key::Num3);
    press(&mut window, Key::Space);
    assert!(is_shown(&window, "Før-fotos"));

    // The other phases need nothing, and all photos are one press away.
    click(&mut window, "Efter");
    assert!(is_shown(&window, "Efter-fotos"));
    assert!(!is_shown(&window, "Mangler,"));
    window.get_by_label("Front, hvile, Valgfri");
    click(&mut window, "Alle");
    look(&mut window, "photos-all");
    window.get_by_label("Front, hvile, Før · 14.03 · Pande, Bekymringsrynke");
}

#[test]
fn a_newer_photo_of_a_view_takes_its_place_and_the_older_is_kept() {
    let mut story = Story::begun();
    let first = story.three()[0].clone();
    let second = story.file("IMG_0420.jpg", &taken(REST, "2026:11:25 14:08:00"));
    let mut window = story.nurse();
    drop_files(&mut window, &[first]);
    click(&mut window, "Gem i journalen");
    drop_files(&mut window, &[second]);
    press(&mut window, Key::Num1);
    click(&mut window, "Gem i journalen");
    window.get_by_label("Front, hvile, Før · 14.08 · Pande, Bekymringsrynke");
    assert!(!is_shown(&window, "Før · 14.03"));
    click(&mut window, "Alle");
    assert!(is_shown(&window, "Før · 14.03"));
    assert_eq!(photos(&window, story.patient).len(), 2);
}

#[test]
fn a_file_that_is_dropped_on_a_place_is_proposed_as_its_view() {
    let mut story = Story::begun();
    let file = story.three()[0].clone();
    let mut window = story.nurse();
    let place = window.get_by_label("Front, smil, Valgfri").rect().center();
    // Without a word of the pointer nothing is guessed: it may have stood there all along.
    window.hover_at(place);
    settle(&mut window);
    window
        .input_mut()
        .hovered_files
        .push(egui::HoveredFile::default());
    settle(&mut window);
    assert!(is_shown(&window, "Slip for at vedhæfte"));
    window.get_by_label("Front, smil, Valgfri");

    window.hover_at(place + egui::vec2(1.0, 1.0));
    window.step();
    look(&mut window, "photos-slot-aimed");
    window.get_by_label("Front, smil, Slip for at vedhæfte");
    window.input_mut().hovered_files.clear();
    drop_files(&mut window, &[file]);
    assert!(is_shown(&window, "Front, smil, IMG_0410.jpg"));
}

#[test]
fn a_correction_that_makes_a_picture_old_is_said() {
    let mut story = Story::begun();
    let file = story.file("IMG_0410.jpg", &taken(REST, "2026:11:25 13:00:07"));
    let mut window = story.nurse();
    drop_files(&mut window, &[file]);
    click(&mut window, "Kameraets ur går forkert");
    write(&mut window, "Rigtig dato", "24.11.2026");
    click(&mut window, "Ret alle nye fotos");
    assert!(is_shown(&window, "Kameraets ur er rettet 1 dag tilbage"));
    assert!(is_shown(&window, "Billedet er fra 24. nov."));
}

#[test]
fn what_the_camera_shows_stands_in_the_place_of_what_is_still_read() {
    let mut story = Story::begun();
    let file = story.three()[0].clone();
    let mut window = story.nurse();
    let patient = story.patient;
    // The first drop of this record is reading 1; it ends at once, since nothing is in it, and another with its number goes on.
    drop_files(&mut window, &[story.file("tom.jpg", b"")]);
    let coming = move |_: &_, tell: Tell<'_>| {
        let (reading, picture) = (1, egui::ColorImage::filled([16, 12], egui::Color32::GRAY));
        tell(Report::PhotosFound {
            patient,
            reading,
            names: vec!["IMG_0411.jpg".to_owned(), "IMG_0412.jpg".to_owned()],
        });
        Report::PhotoGlimpsed {
            patient,
            reading,
            place: 1,
            picture,
        }
    };
    ask(&mut window, Job::telling("read photos", coming));
    assert!(
        !is_shown(&window, "IMG_0411.jpg"),
        "a reading that has ended shows nothing more"
    );

    drop_files(&mut window, &[file]);
    assert!(is_shown(&window, "IMG_0410.jpg"));
    assert!(
        !is_shown(&window, "Læses …"),
        "nothing is left of what was coming"
    );
    press(&mut window, Key::Num2);
    assert!(is_shown(&window, "Front, bekymret, IMG_0410.jpg"));
}

/// Lets so many seconds go by on the window's clock.
fn wait(window: &mut Window, seconds: f64) {
    let now = window.ctx.input(|input| input.time);
    window.input_mut().time = Some(now + seconds);
    settle(window);
}

#[test]
fn what_is_new_in_a_watched_folder_is_offered_by_itself() {
    let mut story = Story::begun();
    let old = [
        story.file("IMG_0001.jpg", &taken(REST, "2026:11:25 13:03:07")),
        story.file("IMG_0002.jpg", &taken(FROWN, "2026:11:25 13:04:12")),
    ];
    let folder = story.card.path().to_owned();
    let patient = story.patient;
    let mut window = story.nurse();
    window.get_by_label("Hold øje med mappe");
    let shown = std::time::Duration::from_secs(9);
    let path = Some(folder.clone());
    let chosen = move |_: &_| Report::PhotoFolderChosen {
        patient,
        path,
        shown,
    };
    ask(&mut window, Job::new("photo folder", chosen));
    let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
    let watching = format!("Holder øje med {name}");
    assert!(is_shown(&window, &watching));
    assert!(
        !is_shown(&window, "IMG_0001.jpg"),
        "what lay there is not taken"
    );
    assert_eq!(window.state().setup().photo_folder, Some(folder.clone()));

    story.file(
        "IMG_0003.jpg",
        &taken(super::pictures::RAISE, "2026:11:25 14:05:30"),
    );
    wait(&mut window, 2.5);
    assert!(
        !is_shown(&window, "IMG_0003.jpg"),
        "seen once, it may still grow"
    );
    wait(&mut window, 2.5);
    assert!(is_shown(&window, "IMG_0003.jpg"));
    look(&mut window, "photos-watched");
    click(&mut window, "Tag også de 2, der ligger der");
    assert!(is_shown(&window, "IMG_0002.jpg"));
    assert!(!is_shown(&window, "Tag også"));

    // The card is pulled out, and put in again.
    let away = folder.with_extension("away");
    std::fs::rename(&folder, &away).unwrap();
    wait(&mut window, 2.5);
    look(&mut window, "photos-watched-gone");
    assert!(is_shown(&window, "Mappen er der ikke lige nu"));
    assert!(is_shown(&window, "IMG_0003.jpg"));
    std::fs::rename(&away, &folder).unwrap();
    wait(&mut window, 2.5);
    assert!(is_shown(&window, "Nye billeder dukker op her af sig selv"));

    click(&mut window, "Stop med at holde øje");
    assert!(!is_shown(&window, &watching));
    assert!(
        old.iter().all(|path| path.exists()),
        "the card is as it was"
    );
    window.get_by_label(&format!("Hold øje med {name}"));

    // It is remembered, and begun by hand.
    open(&mut window, patient, Tab::Overview);
    open(&mut window, patient, Tab::Photos);
    assert!(!is_shown(&window, &watching));
    click(&mut window, &format!("Hold øje med {name}"));
    assert!(is_shown(&window, &watching));
}
