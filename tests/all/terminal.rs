//! A terminal for the program: what a person sees who types a line there.

use std::process::Command;

use rexpect::session::{PtySession, spawn_command};

use crate::program;

/// How long anything may take, in milliseconds.
const PATIENCE: Option<u64> = Some(20_000);

/// Starts a script of the shell on a terminal of so many columns; `$B` is the program.
pub fn shell(columns: usize, script: &str) -> PtySession {
    let mut command = Command::new("sh");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LC_ALL", "PAGER", "LESS"] {
        command.env_remove(name);
    }
    command.env("BACKPLAN_HOME", program::NO_HOME);
    command.env("B", program::PATH).env("TERM", "xterm").env("LC_CTYPE", "C.UTF-8");
    command.args(["-c", &format!("stty cols {columns} rows 24; {script}")]);
    spawn_command(command, PATIENCE).expect("a terminal")
}

/// All that a line prints on a terminal, and the code that it ends with.
pub fn typed(columns: usize, line: &str) -> (String, i32) {
    let mut terminal = shell(columns, &format!("{line}; echo \"code=$?\""));
    let told = read(&terminal.exp_eof().expect("the end")).replace("\r\n", "\n");
    let (text, code) = told.rsplit_once("code=").expect("a code");
    (text.to_owned(), code.trim().parse().expect("a number"))
}

/// What was printed: `rexpect` takes every byte for a sign.
fn read(bytes: &str) -> String {
    let bytes = bytes.chars().map(|byte| u8::try_from(byte).expect("a byte"));
    String::from_utf8(bytes.collect()).expect("UTF-8")
}
