//! The information sheet's text as lines: its Markdown has headings, bullets and paragraphs, and nothing else.

/// One line, without the sign that marks it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line<'a> {
    Title(&'a str),
    Heading(&'a str),
    Bullet(&'a str),
    Paragraph(&'a str),
}

/// Blank lines only set the others apart.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            if let Some(title) = line.strip_prefix("# ") {
                Line::Title(title)
            } else if let Some(heading) = line
                .strip_prefix('#')
                .map(|line| line.trim_start_matches('#'))
            {
                Line::Heading(heading.trim_start())
            } else if let Some(bullet) = line
                .strip_prefix(['-', '*'])
                .and_then(|rest| rest.strip_prefix(' '))
            {
                Line::Bullet(bullet)
            } else {
                Line::Paragraph(line)
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_headings_bullets_and_paragraphs() {
        let sheet = "# Ark\n\n## Risici\n\nTekst her.\n\n- Gravid\n- Ammer\n";
        let expected = [
            Line::Title("Ark"),
            Line::Heading("Risici"),
            Line::Paragraph("Tekst her."),
            Line::Bullet("Gravid"),
            Line::Bullet("Ammer"),
        ];
        assert_eq!(lines(sheet).collect::<Vec<_>>(), expected);
    }
}
