//! A session as a recording: its marks as sounds, its words spoken where there is a voice, each at
//! the time that the guided session has it. It plays where a screen is dark and where there is none.
//!
//! FLAC keeps every sample and takes little for silence; any player opens it. Without a voice, the
//! same plan is the same bytes.

mod mix;
mod tags;

use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr as _, MetadataBlockData, Stream, StreamInfo};
use flacenc::config;
use flacenc::encode_fixed_size_frame;
use flacenc::error::Verify as _;
use flacenc::source::{Context, Fill as _, FrameBuf};

use self::mix::{Mix, Piece};
use crate::export::Options;
use crate::export::format::Making;
use crate::plan::{Plan, PlanDay, Session, Week};
use crate::session::tone::RATE;
use crate::session::track::Track;

pub use self::tags::is_whole;

/// Samples of a frame.
const FRAME: usize = 4096;
/// Bits of a sample.
const BITS: usize = 16;
/// Of a block of metadata, what its first byte says of comments.
const COMMENTS: u8 = 4;

/// The recordings of a plan: one a session, in their order.
pub fn sessions(making: &Making) -> Vec<Vec<u8>> {
    let plan = making.plan;
    let sessions = plan.weeks.iter().flat_map(Week::sessions);
    sessions.map(|(day, session)| recording(plan, (day, session), making.options)).collect()
}

/// The recording of one session.
///
/// # Panics
/// Never: what is made here is within what FLAC holds.
pub fn recording(plan: &Plan, (day, session): (&PlanDay, &Session), options: &Options) -> Vec<u8> {
    let track = Track::of(session);
    let comments = tags::of(plan, (day, session), &track);
    let mix = Mix::of(&track, options.voice.as_ref());
    tags::seal(encode(mix, &comments).expect("what is made here is within what FLAC holds"))
}

/// How many sets of a plan have no time of their own, and the seconds that they are given together.
pub fn own_pace(plan: &Plan) -> (u32, u32) {
    let tracks = plan.weeks.iter().flat_map(Week::sessions).map(|(_, session)| Track::of(session));
    tracks.fold((0, 0), |(sets, seconds), track| {
        (sets + track.own_pace.0, seconds + track.own_pace.1)
    })
}

/// Frame by frame, so that no more than one of them is unpacked at once.
fn encode(mut mix: Mix, comments: &[u8]) -> Option<Vec<u8>> {
    let config = config::Encoder::default().into_verified().ok()?;
    let mut about = StreamInfo::new(RATE as usize, 1, BITS).ok()?;
    let mut buffer = FrameBuf::with_size(1, FRAME).ok()?;
    let mut digest = Context::new(BITS, 1);
    let mut frames = ByteSink::new();
    let mut number = 0;
    let silence = (vec![0; FRAME], vec![0; FRAME * BITS / 8]);
    while let Some(piece) = mix.next(FRAME) {
        let sounds = match piece {
            Piece::Silence => None,
            Piece::Sounds(samples) => {
                let bytes: Vec<u8> =
                    samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
                Some((samples.into_iter().map(i32::from).collect(), bytes))
            }
        };
        let (samples, bytes): &(Vec<i32>, Vec<u8>) = sounds.as_ref().unwrap_or(&silence);
        buffer.fill_interleaved(samples).ok()?;
        digest.fill_le_bytes(bytes, BITS / 8).ok()?;
        let frame = encode_fixed_size_frame(&config, &buffer, number, &about).ok()?;
        about.update_frame_info(&frame);
        frame.write(&mut frames).ok()?;
        number += 1;
    }
    about.set_md5_digest(&digest.md5_digest());
    let mut stream = Stream::with_stream_info(about);
    stream.add_metadata_block(MetadataBlockData::new_unknown(COMMENTS, comments).ok()?);
    let mut file = ByteSink::new();
    stream.write(&mut file).ok()?;
    Some([file.as_slice(), frames.as_slice()].concat())
}
