//! Whatever is typed: no line lies on another, nothing leaves its page, and no word is lost.

use proptest::prelude::*;

use super::{Block, Page, Placed, Row, Running, What, lay_out};
use crate::paper::PaperError;
use crate::paper::face::FaceId;
use crate::paper::testing::{check, faces, texts};

fn laid_out(blocks: &[Block], scale: f32) -> Vec<Page> {
    let page = |page: usize, pages: usize| format!("Side {page} af {pages}");
    let running = Running {
        head: ["Klinik Prøvehuset".to_owned(), "Et ark".to_owned()],
        foot: "Version 1".to_owned(),
        page: &page,
    };
    lay_out(&faces(), blocks, &running, scale).expect("pages")
}

fn row(cells: [&str; 2]) -> Block {
    Block::Row(Row {
        cells: cells.map(str::to_owned).to_vec(),
        shares: vec![0.7, 0.3],
        head: false,
    })
}

#[test]
fn nothing_to_lay_out_is_one_page_with_head_and_foot() {
    let pages = laid_out(&[], 1.0);
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].boxes.len(), 4);
    check(&pages);
}

#[test]
fn lines_break_between_words_and_the_words_come_back() {
    let words = "Små mængder injiceres direkte i de relevante muskler ved hjælp af en tynd nål. ";
    let pages = laid_out(&[Block::Paragraph(words.repeat(3))], 1.0);
    let lines = texts(&pages[0]);
    assert!(lines.len() > 2);
    assert_eq!(lines.join(" "), words.repeat(3).trim_end());
    check(&pages);
}

#[test]
fn a_word_that_is_wider_than_a_line_is_cut_between_its_letters() {
    for word in [
        "å".repeat(400),
        "W".repeat(400),
        "a\u{301}b\u{326}".repeat(200),
    ] {
        let blocks = [
            Block::Title(word.clone()),
            Block::Bullet(word.clone()),
            Block::Field(word.clone(), word.clone()),
            row([&word, &word]),
            Block::Framed(vec![Block::Paragraph(word.clone())]),
        ];
        for block in blocks {
            let pages = laid_out(std::slice::from_ref(&block), 1.0);
            check(&pages);
            let letters: String = pages.iter().flat_map(texts).collect();
            let copies = if matches!(block, Block::Field(..) | Block::Row(_)) {
                2
            } else {
                1
            };
            let count = letters.chars().filter(|c| *c != '•').count();
            let composed = unicode_normalization::UnicodeNormalization::nfc(word.chars()).count();
            assert_eq!(count, copies * composed, "{block:?}");
        }
    }
}

#[test]
fn a_heading_is_never_the_last_line_of_its_page() {
    for filled in 30..60 {
        let mut blocks: Vec<Block> = (0..filled)
            .map(|number| Block::Paragraph(format!("Linje {number}")))
            .collect();
        blocks.push(Block::Heading("Risici".to_owned()));
        blocks.push(Block::Paragraph("Der kan være risici.".to_owned()));
        let pages = laid_out(&blocks, 1.0);
        check(&pages);
        for page in &pages {
            assert_ne!(
                texts(page).last().map(String::as_str),
                Some("Risici"),
                "{filled}"
            );
        }
    }
}

#[test]
fn a_row_and_a_frame_stay_on_one_page() {
    for filled in 30..60 {
        let mut blocks: Vec<Block> = (0..filled)
            .map(|number| Block::Paragraph(format!("Linje {number}")))
            .collect();
        blocks.push(row([&"ord ".repeat(40), "kl. 14.52"]));
        blocks.push(Block::Framed(vec![
            Block::Paragraph("Først".to_owned()),
            Block::Paragraph("Sidst".to_owned()),
        ]));
        let pages = laid_out(&blocks, 1.0);
        check(&pages);
        let on = |word: &str| {
            let holds = |page: &&Page| texts(page).iter().any(|line| line.contains(word));
            pages.iter().filter(holds).count()
        };
        assert_eq!(on("ord"), 1, "{filled}");
        let frames = pages.iter().flat_map(|page| &page.boxes);
        let frames = frames.filter(|placed| placed.what == What::Frame).count();
        assert_eq!(frames, 1, "{filled}");
    }
}

