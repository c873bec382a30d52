//! The catalogue and the poses that the build stored in the program.

use crate::catalogue::pose::Poses;
use crate::catalogue::{Catalogue, Parts, Pictures};

static STORED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
static PICTURES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pictures.bin"));
static POSES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/poses.bin"));

/// The built-in catalogue: `exercises.toml` as it was when the program was built. Texts are
/// borrowed, not copied.
///
/// # Panics
/// Never: the build wrote the bytes with the same types.
pub fn catalogue() -> Catalogue {
    let stored: Result<(u64, Parts), _> = postcard::from_bytes(STORED);
    let (digest, parts) =
        stored.unwrap_or_else(|_| unreachable!("the build stored the catalogue with these types"));
    Catalogue::from_parts(parts, digest).with_stored(poses, pictures)
}

/// The built-in poses: `src/figure/poses.toml` as it was when the program was built.
///
/// # Panics
/// Never: the build wrote the bytes with the same types.
pub fn poses() -> Poses {
    postcard::from_bytes(POSES)
        .unwrap_or_else(|_| unreachable!("the build stored the poses with these types"))
}

/// Pictures of the built-in exercises, drawn when the program was built.
///
/// # Panics
/// Never: the build wrote the bytes with the same types.
pub fn pictures() -> Pictures {
    postcard::from_bytes(PICTURES)
        .unwrap_or_else(|_| unreachable!("the build stored the pictures with these types"))
}
