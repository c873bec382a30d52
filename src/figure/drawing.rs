//! A scene as lines on the picture: areas of colour from back to front, each only where it is seen,
//! and the strokes over them.

use glam::DVec2;

use super::arrow::placed;
use super::contour::{creases, edges};
use super::fibre::fibres;
use super::mesh::Part;
use super::pieces::{beside, grown, shrunk, tidy};
use super::raster::{FINE, Raster, Window};
use super::role::{GROUND, Role};
use super::scene::{Scene, Stroke};
use super::shade::{shade, touch};
use super::trace::{Mask, area, length};
use super::view::View;
use crate::text::vocabulary::Vocabulary as _;

/// Points by which an area reaches under what lies over it, so that no hairline shows between both.
const UNDER: usize = 2;
/// Points around a muscle in which it may grow while notches are filled.
const ROOM: usize = 8;
/// Square centimetres of the smallest area that is drawn, and of the smallest hole.
const SPECK: f64 = 1.2;
/// Square centimetres of the smallest hole in a shadow.
const HOLE: f64 = 160.0;
/// Centimetres of half the notches in a muscle that are filled, of half the spikes on it that go, and of
/// half the slivers.
const ROUND: [f64; 3] = [0.5, 0.75, 1.25];
/// Share of the largest muscle that others are seen by at least.
const CRUMB: f64 = 0.22;
/// Centimetres between two strokes that are one.
const JOINS: f64 = 0.6;
/// Centimetres that a stroke may lie below the surface it is drawn on.
const SUNK: f32 = 0.5;
/// How much of a surface's direction points to the viewer where it is said to face them.
const FACING: f64 = 0.5;
/// How much of where a face looks points to the viewer from which on its jaw is drawn: from the side the line would be a
/// seam across the neck.
const FRONTAL: f64 = 0.55;
/// Centimetres from the edge of what is seen where faces and muscles have no lines any more.
const EDGE: f64 = 0.3;

/// An area of one colour: closed lines in centimetres, holes running the other way round.
#[derive(Debug)]
pub struct Area {
    /// Its colour.
    pub role: Role,
    /// Its outlines and holes.
    pub lines: Vec<Vec<DVec2>>,
}

/// Lines of one kind.
#[derive(Debug)]
pub struct Lines {
    /// What they are.
    pub role: Role,
    /// Each as points along it.
    pub lines: Vec<Vec<DVec2>>,
}

/// A picture, ready to be written.
#[derive(Debug)]
pub struct Drawing {
    /// Areas from back to front.
    pub areas: Vec<Area>,
    /// Strokes over them.
    pub strokes: Vec<Lines>,
    /// Arrows over it all.
    pub arrows: Area,
    /// Which of a pair it is, and where that is said.
    pub sign: Option<(u8, DVec2)>,
    /// Lowest and highest corner.
    pub bounds: [DVec2; 2],
}

