//! What is wrong with a picture as it is seen: faces and muscles that are hidden, ends that look
//! alike, arrows on the body, heads that float.

use glam::DVec3;

use super::Finding;
use crate::catalogue::pose::{ArmPlace, Camera, Figure, Joint, Pose};
use crate::figure::arrow::{AWAY, placed};
use crate::figure::joint;
use crate::figure::layout::{self, PAPER};
use crate::figure::mesh::{Mesh, Part};
use crate::figure::muscle::Patch;
use crate::figure::picture::Picture;
use crate::figure::prop::{Solid, solids};
use crate::figure::raster::Raster;
use crate::figure::role::Role;
use crate::figure::scene::Scene;
use crate::figure::solve::{Skeleton, up};
use crate::figure::view::View;
use crate::text::vocabulary::Vocabulary as _;

/// Points a centimetre that are enough to count.
const FINE: f64 = 2.0;
/// Share of a head that its face takes where it is turned to the viewer.
const FACING: f64 = 0.25;
/// Share of such a face that nothing may hide.
const FACE: f64 = 0.7;
/// Share of a marked muscle, front and back together, that is seen on one of the pictures at least.
const MUSCLE: f64 = 0.3;
/// Share of the paper's height that something moves at least, on the picture.
const MOVED: f64 = 0.1;
/// Degrees that a wrist bends at most, save where a palm lies flat on something.
const WRIST: f64 = 60.0;
/// Centimetres that a lying head may be above what it lies on.
const FLOATS: f64 = 2.5;
/// A head whose middle is so low, on a trunk that rises so little, lies.
const LYING: [f64; 2] = [20.0, 0.25];

/// Everything wrong with how a figure is seen with these muscles marked on it.
pub fn seen(figure: &Figure, patches: &[Patch]) -> Vec<Finding> {
    let picture = Picture::of(figure, patches);
    let scenes = picture.scenes(figure.camera);
    let view = View::of(figure.camera);
    let behind = View::of(Camera { yaw: figure.camera.yaw + 180.0, pitch: -figure.camera.pitch });
    let ends = picture.ends();
    let solids = solids(figure);
    let mut findings = Vec::new();
    let mut shown: Vec<f64> = Vec::new();
    for (number, (scene, bones)) in scenes.iter().zip(&ends).enumerate() {
        let share = number as f64;
        let pose = figure.end.as_ref().filter(|_| number > 0).unwrap_or(&figure.start);
        let mut find = |what: String| findings.push(Finding { share, what });
        let raster = Raster::of(&scene.meshes, &view, scene.window(&view), FINE);
        face(scene, &raster, &view, &mut find);
        shown.extend(muscles(scene, &raster, [&view, &behind]));
        wrists(pose, bones, &mut find);
        if number == 0 {
            resting(scene, bones, &solids, &mut find);
        }
        for arrow in placed(scene, &raster) {
            let reach = (AWAY * 0.8 * FINE) as i64;
            let is_body = |at: &&glam::DVec2| {
                raster.is_near(**at, reach, |dot| raster.part(dot).is_some_and(Part::is_body))
            };
            if arrow.iter().any(|at| is_body(&at)) {
                find("an arrow lies on the body".to_owned());
            }
        }
    }
    if let Some(best) = shown.into_iter().reduce(f64::max)
        && best < MUSCLE
    {
        let what = format!(
            "{:.0} % of the marked muscles are seen, not {:.0}",
            best * 100.0,
            MUSCLE * 100.0
        );
        findings.push(Finding { share: 0.0, what });
    }
    if let [start, end] = ends.as_slice() {
        findings.extend(alike(figure, [start, end], &view));
    }
    let [wide, high] = layout::layout(&scenes, &view).excess().to_array();
    if wide.max(high) > 0.5 {
        let what = format!("it is {wide:.0} cm too wide and {high:.0} cm too high for its paper");
        findings.push(Finding { share: 0.0, what });
    }
    findings
}

