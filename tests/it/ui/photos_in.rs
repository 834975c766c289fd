//! Photos on their way in: what the camera shows at once, and a clock that was wrong.

use eframe::egui::{self, Key};
use mimik::domain::photo::TakenFrom;
use mimik::ui::command::{Job, Report, Tell};

use super::kit::{look, moment};
use super::photos::{Story, ask, can_save, click, drop_files, is_shown, photos, press, write};
use super::pictures::{FROWN, REST, taken};

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