#[test]
fn a_frame_that_is_longer_than_a_page_goes_on_over_the_next() {
    let long = Block::Framed(vec![Block::Paragraph("ord ".repeat(3_000))]);
    let pages = laid_out(&[Block::Title("Ark".to_owned()), long], 1.0);
    assert!(pages.len() > 2);
    check(&pages);
}

#[test]
fn twenty_pages_are_numbered() {
    let blocks: Vec<Block> = (0..50 * 20)
        .map(|number| Block::Bullet(format!("Punkt {number}")))
        .collect();
    let pages = laid_out(&blocks, 1.0);
    assert!(pages.len() >= 20, "{}", pages.len());
    check(&pages);
    for (number, page) in pages.iter().enumerate() {
        let foot = format!("Side {} af {}", number + 1, pages.len());
        let says =
            |placed: &Placed| matches!(&placed.what, What::Line(line) if line.text() == foot);
        assert!(page.boxes.iter().any(says), "{foot}");
    }
}

#[test]
fn a_head_that_is_too_long_is_cut_with_three_dots() {
    let name = "Klinikken for øjne, ører og ånd ".repeat(8);
    let page = |_: usize, _: usize| "Side 1 af 1".to_owned();
    let running = Running {
        head: [name.clone(), "Å".repeat(300)],
        foot: name,
        page: &page,
    };
    let pages = lay_out(&faces(), &[], &running, 1.0).expect("a page");
    check(&pages);
    let cut =
        |placed: &&Placed| matches!(&placed.what, What::Line(line) if line.text().ends_with('…'));
    assert_eq!(pages[0].boxes.iter().filter(cut).count(), 3);
}

#[test]
fn a_line_may_change_its_font_and_knows_its_width() {
    let text = "Ida Παπαδοπούλου Ångström";
    let pages = laid_out(&[Block::Heading(text.to_owned())], 1.0);
    let What::Line(line) = &pages[0].boxes[0].what else {
        panic!("a line");
    };
    let fonts: Vec<FaceId> = line.words.iter().map(|word| word.face).collect();
    assert_eq!(fonts, [FaceId::SemiBold, FaceId::Full, FaceId::SemiBold]);
    assert_eq!(line.text(), text);
    check(&pages);
}

#[test]
fn what_cannot_be_seen_is_left_out_and_what_cannot_be_written_is_named() {
    let pages = laid_out(
        &[Block::Paragraph(
            "Bri\u{AD}tt\u{200D}a\tB\u{7}o\u{2028}C".into(),
        )],
        1.0,
    );
    assert_eq!(texts(&pages[0]), ["Britta B o C"]);
    let page = |_: usize, _: usize| String::new();
    let running = Running {
        head: [String::new(), String::new()],
        foot: String::new(),
        page: &page,
    };
    let unwritten = lay_out(&faces(), &[Block::Paragraph("漢字".into())], &running, 1.0);
    assert_eq!(unwritten, Err(PaperError::NoGlyph('漢')));
}

/// Words as they may come: short, long, with letters of several scripts, and with spaces of all kinds.
fn typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-zæøåA-ZÆØÅ0-9.,»«%-]{1,14}",
        1 => "[α-ωА-Яa-z]{1,30}",
        1 => "[iWå]{60,200}",
    ];
    let space = prop_oneof![8 => Just(" "), 1 => Just("\n"), 1 => Just("\u{A0}")];
    prop::collection::vec((word, space), 0..80).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, space)| [word, space.to_owned()])
            .collect()
    })
}

fn block() -> impl Strategy<Value = Block> {
    let plain = prop_oneof![
        typed().prop_map(Block::Title),
        typed().prop_map(Block::Heading),
        typed().prop_map(Block::Paragraph),
        typed().prop_map(Block::Bullet),
        typed().prop_map(Block::Note),
        (typed(), typed()).prop_map(|(label, said)| Block::Field(label, said)),
        (typed(), typed()).prop_map(|(label, said)| Block::SmallField(label, said)),
        (typed(), typed()).prop_map(|(one, other)| row([&one, &other])),
    ];
    let framed = prop::collection::vec(plain.clone(), 0..4).prop_map(Block::Framed);
    prop_oneof![7 => plain, 1 => framed]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn boxes_keep_apart_and_stay_on_their_page(
        blocks in prop::collection::vec(block(), 0..12),
        scale in prop_oneof![Just(1.0_f32), Just(0.8)],
    ) {
        check(&laid_out(&blocks, scale));
    }
}
