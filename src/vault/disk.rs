//! The few system calls of the vault: private files and folders, making them last, and how much room there is.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::ground::FileSystem;

/// A folder that only its owner can enter.
pub fn new_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// The same with every folder above it that is missing; one that is there already stays as it is.
pub fn new_folders(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// A file that was not there before and that only its owner can read.
pub fn new_file(path: &Path) -> io::Result<File> {
    private(OpenOptions::new().write(true).create_new(true)).open(path)
}

/// Adds a line and makes it last, in a file that is made private if it is new.
pub fn append_line(path: &Path, mut line: Vec<u8>) -> io::Result<()> {
    let is_new = !path.exists();
    let mut file = private(OpenOptions::new().read(true).append(true).create(true)).open(path)?;
    line.push(b'\n');
    if ends_torn(&mut file)? {
        // The torn line stays what it is; ours begins on its own.
        line.insert(0, b'\n');
    }
    file.write_all(&line)?;
    file.sync_all()?;
    match path.parent() {
        Some(folder) if is_new => sync_folder(folder),
        Some(_) | None => Ok(()),
    }
}

/// A crash has left the last line unfinished: the next one must begin on its own.
fn ends_torn(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Only its owner can read it from now on. By its path, because the database must not be opened here.
pub fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(())
}

/// Puts new contents in the place of a file so that a crash leaves the old or the new, never a mixture.
pub fn replace_file(path: &Path, aside: &Path, contents: &[u8]) -> io::Result<()> {
    match fs::remove_file(aside) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut file = new_file(aside)?;
    file.write_all(contents)?;
    file.sync_all()?;
    fs::rename(aside, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Removes a file, if it is there, and makes that last.
pub fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => path.parent().map_or(Ok(()), sync_folder),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes what happened to the names in a folder last. Windows offers no such call for folders.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    File::open(path)?.sync_all()
}

/// Renames unless the new name is taken; says whether it did.
pub fn rename_if_new(from: &Path, to: &Path) -> io::Result<bool> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(true),
            Err(Errno::EXIST) => return Ok(false),
            // Some file systems cannot do it in one step.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            Err(error) => return Err(error.into()),
        }
    }
    // In our own folder we hold the lock, so nobody else makes the name between the two steps.
    if fs::symlink_metadata(to).is_ok() {
        return Ok(false);
    }
    fs::rename(from, to)?;
    Ok(true)
}

/// Bytes that this user can still write on the disk of a folder.
pub fn free_bytes(path: &Path) -> io::Result<u64> {
    #[cfg(unix)]
    {
        let room = rustix::fs::statvfs(path)?;
        Ok(room.f_bavail.saturating_mul(room.f_frsize))
    }
    #[cfg(not(unix))]
    {
        fs::metadata(path).map(|_| u64::MAX)
    }
}

/// Gives a file real blocks, whatever it says about its length. False where the file system cannot do that.
pub fn allocate(file: &File, bytes: u64) -> io::Result<bool> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{FallocateFlags, fallocate};
        use rustix::io::Errno;
        match fallocate(file, FallocateFlags::empty(), 0, bytes) {
            Ok(()) => Ok(true),
            Err(Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _: (&File, u64) = (file, bytes);
        Ok(false)
    }
}

/// What a file really takes up; a hole in it takes nothing.
pub fn bytes_on_disk(metadata: &fs::Metadata) -> u64 {
    #[cfg(unix)]
    {
        // In units of 512 bytes, whatever the file system's own are.
        std::os::unix::fs::MetadataExt::blocks(metadata).saturating_mul(512)
    }
    #[cfg(not(unix))]
    {
        metadata.len()
    }
}

/// Whether this user may write there, asked without writing.
pub fn is_writable(path: &Path) -> bool {
    #[cfg(unix)]
    {
        rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        fs::metadata(path).is_ok_and(|metadata| !metadata.permissions().readonly())
    }
}

/// More than one name leads to this file.
pub fn has_hard_links(metadata: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::nlink(metadata) > 1
    }
    #[cfg(not(unix))]
    {
        let _: &fs::Metadata = metadata;
        false
    }
}

/// What kind of file system a path lies on.
pub fn file_system(path: &Path) -> io::Result<FileSystem> {
    #[cfg(target_os = "linux")]
    {
        let magic = rustix::fs::statfs(path)?.f_type as u32;
        let on_block_device = kind_of_mount(path)? == Some("fuseblk".to_owned());
        Ok(FileSystem {
            magic,
            on_block_device,
        })
    }
    #[cfg(not(target_os = "linux"))]
    {
        fs::metadata(path).map(|_| FileSystem::default())
    }
}

/// The kernel's name for the mounted file system: `fuse` and `fuseblk` share one magic number.
#[cfg(target_os = "linux")]
fn kind_of_mount(path: &Path) -> io::Result<Option<String>> {
    let device = std::os::unix::fs::MetadataExt::dev(&fs::metadata(path)?);
    let device = format!(
        "{}:{}",
        rustix::fs::major(device),
        rustix::fs::minor(device)
    );
    // Without /proc nothing can be said, and a FUSE file system then counts as a network.
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    Ok(kind_in(&mounts, &device))
}

/// Lines are `36 35 98:0 /root /mount options … - kind source options`.
#[cfg(target_os = "linux")]
fn kind_in(mounts: &str, device: &str) -> Option<String> {
    mounts.lines().find_map(|line| {
        let (mount, kind) = line.split_once(" - ")?;
        let on_device = mount.split(' ').nth(2) == Some(device);
        let kind = kind.split(' ').next()?;
        on_device.then(|| kind.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "a").expect("a file");
        fs::write(path("b"), "b").expect("a file");
        assert!(!rename_if_new(&path("a"), &path("b")).expect("a rename"));
        assert_eq!(fs::read(path("b")).expect("the old file"), b"b");
        assert!(rename_if_new(&path("a"), &path("c")).expect("a rename"));
        assert_eq!(fs::read(path("c")).expect("the new file"), b"a");
    }

    #[test]
    fn a_file_is_replaced_whole_even_if_an_earlier_attempt_was_killed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, aside) = (folder.path().join("keys"), folder.path().join("keys.new"));
        fs::write(&path, "old").expect("a file");
        fs::write(&aside, "half").expect("a file");
        replace_file(&path, &aside, b"new").expect("a replacement");
        assert_eq!(fs::read(&path).expect("the file"), b"new");
        assert!(!aside.exists());
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_private() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let mode = |path: &Path| {
            fs::metadata(path)
                .expect("it is there")
                .permissions()
                .mode()
        };
        new_folder(&folder.path().join("f")).expect("a folder");
        new_file(&folder.path().join("n")).expect("a file");
        append_line(&folder.path().join("a"), Vec::new()).expect("a file");
        assert_eq!(mode(&folder.path().join("f")) & 0o777, 0o700);
        assert_eq!(mode(&folder.path().join("n")) & 0o777, 0o600);
        assert_eq!(mode(&folder.path().join("a")) & 0o777, 0o600);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_kind_of_a_mount_is_read_by_its_device() {
        let mounts = "21 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n\
                      36 21 0:45 / /mnt/usb rw - fuseblk /dev/sdb1 rw\n";
        assert_eq!(kind_in(mounts, "0:45").as_deref(), Some("fuseblk"));
        assert_eq!(kind_in(mounts, "8:1").as_deref(), Some("ext4"));
        assert_eq!(kind_in(mounts, "9:9"), None);
        assert!(file_system(Path::new("/")).is_ok());
    }
}
