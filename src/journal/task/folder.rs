//! The files of a card: a folder stands for everything in it, in the order of names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::picture::Refusal;

use super::Refused;

/// Cameras nest two folders; deeper ones than this are not looked into.
const DEEPEST: usize = 8;

/// What was chosen, with each folder as its files. Hidden files are left out; a folder that cannot be read is refused.
pub fn files_of(chosen: Vec<PathBuf>) -> Vec<Result<PathBuf, Refused>> {
    let mut files = Vec::new();
    for path in chosen {
        if path.is_dir() {
            look_into(&path, DEEPEST, &mut files);
        } else {
            files.push(Ok(path));
        }
    }
    files
}

/// Only the last part of a path, for showing.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.unwrap_or_default().into_owned()
}

fn look_into(folder: &Path, depth: usize, files: &mut Vec<Result<PathBuf, Refused>>) {
    let paths = match paths_in(folder) {
        Ok(paths) => paths,
        Err(error) => {
            files.push(Err(Refused {
                name: name_of(folder),
                because: Refusal::Unreadable(error.kind()),
            }));
            return;
        }
    };
    for path in paths {
        match (path.is_dir(), depth.checked_sub(1)) {
            (false, _) => files.push(Ok(path)),
            (true, Some(depth)) => look_into(&path, depth, files),
            (true, None) => {}
        }
    }
}

fn paths_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !name_of(&path).starts_with('.') {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_for_its_files_in_the_order_of_names() {
        let card = tempfile::tempdir().expect("a folder");
        let inner = card.path().join("DCIM").join("100ØVE");
        fs::create_dir_all(&inner).expect("folders");
        for name in ["b.jpg", "a.jpg", ".hidden"] {
            fs::write(inner.join(name), b"").expect("a file");
        }
        fs::write(card.path().join("z.jpg"), b"").expect("a file");
        let alone = PathBuf::from("alone.jpg");
        let files = files_of(vec![alone, card.path().to_owned()]);
        let names: Vec<String> = files.iter().flatten().map(|path| name_of(path)).collect();
        assert_eq!(names, ["alone.jpg", "a.jpg", "b.jpg", "z.jpg"]);
        assert_eq!(files.len(), 4);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_leads_back_to_itself_ends() {
        let card = tempfile::tempdir().expect("a folder");
        fs::write(card.path().join("a.jpg"), b"").expect("a file");
        std::os::unix::fs::symlink(card.path(), card.path().join("again")).expect("a link");
        assert_eq!(files_of(vec![card.path().to_owned()]).len(), DEEPEST + 1);
    }
}
