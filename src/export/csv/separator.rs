//! What parts the cells of a row.

use crate::text::vocabulary::{Unknown, Vocabulary as _, vocabulary};

vocabulary! {
    /// What parts the cells of a row.
    #[derive(Default)]
    pub enum Separator ("separator") {
        /// `,`
        #[default]
        Comma = "comma",
        /// `;`
        Semicolon = "semicolon",
        /// A tabulator.
        Tab = "tab",
    }
}

impl Separator {
    /// A separator by its word, or by the sign itself.
    ///
    /// # Errors
    /// [`Unknown`], with the nearest word.
    pub fn said(text: &str) -> Result<Self, Unknown> {
        match text {
            "," => Ok(Self::Comma),
            ";" => Ok(Self::Semicolon),
            "\t" | "\\t" => Ok(Self::Tab),
            word => Self::parse(word),
        }
    }

    /// The sign itself.
    pub const fn sign(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// What parts a number from its fraction where rows are parted so.
    pub const fn point(self) -> &'static str {
        match self {
            Self::Semicolon => ",",
            Self::Comma | Self::Tab => ".",
        }
    }
}
