//! What gets less light: the side that is turned away from it, and what a body touches.

use super::mesh::Part;
use super::pieces::{beside, parts};
use super::raster::{Dot, Raster};
use super::role::Role;

/// Centimetres that the shade reaches where a body touches a thing, and by which it is nearer at most.
const CONTACT: [f64; 2] = [1.7, 5.0];

/// Finds where a body touches things, which lie in its shade there.
pub fn touch(raster: &mut Raster) {
    let [reach, near] = CONTACT;
    let reach = (reach * raster.fine) as usize;
    let wide = raster.size[0];
    let mut bodies = vec![f32::NAN; raster.dots.len()];
    for (at, part) in parts(raster).iter().enumerate() {
        if part.is_some() {
            bodies[at] = raster.dots[at].near;
        }
    }
    // The body's nearness is carried on over the edge of what is seen of it, step by step.
    let mut front: Vec<usize> = (0..bodies.len()).filter(|at| !bodies[*at].is_nan()).collect();
    for _ in 0..reach {
        let mut next = Vec::new();
        for at in front {
            for beside in beside(at, wide) {
                let Some(dot) = raster.dots.get(beside) else { continue };
                let is_bar = dot.role.is_some_and(Role::is_straight)
                    && raster.part(dot) == Some(Part::Close);
                let is_thing = dot.role.is_some_and(Role::is_touched) && !is_bar;
                let is_near = (dot.near - bodies[at]).abs() < near as f32;
                if is_thing && is_near && bodies[beside].is_nan() {
                    bodies[beside] = bodies[at];
                    raster.dots[beside].touched = true;
                    next.push(beside);
                }
            }
        }
        front = next;
    }
}

/// The shade that is drawn on a point.
pub fn shade(dot: &Dot) -> Option<Role> {
    let role = dot.role.filter(|role| role.is_shaded())?;
    if role.is_straight() && !dot.touched {
        return dot.shade.then_some(Role::ShadeFlat);
    }
    (dot.shade || dot.touched).then_some(Role::Shade)
}