impl Drawing {
    /// Looks at a scene through a window.
    pub fn of(scene: &Scene, view: &View, window: [DVec2; 2]) -> Self {
        let mut raster = Raster::of(&scene.meshes, view, window, FINE);
        tidy(&mut raster);
        touch(&mut raster);
        let mut windows = vec![Window::NONE; Role::ALL.len()];
        for (index, dot) in raster.dots.iter().enumerate() {
            let Some(role) = dot.role else { continue };
            let at = [index % raster.size[0], index / raster.size[0]];
            windows[role as usize].take(at);
            for (ground, covered) in GROUND.iter().zip(dot.ground) {
                if covered {
                    windows[*ground as usize].take(at);
                }
            }
            if let Some(shade) = shade(dot) {
                windows[shade as usize].take(at);
            }
            if dot.muscle {
                windows[Role::Muscle as usize].take(at);
            }
        }
        let areas: Vec<Area> = Role::ALL
            .iter()
            .zip(windows)
            .filter_map(|(role, window)| seen(&raster, *role, window))
            .collect();
        let muscles = areas.iter().filter(|area| area.role == Role::Muscle);
        let lines =
            muscles.flat_map(|muscle| &muscle.lines).flat_map(|line| fibres(line)).collect();
        // Skin before skin is parted by what looks like a crease.
        let is_skin = |at: &DVec2| {
            raster.at(*at).is_some_and(|dot| matches!(dot.role, Some(Role::Skin | Role::SkinFar)))
        };
        let (bare, clothed): (Vec<_>, Vec<_>) =
            edges(&raster).into_iter().partition(|line| line.iter().all(is_skin));
        let mut creases = creases(&raster, view.near(scene.ahead) > FRONTAL);
        creases.extend(bare);
        let mut strokes = vec![
            Lines { role: Role::Fibre, lines },
            Lines { role: Role::Crease, lines: creases },
            Lines { role: Role::Line, lines: clothed },
        ];
        for stroke in &scene.strokes {
            let lines = visible(&raster, stroke, view);
            match strokes.iter_mut().find(|strokes| strokes.role == stroke.role) {
                Some(strokes) => lines.into_iter().for_each(|line| join(&mut strokes.lines, line)),
                None => strokes.push(Lines { role: stroke.role, lines }),
            }
        }
        strokes.push(Lines { role: Role::Sign, lines: scene.signs.clone() });
        strokes.retain(|strokes| !strokes.lines.is_empty());
        let arrows = placed(scene, &raster);
        let far = DVec2::INFINITY;
        let all =
            areas.iter().flat_map(|area| &area.lines).chain(&arrows).chain(&scene.signs).flatten();
        let bounds = all.fold([far, -far], |[low, high], at| [low.min(*at), high.max(*at)]);
        let sign = scene.number.map(|number| (number, corner(bounds, &raster, &arrows)));
        let bounds = sign.map_or(bounds, |(_, at): (u8, DVec2)| {
            [bounds[0].min(at - SIGN / 2.0), bounds[1].max(at + SIGN / 2.0)]
        });
        Self { areas, strokes, arrows: Area { role: Role::Arrow, lines: arrows }, sign, bounds }
    }
}

/// Half the height of the number of a picture, in centimetres, with room around it.
const SIGN: f64 = 7.0;

/// The corner above on the left for a number, or, where that is taken, beside it.
fn corner([low, high]: [DVec2; 2], raster: &Raster, arrows: &[Vec<DVec2>]) -> DVec2 {
    let at = |x: f64| DVec2::new(low.x + x, high.y - SIGN);
    // Where all behind is a wall, on it.
    let inside = (1..=8).map(|step| at(SIGN) - DVec2::Y * 1.5 * f64::from(step));
    let is_free = |at: DVec2| {
        let lies = |away: f64, on: &dyn Fn(Option<Role>) -> bool| {
            raster.is_near(at, (away * raster.fine) as i64, |dot| on(dot.role))
        };
        // It may stand on a wall, not across its edge.
        let is_wall = |role: Option<Role>| role == Some(Role::Wall);
        let edge = SIGN - 1.5;
        let is_taken = lies(SIGN, &|role| role.is_some() && !is_wall(role));
        let is_crossed = lies(edge, &is_wall) && lies(edge, &|role| role.is_none());
        !is_taken
            && !is_crossed
            && arrows.iter().flatten().all(|arrow| arrow.distance(at) > SIGN + 2.0)
    };
    // Outwards until it is free.
    let steps = (0..=7).map(|step| at(SIGN - f64::from(step) * 2.0));
    std::iter::once(at(SIGN))
        .chain(inside)
        .chain(steps)
        .find(|at| is_free(*at))
        .unwrap_or(at(-SIGN))
}

