//! A browser that is installed here, to print a page into a PDF: with pages of its own making, a
//! profile that is thrown away, no network, and an end.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::cli::failure::{Failure, Mistake, cause};
use crate::cli::file;
use crate::cli::program::{in_path, is_program};
use crate::cli::signals::Signals;
use crate::text::printable::{cut, printable};

/// Names the browser, where it is set.
pub const VARIABLE: &str = "BACKPLAN_BROWSER";
/// How Chromium, Chrome and Edge are called.
const NAMES: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "headless_shell",
];
/// Where they are on macOS.
const ON_MACOS: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
/// Where they are on Windows, below the folders that these variables name.
const ON_WINDOWS: [&str; 2] =
    ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
const PROGRAMS: [&str; 3] = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

/// What it is told: one page, nobody to talk to, nothing to remember.
const FLAGS: [&str; 15] = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-quic",
    "--no-pings",
    "--metrics-recording-only",
    // No name leads anywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND",
];
/// How long it may take.
const LONGEST: Duration = Duration::from_mins(1);
/// How often to look whether it is done.
const EVERY: Duration = Duration::from_millis(30);
/// The most bytes that are taken of it.
const MOST_BYTES: u64 = 256 << 20;
/// The most characters that are repeated of what it says.
const LONGEST_SAID: usize = 300;

const INSTEAD: &str = "write .html, open it in any browser and print it as PDF";

/// Prints a page.
///
/// # Errors
/// Where there is no browser, or nothing whole comes of it.
pub fn print(page: &str) -> Result<Vec<u8>, Failure> {
    print_unless(page, &listen()?)
}

/// Listens to what ends the printing, of one page or of many.
///
/// # Errors
/// Where the system lets nobody listen.
pub fn listen() -> Result<Signals, Failure> {
    Ok(Signals::listen().context("can't listen to signals")?)
}

/// Prints a page, unless the signals tell to end.
///
/// # Errors
/// Where there is no browser, or nothing whole comes of it.
pub fn print_unless(page: &str, signals: &Signals) -> Result<Vec<u8>, Failure> {
    let browser = find()?;
    let desk = Desk::new(&browser).context("can't make a folder for the browser")?;
    fs::write(desk.page(), page).context("can't write a page for the browser")?;
    let name = file::name(&browser);
    let failed = |why: String| {
        let help = format!("name another browser in {VARIABLE}, or {INSTEAD}");
        Mistake::Said { message: format!("{name} printed no PDF: {why}"), help: Some(help) }
    };
    let mut running = desk.start(&browser).map_err(|error| failed(cause(&error)))?;
    let begun = Instant::now();
    let status = loop {
        match running.0.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if signals.end() => return Err(failed("it was stopped".into()).into()),
            Ok(None) if begun.elapsed() < LONGEST => sleep(EVERY),
            Ok(None) => {
                let why = format!("it was not done after {} s", LONGEST.as_secs());
                return Err(failed(why).into());
            }
            Err(error) => return Err(failed(cause(&error)).into()),
        }
    };
    let mut bytes = Vec::new();
    let read = File::open(desk.pdf()).and_then(|pdf| pdf.take(MOST_BYTES).read_to_end(&mut bytes));
    if read.is_ok() && is_whole(&bytes) {
        return Ok(bytes);
    }
    let said = desk.said();
    let why = if said.is_empty() { format!("it ended with {status}") } else { said };
    Err(failed(why).into())
}

/// Whether a PDF has its beginning and its end.
fn is_whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}

/// The browser: the one that is named, else the first that is there.
fn find() -> Result<PathBuf, Mistake> {
    if let Some(named) = env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        let path = PathBuf::from(&named);
        let is_name = path.components().count() == 1;
        let found =
            if is_name { in_path(&path) } else { Some(path).filter(|path| is_program(path)) };
        return found.ok_or_else(|| {
            let name = file::name(Path::new(&named));
            let message = format!("{VARIABLE} names no program: {name}");
            Mistake::Said { message, help: Some("name the program itself, with its path".into()) }
        });
    }
    let known = NAMES.iter().filter_map(|name| in_path(Path::new(name)));
    let on_windows = PROGRAMS
        .iter()
        .filter_map(env::var_os)
        .flat_map(|folder| ON_WINDOWS.iter().map(move |program| Path::new(&folder).join(program)));
    let elsewhere = ON_MACOS.iter().map(PathBuf::from).chain(on_windows);
    known.chain(elsewhere.filter(|path| is_program(path))).next().ok_or_else(|| {
        let message =
            "there is no browser here that prints a PDF: Chromium, Chrome or Edge".to_owned();
        let help = format!("install one, or name it in {VARIABLE}, or {INSTEAD}");
        Mistake::Said { message, help: Some(help) }
    })
}

/// A folder with the page, what is printed and the browser's own things, until this is dropped.
struct Desk(PathBuf);

impl Desk {
    fn new(browser: &Path) -> io::Result<Self> {
        // Several pages may be printed at once.
        static DESKS: AtomicU64 = AtomicU64::new(1);
        let number = DESKS.fetch_add(1, Ordering::Relaxed);
        let name = format!("backplan-page-{}-{number}", std::process::id());
        let folder = room(browser).join(name);
        file::make_own_folder(&folder, false)?;
        Ok(Self(folder))
    }

    fn page(&self) -> PathBuf {
        self.0.join("page.html")
    }

    fn pdf(&self) -> PathBuf {
        self.0.join("page.pdf")
    }

    fn log(&self) -> PathBuf {
        self.0.join("log")
    }

    fn start(&self, browser: &Path) -> io::Result<Running> {
        let with = |flag: &str, path: PathBuf| {
            let mut flag = std::ffi::OsString::from(flag);
            flag.push(path);
            flag
        };
        let mut command = Command::new(browser);
        command.args(FLAGS);
        command.arg(with("--user-data-dir=", self.0.join("profile")));
        command.arg(with("--print-to-pdf=", self.pdf()));
        // It keeps its pages apart from the system by what root may not use.
        #[cfg(unix)]
        if rustix::process::geteuid().is_root() {
            command.arg("--no-sandbox");
        }
        command.arg(self.page());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(self.log())?);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn().map(Running)
    }

    /// The last line that the browser said, as far as it can be shown.
    fn said(&self) -> String {
        let said = fs::read(self.log()).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let line =
            said.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        printable(&cut(line, LONGEST_SAID)).into_owned()
    }
}

/// Where the folder is made. A browser in a snap has a temporary folder of its own and sees no other.
fn room(browser: &Path) -> PathBuf {
    let of_snap = || {
        let name = browser.strip_prefix("/snap/bin").ok()?;
        let home = PathBuf::from(env::var_os("HOME")?);
        Some(home.join("snap").join(name).join("common")).filter(|common| common.is_dir())
    };
    of_snap().unwrap_or_else(env::temp_dir)
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A browser that has just ended may still write its last files.
        for _ in 0..10 {
            if fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            sleep(EVERY);
        }
    }
}

/// A browser at work, which ends with this, and all that it has started.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Ok(None) = self.0.try_wait()
            && let Some(group) = rustix::process::Pid::from_raw(self.0.id().cast_signed())
        {
            rustix::process::kill_process_group(group, rustix::process::Signal::KILL).ok();
        }
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
