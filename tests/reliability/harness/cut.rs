//! What is left on a disk when the power goes: what was synced, and of the rest whatever the disk had got round to.
//!
//! A name lasts when its folder was synced, bytes last when their file was. The rest is lost whole, or kept in part as a
//! disk may do it: later writes without earlier ones, sectors of a write without the others, names up to some moment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rand::RngExt as _;
use rand::rngs::ChaCha8Rng;

use super::log::Operation;
use super::place::Files;

const SECTOR: usize = 512;

/// What becomes of what was not synced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unsynced {
    Lost,
    KeptInPart,
}

/// A file by the order in which it came to be, whatever it is called.
type Inode = usize;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Node {
    File(Inode),
    Folder,
}

/// A change of names, and whether it lasts.
struct Naming {
    change: Change,
    /// One of these must be synced; a rename is one step in both.
    folders: Vec<String>,
    lasts: bool,
}

enum Change {
    Name(String, Node),
    Rename(String, String, Node),
    Remove(String),
}

enum Bytes {
    At(u64, Vec<u8>),
    Size(u64),
}

#[derive(Default)]
struct Content {
    before: Vec<u8>,
    changes: Vec<(Bytes, Fate)>,
}

/// Whether written bytes come through a cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// They may.
    Open,
    Lasts,
    /// A sync of them has failed: the system has dropped them, and no later sync will write them.
    Gone,
}

/// A disk while it is written to.
#[derive(Default)]
pub struct Disk {
    names: BTreeMap<String, Node>,
    lasting: BTreeMap<String, Node>,
    contents: Vec<Content>,
    namings: Vec<Naming>,
}

impl Disk {
    /// Everything lasts that is there at first.
    pub fn with(files: &Files) -> Self {
        let mut disk = Self::default();
        for (path, bytes) in files {
            let node = match bytes {
                Some(bytes) => disk.file(bytes.clone()),
                None => Node::Folder,
            };
            disk.lasting.insert(format!("/{}", path.display()), node);
        }
        disk.names = disk.lasting.clone();
        disk
    }

    fn file(&mut self, before: Vec<u8>) -> Node {
        self.contents.push(Content {
            before,
            ..Content::default()
        });
        Node::File(self.contents.len() - 1)
    }

    pub fn take(&mut self, operation: &Operation) {
        match operation {
            Operation::Created(path) => {
                let node = self.file(Vec::new());
                self.name(path, node);
            }
            Operation::MadeFolder(path) => self.name(path, Node::Folder),
            Operation::Wrote(path, at, bytes) => self.change(path, Bytes::At(*at, bytes.clone())),
            Operation::Resized(path, size) => self.change(path, Bytes::Size(*size)),
            Operation::Renamed(from, to) => self.rename(from, to),
            Operation::Removed(path) => {
                self.names.remove(path);
                let folders = vec![folder_of(path)];
                self.naming(Change::Remove(path.clone()), folders);
            }
            Operation::Synced(path) => self.sync(path),
            Operation::FailedToSync(path) => self.settle(path, Fate::Gone),
            Operation::Said(_) => {}
        }
    }

    fn name(&mut self, path: &str, node: Node) {
        self.names.insert(path.to_owned(), node);
        let folders = vec![folder_of(path)];
        self.naming(Change::Name(path.to_owned(), node), folders);
    }

    fn naming(&mut self, change: Change, folders: Vec<String>) {
        self.namings.push(Naming {
            change,
            folders,
            lasts: false,
        });
    }

    fn rename(&mut self, from: &str, to: &str) {
        let node = self.names[from];
        moved(&mut self.names, (from, to), node);
        let folders = vec![folder_of(from), folder_of(to)];
        self.naming(
            Change::Rename(from.to_owned(), to.to_owned(), node),
            folders,
        );
    }

    /// A file that has no name any more is nobody's business.
    fn change(&mut self, path: &str, bytes: Bytes) {
        if let Some(Node::File(inode)) = self.names.get(path) {
            self.contents[*inode].changes.push((bytes, Fate::Open));
        }
    }