/// The area of a role, reaching a little under those that are painted later.
fn seen(raster: &Raster, role: Role, window: Window) -> Option<Area> {
    if window == Window::NONE {
        return None;
    }
    let window = window.grown(if role == Role::Muscle { ROOM } else { UNDER }, raster.size);
    let [wide, high] = window.size();
    let place = |index: usize| {
        let [x, y] = [window.from[0] + index % wide, window.from[1] + index / wide];
        y * raster.size[0] + x
    };
    let dot = |index: usize| &raster.dots[place(index)];
    let is_own = |index: usize| match role {
        Role::Shade | Role::ShadeFlat => shade(dot(index)) == Some(role),
        Role::Muscle => dot(index).muscle,
        role => match GROUND.iter().position(|ground| *ground == role) {
            Some(ground) => dot(index).ground[ground],
            None => dot(index).role == Some(role),
        },
    };
    let mut kept: Vec<bool> = (0..wide * high).map(is_own).collect();
    if role == Role::Muscle {
        let size = [wide, high];
        let [notch, spike, sliver] = ROUND.map(|length| (length * raster.fine).round() as usize);
        let opened = |kept: &[bool], reach| grown(&shrunk(kept, size, reach), size, reach);
        kept = shrunk(&grown(&kept, size, notch), size, notch);
        // Slivers are drawn only where nothing else is seen of the muscles.
        let thick = opened(&kept, sliver);
        kept = if thick.contains(&true) { thick } else { opened(&kept, spike) };
    }
    // What lies over everything reaches under nothing, what lies below it is whole: a mat up to its edge.
    let lies_over = |other: Option<Role>| match role {
        Role::Mat => other == Some(Role::MatEdge),
        role => other > Some(role),
    };
    let is_overlay = matches!(role, Role::Shade | Role::ShadeFlat | Role::Muscle);
    if role == Role::Mat || !is_overlay && !GROUND.contains(&role) {
        let mut front: Vec<usize> = (0..kept.len()).filter(|index| kept[*index]).collect();
        for _ in 0..UNDER {
            let mut next = Vec::new();
            for index in front {
                for beside in beside(index, wide) {
                    if kept.get(beside) == Some(&false) && lies_over(dot(beside).role) {
                        kept[beside] = true;
                        next.push(beside);
                    }
                }
            }
            front = next;
        }
    }
    // What has no outline of its own is drawn softer: how many times, and its smallest area.
    let (times, least) = match role {
        role if role.is_straight() => (0, SPECK),
        Role::Muscle => (30, 24.0),
        Role::Shadow => (36, 30.0),
        Role::Shade => (16, 20.0),
        role if role.is_thin() => (2, 0.3),
        _ => (2, SPECK),
    };
    let mut mask = Mask::of(window, &kept, times);
    if role == Role::Muscle {
        // It does not spread to an arm that is before it.
        let is_arm = |part: Option<Part>| matches!(part, Some(Part::Arm(_)));
        let arms = raster.dots.iter().any(|dot| dot.muscle && is_arm(raster.part(dot)));
        mask.clip(window, |index| {
            let part = raster.part(dot(index));
            part.is_some_and(Part::is_body) && (arms || !is_arm(part))
        });
    }
    if role == Role::Shade {
        // It stays within what it lies on, a little away from the edge.
        let is_inside = |index: usize| {
            let at = place(index);
            beside(at, raster.size[0]).into_iter().chain([at]).all(|at| {
                raster.dots.get(at).is_some_and(|dot| dot.role.is_some_and(Role::is_shaded))
            })
        };
        mask.clip(window, is_inside);
    }
    let mut lines = mask.outlines(raster, if role.is_straight() { 1 } else { 3 });
    if role == Role::Muscle {
        // Whole, and no crumbs beside what is seen well.
        let largest = lines.iter().map(|line| area(line)).fold(0.0, f64::max);
        lines.retain(|line| area(line) > largest * CRUMB);
    }
    // A shadow has no small holes.
    let hole = if role == Role::Shadow { HOLE } else { least };
    lines.retain(|line| area(line) > least || area(line) < -hole);
    (!lines.is_empty()).then_some(Area { role, lines })
}

/// Adds a line, as more of the last one where it goes on from there.
fn join(lines: &mut Vec<Vec<DVec2>>, line: Vec<DVec2>) {
    let goes_on = |last: &Vec<DVec2>| last[last.len() - 1].distance(line[0]) < JOINS;
    match lines.last_mut().filter(|last| goes_on(last)) {
        Some(last) => last.extend(&line[1..]),
        None => lines.push(line),
    }
}

/// The runs of a stroke that are seen: nothing is before them.
fn visible(raster: &Raster, stroke: &Stroke, view: &View) -> Vec<Vec<DVec2>> {
    if stroke.facing.is_some_and(|direction| view.near(direction) < FACING) {
        return Vec::new();
    }
    let mut runs = vec![Vec::new()];
    for pair in stroke.points.windows(2) {
        for step in 0..6 {
            let at = view.see(pair[0].lerp(pair[1], f64::from(step) / 5.0));
            let seen = raster.at(at.truncate()).is_some_and(|dot| {
                dot.near <= at.z as f32 + SUNK && !(dot.muscle && stroke.role == Role::Seam)
            });
            // Where a surface turns away, its lines run together.
            let edge = raster.is_near(at.truncate(), (EDGE * raster.fine) as i64, |dot| {
                !raster.part(dot).is_some_and(Part::is_body)
            });
            if seen && !edge {
                runs.last_mut().expect("there is one").push(at.truncate());
            } else {
                runs.push(Vec::new());
            }
        }
    }
    runs.retain(|run| run.len() > 1 && length(run) > 0.6);
    runs
}
