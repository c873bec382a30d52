//! What the system tells the program while it runs: to end, or that it was stopped and is there
//! again.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What was told since it was last asked for.
#[derive(Debug, Default)]
pub struct Signals {
    end: Arc<AtomicBool>,
    again: Arc<AtomicBool>,
}

impl Signals {
    /// Listens from now on; what would end the program no longer does.
    pub fn listen() -> io::Result<Self> {
        let signals = Self::default();
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
            for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
                signal_hook::flag::register(signal, Arc::clone(&signals.end))?;
            }
            signal_hook::flag::register(SIGCONT, Arc::clone(&signals.again))?;
        }
        Ok(signals)
    }

    /// Whether the program is to end.
    pub fn end(&self) -> bool {
        self.end.load(Ordering::Relaxed)
    }

    /// Whether it was stopped and is there again.
    pub fn again(&self) -> bool {
        self.again.swap(false, Ordering::Relaxed)
    }
}
