//! Pages as the bytes of a PDF/A-2b, with Inter embedded and every letter found again by search and by screen readers.

use chrono::{Datelike as _, Timelike as _};
use krilla::Data;
use krilla::color::luma;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::PaperError;
use super::face::{FaceId, Faces, Glyph};
use super::layout::{PAGE, Page, Picture, Placed, What};
use super::wrap::{Ink, Line};
use crate::domain::time::Moment;

/// What a document says of itself; PDF/A wants all of it.
pub struct About<'a> {
    pub title: &'a str,
    pub language: &'a str,
    pub author: &'a str,
    pub created: Moment,
}

pub fn write(faces: &Faces, pages: &[Page], about: &About<'_>) -> Result<Vec<u8>, PaperError> {
    let fault = |what: &str| PaperError::Faults(vec![what.to_owned()]);
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_B)
        .finish()
        .map_err(|error| PaperError::Faults(vec![format!("{error:?}")]))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .language(about.language.to_owned())
            .authors(vec![about.author.to_owned()])
            .creator("Mimik".to_owned())
            .creation_date(date(about.created)),
    );
    for page in pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| fault("A4"))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for placed in &page.boxes {
            draw(&mut surface, faces, placed)?;
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|error| faults(&error))
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, placed: &Placed) -> Result<(), PaperError> {
    match &placed.what {
        What::Line(line) => {
            surface.set_fill(Some(ink(line.style.ink)));
            surface.set_stroke(None);
            draw_line(surface, faces, line, placed);
        }
        What::Picture(picture) => draw_picture(surface, picture, placed)?,
        What::Rule => {
            surface.set_fill(Some(ink(Ink::Grey)));
            surface.set_stroke(None);
            draw_box(surface, placed);
        }
        What::Frame => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: luma::Color::black().into(),
                width: 1.0,
                ..Stroke::default()
            }));
            draw_box(surface, placed);
        }
    }
    Ok(())
}

/// As the bytes are: a JPEG is not encoded again, and PDF/A lets no viewer smooth it.
fn draw_picture(
    surface: &mut Surface<'_>,
    picture: &Picture,
    placed: &Placed,
) -> Result<(), PaperError> {
    let fault = |_| PaperError::Faults(vec!["Picture".to_owned()]);
    let data = Data::from(picture.jpeg.as_ref().clone());
    let image = Image::from_jpeg(data, false).map_err(fault)?;
    if let Some(size) = Size::from_wh(placed.width, placed.height) {
        surface.push_transform(&Transform::from_translate(placed.left, placed.top));
        surface.draw_image(image, size);
        surface.pop();
    }
    Ok(())
}

fn draw_box(surface: &mut Surface<'_>, placed: &Placed) {
    let Placed {
        left,
        top,
        width,
        height,
        what: _,
    } = *placed;
    let Some(rectangle) = Rect::from_xywh(left, top, width, height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rectangle);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// One run for each stretch of words in the same font, spaces included, so that the text can be read back whole.
fn draw_line(surface: &mut Surface<'_>, faces: &Faces, line: &Line, placed: &Placed) {
    let baseline = placed.top + line.style.baseline();
    let mut left = placed.left;
    let last = line.words.len();
    let mut written = 0;
    for run in line.words.chunk_by(|one, next| one.face == next.face) {
        let mut stretch = Stretch::default();
        for word in run {
            written += 1;
            stretch.push(&word.text, &word.glyphs);
            let space = faces.space(word.face).filter(|_| written < last);
            if let Some(space) = space {
                stretch.push(" ", std::slice::from_ref(space));
            }
        }
        let face = run.first().map_or(FaceId::Regular, |word| word.face);
        surface.draw_glyphs(
            Point::from_xy(left, baseline),
            &stretch.glyphs,
            faces.font(face).clone(),
            &stretch.text,
            line.style.size,
            false,
        );
        left += stretch.width * line.style.size;
    }
}

/// Words in a row, as one text with its glyphs.
#[derive(Default)]
struct Stretch {
    text: String,
    glyphs: Vec<KrillaGlyph>,
    width: f32,
}

impl Stretch {
    fn push(&mut self, text: &str, glyphs: &[Glyph]) {
        let before = self.text.len();
        self.text.push_str(text);
        for glyph in glyphs {
            self.width += glyph.advance;
            let range = glyph.range.start + before..glyph.range.end + before;
            let (x, y) = glyph.offset;
            let id = GlyphId::new(glyph.id);
            self.glyphs
                .push(KrillaGlyph::new(id, glyph.advance, x, y, 0.0, range, None));
        }
    }
}

fn ink(ink: Ink) -> Fill {
    let shade = match ink {
        Ink::Black => luma::Color::black(),
        Ink::Grey => luma::Color::new(96),
    };
    Fill {
        paint: shade.into(),
        ..Fill::default()
    }
}

fn date(moment: Moment) -> DateTime {
    let (local, offset) = (moment.local(), moment.utc_offset());
    DateTime::new(u16::try_from(local.year()).unwrap_or_default())
        .month(local.month() as u8)
        .day(local.day() as u8)
        .hour(local.hour() as u8)
        .minute(local.minute() as u8)
        .second(local.second() as u8)
        .utc_offset_hour((offset / 60) as i8)
        .utc_offset_minute(offset.unsigned_abs() as u8 % 60)
}

/// The name of each fault; what stands in it may be a whole font.
fn faults(error: &KrillaError) -> PaperError {
    if let KrillaError::Validation(found) = error {
        let name = |fault: String| {
            fault
                .split(['(', ' '])
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        let names = found.iter().map(|(fault, _)| name(format!("{fault:?}")));
        PaperError::Faults(names.collect())
    } else {
        PaperError::Faults(vec![error.to_string()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::layout::{Block, Running, lay_out};
    use crate::paper::testing::faces;

    fn written(title: &str) -> Result<Vec<u8>, PaperError> {
        let faces = faces();
        let page = |_: usize, _: usize| String::new();
        let running = Running {
            head: [String::new(), String::new()],
            foot: String::new(),
            page: &page,
        };
        let blocks = [Block::Paragraph("Æblegrød og Παπάς".to_owned())];
        let pages = lay_out(&faces, &blocks, &running, 1.0).expect("pages");
        let about = About {
            title,
            language: "da",
            author: "Klinik Prøvehuset",
            created: Moment::parse_rfc3339("2026-07-25T14:52:09+02:00").expect("a moment"),
        };
        write(&faces, &pages, &about)
    }

    #[test]
    fn signs_of_xml_in_a_title_stay_signs() {
        let pdf = written("Ø & Æ <x>").expect("a PDF");
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("Ø &amp; Æ &lt;x&gt;"));
        assert!(!text.contains("Æ <x>"));
    }

    #[test]
    fn it_says_what_it_is_in_which_language_and_when_it_was_made() {
        let pdf = written("Efter din behandling").expect("a PDF");
        let text = String::from_utf8_lossy(&pdf);
        for told in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>B</pdfaid:conformance>",
            "Efter din behandling",
            "Klinik Prøvehuset",
            "2026-07-25T14:52:09+02:00",
            "<rdf:li>da</rdf:li>",
        ] {
            assert!(text.contains(told), "{told}");
        }
    }

    #[test]
    fn a_fault_that_the_checks_find_is_named_and_not_a_panic() {
        let refused = written(&"a".repeat(40_000));
        assert_eq!(
            refused,
            Err(PaperError::Faults(vec!["TooLongString".to_owned()]))
        );
    }
}
