//! What a folder stands on: never a network share or a sync folder, because SQLite on either loses data.
//!
//! The answers of the system are values, so that tests can stand on any ground.

use std::io;
use std::path::{Path, PathBuf};

use super::{Refusal, disk};

/// What `statfs` says about a path.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct FileSystem {
    pub magic: u32,
    /// A FUSE driver for a disk of this PC (`fuseblk`, as NTFS), not for something far away.
    pub on_block_device: bool,
}

/// Who would carry the folder's files away and back while they are open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Service {
    OneDrive,
    Dropbox,
    GoogleDrive,
    ICloud,
    Nextcloud,
    Syncthing,
}

/// How the system is asked.
#[derive(Clone, Copy)]
pub struct Ground {
    pub file_system: fn(&Path) -> io::Result<FileSystem>,
    pub is_writable: fn(&Path) -> bool,
}

/// File systems that are on another machine, or may be. FUSE is decided by [`FileSystem::on_block_device`].
const NETWORKS: [(u32, &str); 11] = [
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0x0102_1997, "9p"),
    (0x564C, "NCP"),
    (0x5346_414F, "AFS"),
    (0x00C3_6400, "Ceph"),
    (0x7375_7245, "Coda"),
    (0x786F_4256, "VirtualBox"),
    (FUSE, "FUSE"),
];
const FUSE: u32 = 0x6573_5546;

/// Names that the services give to their folders; a space, a hyphen or a bracket may follow (»Dropbox (Klinik)«).
const PARTS: [(&str, Service); 14] = [
    ("onedrive", Service::OneDrive),
    ("dropbox", Service::Dropbox),
    ("google drive", Service::GoogleDrive),
    ("google drev", Service::GoogleDrive),
    ("googledrive", Service::GoogleDrive),
    ("my drive", Service::GoogleDrive),
    ("mit drev", Service::GoogleDrive),
    ("icloud drive", Service::ICloud),
    ("iclouddrive", Service::ICloud),
    ("mobile documents", Service::ICloud),
    ("com~apple~clouddocs", Service::ICloud),
    ("nextcloud", Service::Nextcloud),
    ("owncloud", Service::Nextcloud),
    ("syncthing", Service::Syncthing),
];

/// What the services leave in the folders that they watch.
const MARKERS: [(&str, Kind, Service); 9] = [
    (
        ".849C9593-D756-4E56-8D6E-42412F2A707B",
        Kind::Any,
        Service::OneDrive,
    ),
    // In a home folder `.dropbox` is the settings of the program, and then a folder.
    (".dropbox", Kind::File, Service::Dropbox),
    (".dropbox.cache", Kind::Any, Service::Dropbox),
    (".tmp.drivedownload", Kind::Any, Service::GoogleDrive),
    (".tmp.driveupload", Kind::Any, Service::GoogleDrive),
    (".nextcloudsync.log", Kind::Any, Service::Nextcloud),
    (".owncloudsync.log", Kind::Any, Service::Nextcloud),
    (".stfolder", Kind::Any, Service::Syncthing),
    (".stversions", Kind::Any, Service::Syncthing),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Any,
}

impl Ground {
    /// This PC.
    pub const fn real() -> Self {
        Self {
            file_system: disk::file_system,
            is_writable: disk::is_writable,
        }
    }

    /// Check 1 of §e. A folder that does not exist yet is judged by the nearest one that does.
    pub(crate) fn check(&self, folder: &Path) -> Result<(), Refusal> {
        let folder = std::path::absolute(folder).map_err(Refusal::Unreadable)?;
        let there = nearest_existing(&folder);
        let real = there.canonicalize().map_err(Refusal::Unreadable)?;
        if is_unc(&real) || is_unc(&folder) {
            return Err(Refusal::Network("UNC"));
        }
        let file_system = (self.file_system)(&real).map_err(Refusal::Unreadable)?;
        if let Some(name) = network(file_system) {
            return Err(Refusal::Network(name));
        }
        let service = by_parts(&folder)
            .or_else(|| by_parts(&real))
            .or_else(|| by_markers(&real));
        service.map_or(Ok(()), |service| Err(Refusal::SyncFolder(service)))
    }
}

/// The folder itself, or the nearest one above it that exists.
pub fn nearest_existing(folder: &Path) -> PathBuf {
    folder
        .ancestors()
        .find(|path| path.exists())
        .unwrap_or(folder)
        .to_owned()
}

fn network(file_system: FileSystem) -> Option<&'static str> {
    if file_system.magic == FUSE && file_system.on_block_device {
        return None;
    }
    NETWORKS
        .iter()
        .find(|(magic, _)| *magic == file_system.magic)
        .map(|(_, name)| *name)
}

