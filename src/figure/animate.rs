//! A movement as a flip-book: a few eased frames in one SVG, shown in turn by CSS. No script; with
//! reduced motion, on paper and where CSS moves nothing it stands still at its end.

use glam::DVec2;

use super::drawing::Drawing;
use super::layout::MARGIN;
use super::muscle::Patch;
use super::picture::Picture;
use super::scene::Scene;
use super::svg::{Drawn, LARGE, pair};
use super::view::View;
use crate::catalogue::pose::Figure;

/// Frames from start to end.
const FRAMES: usize = 9;
/// Seconds that the start is shown, that one way takes, and that the end is shown.
const SECONDS: [f64; 3] = [0.7, 1.1, 0.9];

/// A figure that moves: the size it needs, its elements, and the style that moves it. One that has
/// nowhere to go stands still.
pub fn flip_book(figure: &Figure, patches: &[Patch]) -> ([u32; 2], String, String) {
    let picture = Picture::of(figure, patches);
    if picture.movement().is_none() {
        let drawn = pair(figure, patches, LARGE);
        return (drawn.size, drawn.inside(), String::new());
    }
    let share = |frame: usize| eased(frame as f64 / (FRAMES - 1) as f64);
    let view = View::of(figure.camera);
    let drawings: Vec<Drawing> =
        (0..FRAMES).map(|frame| drawn(&picture.scene_at(share(frame)), &view)).collect();
    let far = DVec2::INFINITY;
    let (low, high) = drawings.iter().fold((far, -far), |(low, high), drawing| {
        (low.min(drawing.bounds[0]), high.max(drawing.bounds[1]))
    });
    let origin = DVec2::new(MARGIN - low.x, MARGIN + high.y);
    let frames: Vec<Drawn> = drawings
        .iter()
        .map(|drawing| Drawn::of(high - low + 2.0 * MARGIN, drawing, origin, LARGE))
        .collect();
    let mut inside = String::new();
    for (number, frame) in frames.iter().enumerate() {
        // Where nothing moves it is seen at its start.
        let hidden = if number > 0 { " opacity=\"0\"" } else { "" };
        let classes = format!("fig-frame fig-frame-{number}");
        inside.extend([format!("<g class=\"{classes}\"{hidden}>{}</g>", frame.inside())]);
    }
    (frames[0].size, inside, style())
}

fn drawn(scene: &Scene, view: &View) -> Drawing {
    Drawing::of(scene, view, scene.window(view))
}

/// Slow at both ends.
fn eased(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}

fn style() -> String {
    let [start, way, end] = SECONDS;
    let (total, step) = (start + end + 2.0 * way, way / (FRAMES - 1) as f64);
    let mut style = format!(
        ".fig-frame{{animation-duration:{total:.1}s;animation-iteration-count:infinite;animation-timing-function:step-end}}"
    );
    for frame in 0..FRAMES {
        let mut keys = String::new();
        for [from, to] in shown(frame, start, end, step, total) {
            keys.extend([format!("{:.2}%{{opacity:1}}", from / total * 100.0)]);
            if to < total - 1e-6 {
                keys.extend([format!("{:.2}%{{opacity:0}}", to / total * 100.0)]);
            }
        }
        let before = if frame == 0 { "" } else { "0%{opacity:0}" };
        style.extend([format!(
            "@keyframes \
                fig-{frame}{{{before}{keys}}}.fig-frame-{frame}{{animation-name:fig-{frame}}}"
        )]);
    }
    let last = FRAMES - 1;
    style
        + &format!(
            "@media(prefers-reduced-motion:reduce),print{{.fig-frame{{animation:none;opacity:0}}\
                .fig-frame-{last}{{opacity:1}}}}"
        )
}

/// From when to when, in seconds, a frame is shown: on the way there and on the way back.
fn shown(frame: usize, start: f64, end: f64, step: f64, total: f64) -> Vec<[f64; 2]> {
    let last = FRAMES - 1;
    let (there, back) = ((frame as f64 - 1.0) * step, (last as f64 - 1.0 - frame as f64) * step);
    let turn = start + last as f64 * step + end;
    match frame {
        0 => vec![[0.0, start], [total - step, total]],
        _ if frame == last => vec![[start + there, turn]],
        _ => vec![[start + there, start + there + step], [turn + back, turn + back + step]],
    }
}
