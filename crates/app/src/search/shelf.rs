use std::fmt;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback, WatchHandle,
    WritePtr,
};

/// The folder of the index. What is searched is mapped into memory, as the library does it; the words as shown, two thirds of
/// all, are read piece by piece: mapped, each hit and each merge would leave them in the memory of the server.
#[derive(Clone)]
pub struct Shelf {
    mapped: MmapDirectory,
    folder: PathBuf,
}

impl Shelf {
    /// The folder, which is there.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn open(folder: &Path) -> Result<Shelf, OpenDirectoryError> {
        Ok(Shelf {
            mapped: MmapDirectory::open(folder)?,
            folder: folder.to_owned(),
        })
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shelf({})", self.folder.display())
    }
}

impl Directory for Shelf {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        if path.extension().is_none_or(|extension| extension != "store") {
            return self.mapped.get_file_handle(path);
        }
        let read = || {
            let file = File::open(self.folder.join(path))?;
            let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
            Ok(Shown { file, length })
        };
        match read() {
            Ok(shown) => Ok(Arc::new(shown)),
            Err(error) if io::Error::kind(&error) == io::ErrorKind::NotFound => {
                Err(OpenReadError::FileDoesNotExist(path.to_owned()))
            }
            Err(error) => Err(OpenReadError::wrap_io_error(error, path.to_owned())),
        }
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.mapped.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.mapped.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.mapped.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.mapped.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.mapped.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.mapped.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.mapped.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.mapped.watch(callback)
    }
}

/// A file that is read where it is asked for. It is written once and never changed.
#[derive(Debug)]
struct Shown {
    file: File,
    length: usize,
}

impl HasLen for Shown {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Shown {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut bytes = vec![0; range.len()];
        let start = u64::try_from(range.start).map_err(io::Error::other)?;
        self.file.read_exact_at(&mut bytes, start)?;
        Ok(OwnedBytes::new(bytes))
    }
}
