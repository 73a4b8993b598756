//! The layer itself: everything goes on to the layer that SQLite had before, with [`Disk`] asked first where a file is watched.
#![allow(unsafe_op_in_unsafe_fn, reason = "each of these functions is nothing but a call through a pointer of C")]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::PathBuf;
use std::ptr::{null, null_mut};
use std::sync::{Arc, Once};

use rusqlite::ffi;

use crate::disk::{Disk, Step};

/// An open file; behind it in the same memory comes that of the layer below.
#[repr(C)]
struct Layered {
    base: ffi::sqlite3_file,
    below: *mut ffi::sqlite3_file,
    watch: *mut Watch,
}

/// What is known of a file that is watched.
struct Watch {
    disk: Arc<Disk>,
    path: PathBuf,
    file: u64,
}

/// Puts the layer under SQLite, once.
pub(crate) fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Sound: SQLite is initialised here, the structure lives for ever, and nothing else registers layers.
        let registered = unsafe {
            ffi::sqlite3_initialize();
            let below = ffi::sqlite3_vfs_find(null());
            assert!(!below.is_null(), "SQLite has no file layer");
            let size = c_int::try_from(size_of::<Layered>()).unwrap_or_default() + (*below).szOsFile;
            let layer = ffi::sqlite3_vfs {
                szOsFile: size,
                pNext: null_mut(),
                zName: c"kontor-faults".as_ptr(),
                pAppData: below.cast(),
                xOpen: Some(open),
                xDelete: Some(delete),
                xAccess: Some(access),
                xFullPathname: Some(full_pathname),
                xRandomness: Some(randomness),
                xSleep: Some(sleep),
                xCurrentTime: Some(current_time),
                xGetLastError: Some(last_error),
                xCurrentTimeInt64: Some(current_time_ms),
                // Nothing is loaded, and the calls below this layer are left as they are.
                iVersion: 2,
                xDlOpen: None,
                xDlError: None,
                xDlSym: None,
                xDlClose: None,
                xSetSystemCall: None,
                xGetSystemCall: None,
                xNextSystemCall: None,
                ..*below
            };
            ffi::sqlite3_vfs_register(Box::into_raw(Box::new(layer)), 1)
        };
        assert_eq!(registered, ffi::SQLITE_OK);
    });
}

/// Ends this program at once, as if somebody had killed it.
pub(crate) fn end() -> ! {
    #[cfg(unix)]
    // Sound: a signal to this very process.
    unsafe {
        libc::kill(libc::getpid(), libc::SIGKILL);
    }
    std::process::abort()
}

/// Calls a method of the layer below; one that it has not is answered as SQLite asks for.
macro_rules! below {
    ($vfs:expr, $method:ident $(, $argument:expr)*) => {{
        let below: *mut ffi::sqlite3_vfs = (*$vfs).pAppData.cast();
        (*below).$method.map_or(ffi::SQLITE_ERROR, |call| call(below $(, $argument)*))
    }};
}

unsafe fn path_of(name: *const c_char) -> Option<PathBuf> {
    (!name.is_null()).then(|| PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned()))
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let layered = file.cast::<Layered>();
    let inner = layered.add(1).cast::<ffi::sqlite3_file>();
    (*layered).base.pMethods = null();
    (*layered).watch = null_mut();
    (*layered).below = inner;
    (*inner).pMethods = null();
    let go_on = || below!(vfs, xOpen, name, inner, flags, out);
    let watched = path_of(name).and_then(|path| Some((Disk::under(&path)?, path)));
    let answer = match watched {
        None => go_on(),
        Some((disk, path)) => match disk.open(&path, go_on) {
            Err(refused) => refused,
            Ok(file) => {
                (*layered).watch = Box::into_raw(Box::new(Watch { disk, path, file }));
                ffi::SQLITE_OK
            }
        },
    };
    if answer == ffi::SQLITE_OK {
        (*layered).base.pMethods = &raw const METHODS;
    }
    answer
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    let go_on = || below!(vfs, xDelete, name, sync);
    match path_of(name).and_then(|path| Some((Disk::under(&path)?, path))) {
        Some((disk, path)) => disk.remove(&path, sync != 0, go_on),
        None => go_on(),
    }
}

