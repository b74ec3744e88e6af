//! How the C library is asked to keep memory.

/// The C library keeps a part of the memory for each thread that asks, up to eight for each core, and what a rush left in
/// one of them stays there. With two parts a server of a million matters stays below 200 MB. The number is read only when
/// a program starts, so the server takes its own place once more, as the same process. Whoever has said another number
/// keeps it; where this cannot be done, it serves all the same.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn in_two_parts() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;
    const PARTS: &str = "MALLOC_ARENA_MAX";
    if std::env::var_os(PARTS).is_some() || std::env::var_os("GLIBC_TUNABLES").is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // Comes back only where it failed.
    drop(
        Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(PARTS, "2")
            .exec(),
    );
}

/// Other libraries do it in their own way.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn in_two_parts() {}
