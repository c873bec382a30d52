//! Stdout as somebody listens to it: who closes a pipe has read enough (`backplan list | head -1`),
//! and the command goes on to the exit code that it has without them.

use std::io::{self, ErrorKind, Write};

/// A way out that tells whether anybody still reads.
pub trait Out: Write {
    /// Whether the reader has gone: what is written from now on is lost.
    fn is_unheard(&self) -> bool;
}

/// A way out that takes everything in silence once its reader has gone.
pub struct Listener<'a> {
    out: &'a mut dyn Write,
    gone: bool,
}

impl<'a> Listener<'a> {
    /// Listens to what is written to `out`.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { out, gone: false }
    }

    fn attempt<T>(
        &mut self,
        unheard: T,
        write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.gone {
            return Ok(unheard);
        }
        match write(self.out) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(unheard)
            }
            written => written,
        }
    }
}

impl Write for Listener<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt((), |out| out.flush())
    }
}

impl Out for Listener<'_> {
    fn is_unheard(&self) -> bool {
        self.gone
    }
}
