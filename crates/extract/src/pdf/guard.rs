use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::Refusal;
use crate::cause::{Damage, Excess};

/// Deep enough for the deepest nesting that the PDF library allows, in a debug build too.
const STACK: usize = 64 << 20;

/// Runs `work` apart: a panic in it is a damaged file, and when the time is over nobody waits for it any longer.
pub(super) fn run<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let (tell, told) = channel();
    let thread = std::thread::Builder::new()
        .name("read-pdf".into())
        .stack_size(STACK)
        .spawn(move || {
            // If nobody waits any more there is nobody to tell.
            let _ = tell.send(work());
        })
        .map_err(|_| Refusal::Bomb { what: Excess::Memory })?;
    // The work looks at the clock itself; this is for the case that the library never comes back.
    match told.recv_timeout(time + Duration::from_secs(1)) {
        Ok(result) => {
            let _ = thread.join();
            result
        }
        Err(RecvTimeoutError::Timeout) => Err(Refusal::TookTooLong {
            seconds: time.as_secs(),
        }),
        Err(RecvTimeoutError::Disconnected) => Err(Refusal::Damaged {
            what: Damage::Structure,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_damaged_file_and_not_an_end() {
        let read = run::<()>(Duration::from_secs(5), || {
            panic!("a test of panics: this message is expected")
        });
        assert!(matches!(read, Err(Refusal::Damaged { .. })));
    }

    #[test]
    fn what_never_ends_is_left() {
        let read = run(Duration::ZERO, || {
            std::thread::sleep(Duration::from_secs(3));
            Ok(())
        });
        assert_eq!(read, Err(Refusal::TookTooLong { seconds: 0 }));
    }
}
