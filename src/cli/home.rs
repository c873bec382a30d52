//! Where a person's own files are: profile, plans, journal.
//!
//! `BACKPLAN_HOME` holds them all; without it they are where the system keeps such things, as XDG
//! says (`~/.config/backplan`, `~/.local/share/backplan`), or Windows.

use std::env;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

use crate::cli::failure::{Failure, Mistake};

/// Holds all of a person's files, where it is set.
pub const VARIABLE: &str = "BACKPLAN_HOME";

/// The folders of a person's own files. Neither need be there.
#[derive(Clone, Debug)]
pub struct Home {
    config: PathBuf,
    data: PathBuf,
}

impl Home {
    /// Finds them, as the environment has it.
    ///
    /// # Errors
    /// Where the system names no home.
    pub fn find() -> Result<Self, Failure> {
        if let Some(all) = env::var_os(VARIABLE).filter(|all| !all.is_empty()) {
            return Ok(Self { config: all.clone().into(), data: all.into() });
        }
        let base = etcetera::choose_base_strategy().map_err(|_| Mistake::Said {
            message: "the system names no home folder for your files".into(),
            help: Some(format!("name a folder for them in {VARIABLE}")),
        })?;
        let own = |folder: PathBuf| folder.join("backplan");
        Ok(Self { config: own(base.config_dir()), data: own(base.data_dir()) })
    }

    /// The saved profile.
    pub fn profile(&self) -> PathBuf {
        self.config.join("profile.toml")
    }

    /// The saved plans, a file each.
    pub fn plans(&self) -> PathBuf {
        self.data.join("plans")
    }

    /// Says which of the saved plans is the current one: its file's name in a line.
    pub fn current(&self) -> PathBuf {
        self.plans().join("current")
    }

    /// What was done and measured.
    pub fn journal(&self) -> PathBuf {
        self.data.join("journal.jsonl")
    }
}
