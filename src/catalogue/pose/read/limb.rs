//! Legs and arms: where they are, and how their free parts are turned.

use crate::catalogue::pose::{Arm, ArmPlace, Hold, Leg, LegPlace, Part, Point, Spot};
use crate::text::document::Table;
use crate::text::problem::Problem;

/// Both legs, as far as they are said.
pub fn legs(table: &Table) -> [Option<Leg>; 2] {
    both(table, ["leg", "leg_r", "leg_l"], "leg", read_leg, Leg::mirrored)
}

/// Both arms, as far as they are said.
pub fn arms(table: &Table) -> [Option<Arm>; 2] {
    both(table, ["arm", "arm_r", "arm_l"], "arm", read_arm, Arm::mirrored)
}

/// A limb of both sides: what is said for both, the left one's mirrored, then what is said for one.
fn both<L: Copy>(
    table: &Table,
    [each, right, left]: [&'static str; 3],
    what: &'static str,
    read: impl Fn(&Table) -> Option<L>,
    mirrored: impl Fn(L) -> L,
) -> [Option<L>; 2] {
    let each = table.table(each, what, &read).flatten();
    let right = table.table(right, what, &read).flatten();
    let left = table.table(left, what, &read).flatten();
    [right.or(each), left.or(each.map(mirrored))]
}

/// The one of several keys that says where a limb is.
fn one_place<P>(
    table: &Table,
    keys: &str,
    places: impl IntoIterator<Item = Option<P>>,
) -> Option<P> {
    let mut places: Vec<P> = places.into_iter().flatten().collect();
    if places.len() != 1 && !table.has_errors() {
        let message = if places.is_empty() {
            "nothing says where this limb is"
        } else {
            "a limb is at one place"
        };
        table.report(Problem::at(table.span(), message).help(format!("keep one of {keys}")));
    }
    if places.len() == 1 { places.pop() } else { None }
}

fn read_angles(table: &Table) -> Option<([f64; 2], f64)> {
    let out = table.real("out").map_or(0.0, |out| out.value);
    let angles = table.reals("angles", 1..=2)?.value;
    Some(([angles[0], *angles.last()?], out))
}

fn read_leg(table: &Table) -> Option<Leg> {
    let angles = read_angles(table).map(|(angles, out)| LegPlace::Angles(angles, out));
    let sole = read_spot(table, "sole").map(LegPlace::Sole);
    let ankle = read_spot(table, "ankle").map(LegPlace::Ankle);
    let on = read_hold(table).map(LegPlace::On);
    let place = one_place(table, "angles, sole, ankle and on", [angles, sole, ankle, on]);
    let knee = read_point(table, "knee");
    let toes = table.real("toes").map(|toes| toes.value);
    let turn = table.real("turn").map_or(0.0, |turn| turn.value);
    Some(Leg { place: place?, knee, toes, turn })
}

fn read_arm(table: &Table) -> Option<Arm> {
    let angles = read_angles(table).map(|(angles, out)| ArmPlace::Angles(angles, out));
    let palm = read_spot(table, "palm").map(ArmPlace::Palm);
    let hand = read_spot(table, "hand").map(ArmPlace::Hand);
    let elbow_on = read_spot(table, "elbow_on").map(ArmPlace::Elbow);
    let on = read_hold(table).map(ArmPlace::On);
    let place =
        one_place(table, "angles, palm, hand, elbow_on and on", [angles, palm, hand, elbow_on, on]);
    let elbow = read_point(table, "elbow");
    let fingers = table.real("fingers").map(|fingers| fingers.value);
    let grip = table.flag("grip").is_some_and(|flag| flag.value);
    let faces = read_point(table, "faces");
    Some(Arm { place: place?, elbow, fingers, grip, faces })
}

fn read_spot(table: &Table, key: &'static str) -> Option<Spot> {
    let point = table.reals(key, 2..=3)?.value;
    Some(Spot { x: point[0], y: point[1], z: point.get(2).copied() })
}

fn read_point(table: &Table, key: &'static str) -> Option<Point> {
    let point = table.reals(key, 3..=3)?.value;
    Some([point[0], point[1], point[2]])
}

fn read_hold(table: &Table) -> Option<Hold> {
    let part = table.word::<Part>("on");
    let along = table.real("at").map_or(0.0, |along| along.value);
    let off = read_point(table, "off").unwrap_or_default();
    Some(Hold { part: part?.value, along, off })
}

fn mirror(point: Point) -> Point {
    [point[0], point[1], -point[2]]
}

impl Spot {
    fn mirrored(self) -> Self {
        Self { z: self.z.map(|z| -z), ..self }
    }
}

impl Hold {
    fn mirrored(self) -> Self {
        Self { off: mirror(self.off), ..self }
    }
}

impl Leg {
    fn mirrored(self) -> Self {
        let place = match self.place {
            LegPlace::Sole(spot) => LegPlace::Sole(spot.mirrored()),
            LegPlace::Ankle(spot) => LegPlace::Ankle(spot.mirrored()),
            LegPlace::On(hold) => LegPlace::On(hold.mirrored()),
            angles @ LegPlace::Angles(..) => angles,
        };
        Self { place, knee: self.knee.map(mirror), ..self }
    }
}

impl Arm {
    fn mirrored(self) -> Self {
        let place = match self.place {
            ArmPlace::Palm(spot) => ArmPlace::Palm(spot.mirrored()),
            ArmPlace::Hand(spot) => ArmPlace::Hand(spot.mirrored()),
            ArmPlace::Elbow(spot) => ArmPlace::Elbow(spot.mirrored()),
            ArmPlace::On(hold) => ArmPlace::On(hold.mirrored()),
            angles @ ArmPlace::Angles(..) => angles,
        };
        Self { place, elbow: self.elbow.map(mirror), ..self }
    }
}