    fn sync(&mut self, path: &str) {
        match self.names.get(path) {
            Some(Node::File(_)) => self.settle(path, Fate::Lasts),
            Some(Node::Folder) | None => {
                for naming in &mut self.namings {
                    naming.lasts |= naming.folders.iter().any(|folder| folder == path);
                }
            }
        }
    }

    /// What becomes of all bytes of a file whose fate was open.
    fn settle(&mut self, path: &str, settled: Fate) {
        if let Some(Node::File(inode)) = self.names.get(path) {
            for (_, fate) in &mut self.contents[*inode].changes {
                if *fate == Fate::Open {
                    *fate = settled;
                }
            }
        }
    }

    /// The power goes now.
    pub fn cut(&self, unsynced: Unsynced, rng: &mut ChaCha8Rng) -> Files {
        let kept_in_part = unsynced == Unsynced::KeptInPart;
        let names_until = match unsynced {
            Unsynced::Lost => 0,
            Unsynced::KeptInPart => rng.random_range(0..=self.namings.len()),
        };
        let mut names = self.lasting.clone();
        for (number, naming) in self.namings.iter().enumerate() {
            if naming.lasts || number < names_until {
                naming.change.apply(&mut names);
            }
        }
        let share = [0.1, 0.5, 0.9][rng.random_range(0..3)];
        let is_there =
            |path: &str| above(path).all(|folder| names.get(folder) == Some(&Node::Folder));
        let mut files = Files::new();
        for (path, node) in &names {
            // Shared memory of SQLite is not looked at after a start.
            if !is_there(path) || path.ends_with("-shm") {
                continue;
            }
            let bytes = match node {
                Node::Folder => None,
                Node::File(inode) => {
                    let mut luck = || kept_in_part && rng.random_bool(share);
                    Some(self.contents[*inode].left(&mut luck))
                }
            };
            files.insert(PathBuf::from(path.trim_start_matches('/')), bytes);
        }
        files
    }
}

impl Change {
    fn apply(&self, names: &mut BTreeMap<String, Node>) {
        match self {
            Self::Name(path, node) => {
                names.insert(path.clone(), *node);
            }
            Self::Rename(from, to, node) => moved(names, (from, to), *node),
            Self::Remove(path) => {
                names.remove(path);
            }
        }
    }
}

impl Content {
    /// Everything that lasts, and of the rest what luck keeps: whole writes, or single sectors of them.
    fn left(&self, luck: &mut impl FnMut() -> bool) -> Vec<u8> {
        let mut content = self.before.clone();
        for (change, fate) in &self.changes {
            let is_kept = match fate {
                Fate::Open => luck(),
                Fate::Lasts => true,
                Fate::Gone => continue,
            };
            match change {
                Bytes::Size(size) if is_kept => content.resize(*size as usize, 0),
                Bytes::Size(_) => {}
                Bytes::At(at, bytes) if is_kept => put(&mut content, *at as usize, bytes),
                Bytes::At(at, bytes) => {
                    for (number, sector) in bytes.chunks(SECTOR).enumerate() {
                        if luck() && luck() {
                            put(&mut content, *at as usize + number * SECTOR, sector);
                        }
                    }
                }
            }
        }
        content
    }
}

fn put(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    content.resize(content.len().max(end), 0);
    content[at..end].copy_from_slice(bytes);
}

/// A file, or a folder with all that is in it.
fn moved(names: &mut BTreeMap<String, Node>, (from, to): (&str, &str), node: Node) {
    let inside: Vec<String> = names
        .keys()
        .filter(|name| name.starts_with(&format!("{from}/")))
        .cloned()
        .collect();
    for name in inside {
        if let (Some(node), Some(rest)) = (names.remove(&name), name.strip_prefix(from)) {
            names.insert(format!("{to}{rest}"), node);
        }
    }
    names.remove(from);
    names.insert(to.to_owned(), node);
}

fn folder_of(path: &str) -> String {
    path.rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .to_owned()
}

/// The folders that it lies in, but for the one that is the disk.
fn above(path: &str) -> impl Iterator<Item = &str> {
    Path::new(path)
        .ancestors()
        .skip(1)
        .filter_map(Path::to_str)
        .filter(|folder| !matches!(*folder, "" | "/"))
}