unsafe extern "C" fn access(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    below!(vfs, xAccess, name, flags, out)
}
unsafe extern "C" fn full_pathname(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    size: c_int,
    out: *mut c_char,
) -> c_int {
    below!(vfs, xFullPathname, name, size, out)
}
unsafe extern "C" fn randomness(vfs: *mut ffi::sqlite3_vfs, size: c_int, out: *mut c_char) -> c_int {
    below!(vfs, xRandomness, size, out)
}
unsafe extern "C" fn sleep(vfs: *mut ffi::sqlite3_vfs, microseconds: c_int) -> c_int {
    below!(vfs, xSleep, microseconds)
}
unsafe extern "C" fn current_time(vfs: *mut ffi::sqlite3_vfs, out: *mut f64) -> c_int {
    below!(vfs, xCurrentTime, out)
}
unsafe extern "C" fn current_time_ms(vfs: *mut ffi::sqlite3_vfs, out: *mut ffi::sqlite3_int64) -> c_int {
    below!(vfs, xCurrentTimeInt64, out)
}
unsafe extern "C" fn last_error(vfs: *mut ffi::sqlite3_vfs, size: c_int, out: *mut c_char) -> c_int {
    below!(vfs, xGetLastError, size, out)
}

/// Calls the same method of the file below.
macro_rules! inner {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        let below = (*$file.cast::<Layered>()).below;
        (*(*below).pMethods).$method.map_or(ffi::SQLITE_NOTFOUND, |call| call(below $(, $argument)*))
    }};
}

/// Without the third version: files are never mapped into memory, so that every read and write comes by here.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe fn watch<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a Watch> {
    (*file.cast::<Layered>()).watch.as_ref()
}

unsafe fn take(file: *mut ffi::sqlite3_file, step: Step<'_>, go_on: impl FnOnce() -> c_int) -> c_int {
    match watch(file) {
        Some(watch) => watch.disk.take(watch.file, &watch.path, step, go_on),
        None => go_on(),
    }
}

fn place(offset: ffi::sqlite3_int64) -> usize {
    usize::try_from(offset).unwrap_or_default()
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let layered = file.cast::<Layered>();
    if !(*layered).watch.is_null() {
        drop(Box::from_raw((*layered).watch));
        (*layered).watch = null_mut();
    }
    inner!(file, xClose)
}
unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    out: *mut c_void,
    size: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    if watch(file).is_some_and(|watch| !watch.disk.answers(watch.file)) {
        return ffi::SQLITE_IOERR_READ;
    }
    inner!(file, xRead, out, size, at)
}
unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    size: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let bytes = std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(size).unwrap_or_default());
    take(file, Step::Write { at: place(at), bytes }, || inner!(file, xWrite, from, size, at))
}
unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: ffi::sqlite3_int64) -> c_int {
    take(file, Step::Truncate { length: place(length) }, || inner!(file, xTruncate, length))
}
unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    take(file, Step::Sync, || inner!(file, xSync, flags))
}
unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, out: *mut ffi::sqlite3_int64) -> c_int {
    if watch(file).is_some_and(|watch| !watch.disk.answers(watch.file)) {
        return ffi::SQLITE_IOERR_FSTAT;
    }
    inner!(file, xFileSize, out)
}
unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    inner!(file, xLock, level)
}
unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    inner!(file, xUnlock, level)
}
unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    inner!(file, xCheckReservedLock, out)
}
unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, operation: c_int, argument: *mut c_void) -> c_int {
    inner!(file, xFileControl, operation, argument)
}
unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    inner!(file, xSectorSize)
}
unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    inner!(file, xDeviceCharacteristics)
}
unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    inner!(file, xShmMap, page, size, extend, out)
}
unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, offset: c_int, count: c_int, flags: c_int) -> c_int {
    inner!(file, xShmLock, offset, count, flags)
}
unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    let below = (*file.cast::<Layered>()).below;
    if let Some(call) = (*(*below).pMethods).xShmBarrier {
        call(below);
    }
}
unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    inner!(file, xShmUnmap, delete)
}