fn looked(meshes: &[&Mesh], scene: &Scene, view: &View) -> Raster {
    Raster::of(meshes.iter().copied(), view, scene.window(view), FINE)
}

/// How much of a face is hidden that is turned to the viewer.
fn face(scene: &Scene, raster: &Raster, view: &View, find: &mut impl FnMut(String)) {
    let heads: Vec<&Mesh> = scene.meshes.iter().filter(|mesh| mesh.part == Part::Head).collect();
    let alone = looked(&heads, scene, view);
    let count = |raster: &Raster, role: Option<Role>| {
        let head = |dot: &&_| raster.part(dot) == Some(Part::Head);
        raster.dots.iter().filter(head).filter(|dot| role.is_none() || dot.role == role).count()
            as f64
    };
    let own = count(&alone, Some(Role::Skin));
    let free = count(raster, Some(Role::Skin));
    if own > count(&alone, None) * FACING && free < own * FACE {
        find(format!("{:.0} % of the face are hidden", (1.0 - free / own) * 100.0));
    }
}

/// The share of marked muscles that is seen; none where none is marked.
fn muscles(scene: &Scene, raster: &Raster, views: [&View; 2]) -> Option<f64> {
    let count = |raster: &Raster| raster.dots.iter().filter(|dot| dot.muscle).count() as f64;
    let is_marked = |mesh: &&Mesh| !mesh.muscles.is_empty() || !mesh.bellies.is_empty();
    // Together: what of one lies within another is seen of none.
    let marked: Vec<&Mesh> = scene.meshes.iter().filter(is_marked).collect();
    let whole: f64 = views.map(|view| count(&looked(&marked, scene, view))).iter().sum();
    (whole > 0.0).then(|| count(raster) / whole)
}

fn wrists(pose: &Pose, bones: &Skeleton, find: &mut impl FnMut(String)) {
    for ((arm, limb), side) in pose.arms.iter().zip(&bones.arms).zip(["right", "left"]) {
        let bent = (limb.end - limb.joint).angle_between(limb.tip).to_degrees();
        let lies = matches!(arm.place, ArmPlace::Palm(_) | ArmPlace::Elbow(_));
        if bent > WRIST && !lies {
            find(format!("the {side} wrist bends by {bent:.0} degrees"));
        }
    }
}

/// A head that lies has something below it.
fn resting(scene: &Scene, bones: &Skeleton, solids: &[Solid], find: &mut impl FnMut(String)) {
    let lies = bones.trunk.head.y < LYING[0] && up(bones.trunk.frames[2]).y.abs() < LYING[1];
    let points =
        scene.meshes.iter().filter(|mesh| mesh.part == Part::Head).flat_map(|mesh| &mesh.at);
    let above = |at: &DVec3| solids.iter().map(|solid| solid.distance(*at)).fold(at.y, f64::min);
    let gap = points.map(above).fold(f64::INFINITY, f64::min);
    if lies && gap > FLOATS {
        find(format!("the head floats by {gap:.1} cm"));
    }
}

/// Ends between which nothing moves that is seen. Where all arrows tell their way by themselves the
/// movement is an inner one.
fn alike(figure: &Figure, ends: [&Skeleton; 2], view: &View) -> Option<Finding> {
    let moved = |of: &Joint| {
        let [from, to] = ends.map(|bones| view.flat(joint(*of, bones)));
        from.distance(to)
    };
    let most = Joint::ALL.iter().map(moved).fold(0.0, f64::max);
    let inner = !figure.arrows.is_empty() && figure.arrows.iter().all(|arrow| arrow.by.is_some());
    let least = if inner { MOVED / 3.0 } else { MOVED } * PAPER[1];
    (most < least).then(|| Finding {
        share: 1.0,
        what: format!("nothing moves by more than {most:.0} cm, not {least:.0}"),
    })
}
