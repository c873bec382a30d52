//! A picture before it is seen: surfaces in space with the lines drawn on them, and arrows over it
//! all.

use glam::{DVec2, DVec3};

use super::mesh::Mesh;
use super::role::Role;
use super::view::View;

/// A line on a surface; seen where nothing is before it.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// What it is.
    pub role: Role,
    /// Points along it.
    pub points: Vec<DVec3>,
    /// Where the surface faces, if the line is only drawn when it faces the viewer.
    pub facing: Option<DVec3>,
}

impl Stroke {
    /// A line through points.
    pub fn line(role: Role, points: impl Into<Vec<DVec3>>) -> Self {
        Self { role, points: points.into(), facing: None }
    }
    /// The same, drawn only where the surface faces the viewer.
    pub fn facing(self, direction: DVec3) -> Self {
        Self { facing: Some(direction), ..self }
    }
}

/// The way of an arrow.
#[derive(Clone, Debug)]
pub struct Way {
    /// Points along it, on the picture.
    pub points: Vec<DVec2>,
    /// Whether it points both ways.
    pub both: bool,
}

/// A picture.
#[derive(Debug, Default)]
pub struct Scene {
    /// All surfaces.
    pub meshes: Vec<Mesh>,
    /// Lines on them.
    pub strokes: Vec<Stroke>,
    /// Where the face looks.
    pub ahead: DVec3,
    /// Arrows.
    pub arrows: Vec<Way>,
    /// Signs, as lines on the picture.
    pub signs: Vec<Vec<DVec2>>,
    /// Which of a pair it is.
    pub number: Option<u8>,
}

impl Scene {
    /// Lowest and highest corner on the picture of what is asked for.
    pub fn bounds(&self, view: &View, asked: impl Fn(&Mesh) -> bool) -> [DVec2; 2] {
        let far = DVec2::INFINITY;
        let meshes = self.meshes.iter().filter(|mesh| asked(mesh));
        let points = meshes.flat_map(|mesh| mesh.at.iter().map(|at| view.flat(*at)));
        points.fold([far, -far], |[low, high], at| [low.min(at), high.max(at)])
    }

    /// Points of its arrows and signs.
    pub fn marks(&self) -> impl Iterator<Item = DVec2> {
        self.arrows.iter().flat_map(|way| &way.points).chain(self.signs.iter().flatten()).copied()
    }

    /// The same of the whole picture.
    pub fn window(&self, view: &View) -> [DVec2; 2] {
        self.bounds(view, |_| true)
    }
}