fn is_unc(path: &Path) -> bool {
    use std::path::{Component, Prefix};
    path.components().any(|part| {
        matches!(part, Component::Prefix(prefix)
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
    })
}

fn by_parts(path: &Path) -> Option<Service> {
    path.components().find_map(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        PARTS.iter().find_map(|(name, service)| {
            let rest = part.strip_prefix(name)?;
            (rest.is_empty() || rest.starts_with([' ', '-', '('])).then_some(*service)
        })
    })
}

fn by_markers(path: &Path) -> Option<Service> {
    path.ancestors().find_map(|folder| {
        MARKERS.iter().find_map(|(name, kind, service)| {
            let metadata = folder.join(name).symlink_metadata().ok()?;
            (*kind == Kind::Any || metadata.is_file()).then_some(*service)
        })
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn standing_on(file_system: fn(&Path) -> io::Result<FileSystem>) -> Ground {
        Ground {
            file_system,
            is_writable: |_| true,
        }
    }

    fn dry() -> Ground {
        standing_on(|_| Ok(FileSystem::default()))
    }

    #[test]
    fn a_folder_on_a_network_is_refused_by_its_kind() {
        let folder = tempfile::tempdir().expect("a folder");
        #[track_caller]
        fn refused(folder: &Path, name: &str, file_system: fn(&Path) -> io::Result<FileSystem>) {
            let refusal = standing_on(file_system).check(folder);
            assert!(matches!(refusal, Err(Refusal::Network(found)) if found == name));
        }
        let folder = folder.path();
        refused(folder, "NFS", |_| Ok(plain(0x6969)));
        refused(folder, "SMB", |_| Ok(plain(0x517B)));
        refused(folder, "SMB", |_| Ok(plain(0xFE53_4D42)));
        refused(folder, "CIFS", |_| Ok(plain(0xFF53_4D42)));
        refused(folder, "9p", |_| Ok(plain(0x0102_1997)));
        refused(folder, "FUSE", |_| Ok(plain(FUSE)));
        let usb_disk = standing_on(|_| {
            Ok(FileSystem {
                magic: FUSE,
                on_block_device: true,
            })
        });
        assert!(usb_disk.check(folder).is_ok());
        assert!(standing_on(|_| Ok(plain(0xEF53))).check(folder).is_ok());
    }

    const fn plain(magic: u32) -> FileSystem {
        FileSystem {
            magic,
            on_block_device: false,
        }
    }

    #[test]
    fn a_sync_folder_is_refused_by_its_name_even_before_the_journal_folder_exists() {
        let root = tempfile::tempdir().expect("a folder");
        for (part, service) in [
            ("OneDrive - Øveklinik", Service::OneDrive),
            ("OneDrive", Service::OneDrive),
            ("Dropbox (Klinik)", Service::Dropbox),
            ("Google Drev", Service::GoogleDrive),
            ("iCloudDrive", Service::ICloud),
            ("Nextcloud", Service::Nextcloud),
            ("Syncthing", Service::Syncthing),
        ] {
            let folder = root.path().join(part).join("Klinik").join("Journal");
            let refusal = dry().check(&folder);
            assert!(
                matches!(refusal, Err(Refusal::SyncFolder(found)) if found == service),
                "{part}"
            );
        }
        for part in ["Dropboxen", "Mit skrivebord", "Onedriver"] {
            assert!(dry().check(&root.path().join(part)).is_ok(), "{part}");
        }
    }

    #[test]
    fn a_sync_folder_is_refused_by_its_marker_in_any_folder_above() {
        for (marker, service) in [
            (".stfolder", Service::Syncthing),
            (".dropbox", Service::Dropbox),
            (".nextcloudsync.log", Service::Nextcloud),
            (".tmp.driveupload", Service::GoogleDrive),
        ] {
            let root = tempfile::tempdir().expect("a folder");
            let folder = root.path().join("a").join("b");
            fs::create_dir_all(&folder).expect("folders");
            fs::write(root.path().join(marker), "").expect("a marker");
            let refusal = dry().check(&folder);
            assert!(
                matches!(refusal, Err(Refusal::SyncFolder(found)) if found == service),
                "{marker}"
            );
        }
    }

    #[test]
    fn the_settings_of_dropbox_in_a_home_folder_refuse_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir(home.path().join(".dropbox")).expect("a folder");
        assert!(dry().check(&home.path().join("Journal")).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_sync_folder_is_seen_through() {
        let root = tempfile::tempdir().expect("a folder");
        let real = root.path().join("Dropbox").join("Journal");
        fs::create_dir_all(&real).expect("folders");
        let link = root.path().join("Journal");
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        assert!(matches!(
            dry().check(&link),
            Err(Refusal::SyncFolder(Service::Dropbox))
        ));
    }
}
