//! Every exercise is drawn, and every picture keeps the promises made about all of them; what
//! breaks one is named by its id.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all figure` rewrites the golden files; look at the pictures
//! before committing them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::catalogue::exercise::Exercise;
use backplan::catalogue::pose::{
    self, Anchor, ArmPlace, Camera, Figure, Hold, LegPlace, Part, Prop, Sight, Spot,
};
use backplan::export::figures as sheet;
use backplan::export::pictures::{self, pairs};
use backplan::figure::braille::Dots;
use backplan::figure::{Patch, animate, braille, check, patches, svg};
use backplan::text::vocabulary::Vocabulary as _;

use crate::golden;

/// Fails with the ids of all exercises for which `wrong` has something to say.
fn each(wrong: impl Fn(&Exercise, &Figure) -> Vec<String>) {
    let catalogue = built_in::catalogue();
    let figures = catalogue.figures();
    let mut all = Vec::new();
    for exercise in catalogue.exercises() {
        let Some(figure) = figures.of(exercise) else {
            all.push(format!("{} has no picture", exercise.id));
            continue;
        };
        all.extend(
            wrong(exercise, figure).into_iter().map(|text| format!("{}: {text}", exercise.id)),
        );
    }
    assert!(all.is_empty(), "{all:#?}");
}

fn figure(id: &str) -> Figure {
    built_in::poses().figure(id).expect(id).clone()
}

/// Every picture, drawn once, as the build drew it.
static PAIRS: LazyLock<BTreeMap<String, svg::Drawn>> = LazyLock::new(|| {
    let catalogue = built_in::catalogue();
    let exercises: Vec<&Exercise> = catalogue.exercises().iter().map(AsRef::as_ref).collect();
    let drawn = pairs(&exercises, &catalogue.figures());
    let named = exercises.iter().zip(drawn);
    named.filter_map(|(exercise, drawn)| Some((exercise.id.to_string(), drawn?))).collect()
});

fn pair_of(exercise: &Exercise) -> &'static svg::Drawn {
    &PAIRS[exercise.id.as_str()]
}

/// A picture of one exercise as a file of its own.
fn document(exercise: &Exercise, description: &str) -> String {
    let [width, height] = pair_of(exercise).size;
    // On paper of its own it is drawn finer.
    let whole = ([width * 2, height * 2], pair_of(exercise).inside(), String::new());
    svg::document(exercise.id.as_str(), &exercise.name, description, &whole)
}

#[test]
fn every_exercise_has_a_pose_and_every_pose_an_exercise() {
    let exercises: BTreeSet<String> =
        built_in::catalogue().exercises().iter().map(|exercise| exercise.id.to_string()).collect();
    let poses: Vec<String> =
        built_in::poses().figures.iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(poses.iter().cloned().collect::<BTreeSet<_>>(), exercises);
    assert_eq!(poses.len(), exercises.len(), "no pose comes twice");
}

/// What is wrong with bodies and with pictures, by exercise. The build has looked, which is made for
/// that; where it has not, tests do.
static FINDINGS: LazyLock<BTreeMap<String, [Vec<String>; 2]>> = LazyLock::new(|| {
    let stored = include_bytes!(concat!(env!("OUT_DIR"), "/findings.bin"));
    let stored: Vec<(String, [Vec<String>; 2])> =
        postcard::from_bytes(stored).expect("the build stored them with this type");
    if !stored.is_empty() {
        return stored.into_iter().collect();
    }
    let catalogue = built_in::catalogue();
    let told = |findings: Vec<check::Finding>| findings.iter().map(ToString::to_string).collect();
    let all = catalogue.exercises().iter().filter_map(|exercise| {
        let figures = catalogue.figures();
        let (figure, patches) = (figures.of(exercise)?, patches(&exercise.primary));
        let seen = told(check::seen(figure, &patches));
        Some((exercise.id.to_string(), [told(check::findings(figure)), seen]))
    });
    all.collect()
});

/// Hands and feet reach what they hold, nothing is in the floor or in a thing, nothing planted
/// slides: from start to end.
#[test]
fn bodies_stand_and_hold_without_a_fault() {
    each(|exercise, _| FINDINGS[exercise.id.as_str()][0].clone());
}

/// Each kind of fault is found where there is one.
#[test]
fn faults_are_found() {
    let told = |figure: &Figure| {
        let findings: Vec<String> =
            check::findings(figure).iter().map(ToString::to_string).collect();
        findings.join("\n")
    };
    let mut far = figure("sit-to-stand");
    far.start.legs[0].place = LegPlace::Sole(Spot { x: 200.0, y: 0.0, z: None });
    assert!(told(&far).contains("start: the right leg misses by"), "{}", told(&far));
    let mut low = figure("dead-bug");
    low.start.at[1] -= 5.0;
    assert!(told(&low).contains("start: the trunk is 5"), "{}", told(&low));
    let mut sunk = figure("seated-figure-four");
    sunk.start.at[1] -= 4.0;
    assert!(told(&sunk).contains("cm inside of a thing"), "{}", told(&sunk));
    let mut nowhere = figure("bird-dog");
    nowhere.start.spine = [f64::NAN; 3];
    assert!(told(&nowhere).contains("is nowhere"), "{}", told(&nowhere));
    let mut hovers = figure("dead-bug");
    hovers.start.head = hovers.start.spine[2] - 10.0;
    assert!(told(&hovers).contains("start: the head hovers"), "{}", told(&hovers));
    let mut torn = figure("romanian-deadlift");
    torn.end.as_mut().expect("it moves").at[1] += 30.0;
    assert!(told(&torn).contains("the planted right leg moves by"), "{}", told(&torn));
}

/// The first finding that speaks of `words` while `change` grows by a hundredth of a centimetre at
/// a time, with the measure it tells.
fn first_told(id: &str, words: &str, change: impl Fn(&mut Figure, f64)) -> (f64, String) {
    for by in (0..2_000).map(|step| f64::from(step) * 0.01) {
        let mut changed = figure(id);
        change(&mut changed, by);
        let mut findings = check::findings(&changed)
            .into_iter()
            .filter(|one| one.share == 0.0 && one.what.contains(words));
        let measure = |what: &str| {
            what.split(' ').find(|word| word.parse::<f64>().is_ok()).map(str::to_owned)
        };
        if let Some(told) = findings.find_map(|one| measure(&one.what)) {
            return (by, told);
        }
    }
    panic!("{id}: nothing is told of `{words}`");
}

/// What is allowed is what the documentation says, whatever the program calls it: half a centimetre
/// to miss by, one to sink in by.
#[test]
fn what_is_told_begins_at_half_a_centimetre_of_reach_and_at_one_of_sinking() {
    let hip = 300.0;
    let far = |figure: &mut Figure, by: f64| {
        // Straight out in front of the hip, where a leg of 82 cm ends.
        figure.start.at = [0.0, hip, 0.0];
        figure.start.anchor = Anchor::Hip;
        figure.start.legs[0].place = LegPlace::Ankle(Spot { x: 82.0 + by, y: hip, z: None });
    };
    let (by, told) = first_told("dead-bug", "the right leg misses by", far);
    assert!((0.5..0.52).contains(&by) && told == "0.5", "told at {by} as {told}");
    let floor = |figure: &mut Figure, by: f64| figure.start.at[1] -= by;
    assert_eq!(first_told("dead-bug", "the trunk is", floor).1, "1.0");
    assert_eq!(first_told("seated-figure-four", "cm inside of a thing", floor).1, "1.0");
}

#[test]
fn spines_bend_no_further_than_the_catalogue_says() {
    each(|exercise, figure| {
        let over = check::bend(figure).beyond(exercise.spine);
        over.map(|(axis, shown, most)| format!("{axis} of {shown:.0} degrees, {most:.0} at most"))
            .collect()
    });
}

/// The other way round: a stretch into flexion or rotation shows it.
#[test]
fn stretches_show_what_they_stretch() {
    each(|exercise, figure| {
        let bend = check::bend(figure);
        let hidden = [
            ("flexion", exercise.spine.flex >= 2, bend.flexion),
            ("rotation", exercise.spine.rot >= 2, bend.rotation),
        ];
        let hidden = hidden.into_iter().filter(|(_, asked, shown)| *asked && *shown < 18.0);
        hidden.map(|(axis, _, shown)| format!("{shown:.0} degrees of {axis}")).collect()
    });
}

fn well_formed(text: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// What is seen on a picture and has a colour: `skin`, `skin-far`, `mat` and the like.
fn drawn_roles(inside: &str) -> BTreeSet<&str> {
    let classes = inside.split("class=\"fig-").skip(1).filter_map(|rest| rest.split('"').next());
    classes.collect()
}

/// Whether a role has a plain colour for readers that know no variables, and a page that sets its
/// variable dresses the figure: behind a condition, every rule that colours it asks for the variable.
fn can_be_chosen(style: &str, role: &str) -> bool {
    let (plain, chosen) =
        style.split_once("@supports(fill:var(--figure,red)){").expect("a condition");
    let fills = |style: &str| {
        let rules = ["fill:", "stroke:"].map(|kind| format!(".fig-{role}{{{kind}"));
        let rules = rules.iter().flat_map(|begins| style.split(begins.as_str()).skip(1));
        rules.map(|rule| rule.split('}').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let asks = |fill: &String| fill.starts_with(&format!("var(--figure-{role},#"));
    let (plain, chosen) = (fills(plain), fills(chosen));
    plain.len() == 1 && plain[0].starts_with('#') && !chosen.is_empty() && chosen.iter().all(asks)
}

/// Both halves of the body can be dressed, the near and the far one.
#[test]
fn every_colour_of_the_body_can_be_chosen_also_on_its_far_side() {
    let style = svg::style(svg::SMALL);
    for role in ["skin", "shirt", "trousers", "shoe"] {
        for role in [role.to_owned(), format!("{role}-far")] {
            assert!(can_be_chosen(&style, &role), "--figure-{role}");
        }
    }
    let seen: BTreeSet<String> = PAIRS
        .values()
        .flat_map(|drawn| {
            let inside = drawn.inside();
            drawn_roles(&inside).into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    for role in ["skin", "skin-far", "shirt", "shirt-far", "trousers", "trousers-far"] {
        assert!(seen.contains(role), "{role} is drawn");
    }
}

#[test]
fn pictures_are_small_and_well_formed_and_tell_what_they_show() {
    each(|exercise, _| {
        let inside = pair_of(exercise).inside();
        let text = document(exercise, "What is <seen> & told");
        let document = well_formed(&text);
        let root = document.root_element();
        let named = |name: &str| root.children().filter(|node| node.has_tag_name(name)).count();
        let labels: Vec<&str> =
            root.attribute("aria-labelledby").unwrap_or_default().split(' ').collect();
        let ids: Vec<&str> =
            document.descendants().filter_map(|node| node.attribute("id")).collect();
        let paths = document.descendants().filter(|node| node.has_tag_name("path"));
        let numbers = |d: &str| d.chars().all(|c| c.is_ascii_digit() || "Mlqtz -".contains(c));
        let mut wrong = Vec::new();
        if inside.len() > 15_000 {
            wrong.push(format!("{} bytes", inside.len()));
        }
        if (named("title"), named("desc"), root.attribute("role")) != (1, 1, Some("img"))
            || labels != ids
        {
            wrong.push("not told to those who can't see it".into());
        }
        wrong.extend(
            drawn_roles(&inside)
                .into_iter()
                .filter(|role| !can_be_chosen(&text, role))
                .map(|role| format!("the colour of {role} can't be chosen")),
        );
        if paths.clone().count() < 5 || !paths.filter_map(|path| path.attribute("d")).all(numbers) {
            wrong.push("not drawn with plain numbers".into());
        }
        wrong
    });
}

/// What moves has a number on each picture, and an arrow. All of a kind are one path.
#[test]
fn movements_have_arrows_and_numbers() {
    each(|exercise, figure| {
        let inside = pair_of(exercise).inside();
        let count = |role: &str| inside.matches(&format!("\"fig-{role}\"")).count();
        let numbers = inside.split("\"fig-number\"").nth(1).unwrap_or_default();
        let lines = numbers.split("/>").next().unwrap_or_default().matches('M').count();
        let told = (lines, count("arrow") > 0);
        let right = if figure.end.is_some() { told == (2, true) } else { told.0 == 0 };
        if right { Vec::new() } else { vec![format!("{told:?}")] }
    });
}

/// All pictures are equally high, so that a head is as large on one as on the other, and no wider
/// than their paper.
#[test]
fn all_pictures_have_one_scale() {
    each(|exercise, _| {
        let [wide, high] = pair_of(exercise).size;
        if high == 1960 && wide <= 2705 { Vec::new() } else { vec![format!("{wide} x {high}")] }
    });
}

/// Faces are free, marked muscles seen, wrists straight, ends apart, arrows beside the body, heads
/// on what they lie on. What can't be so says why.
#[test]
fn pictures_show_what_they_are_for() {
    each(|exercise, _| {
        let findings = &FINDINGS[exercise.id.as_str()][1];
        let allowed = HIDDEN.iter().filter(|(id, ..)| *id == exercise.id.as_str());
        let allowed: Vec<&str> = allowed.map(|(_, words, _)| *words).collect();
        let spare = allowed
            .iter()
            .filter(|words| !findings.iter().any(|finding| finding.contains(*words)))
            .map(|words| format!("`{words}` is allowed for nothing"));
        let is_told = |finding: &&String| !allowed.iter().any(|words| finding.contains(words));
        findings.iter().filter(is_told).cloned().chain(spare).collect()
    });
    let unknown: Vec<&str> =
        HIDDEN.iter().map(|(id, ..)| *id).filter(|id| !PAIRS.contains_key(*id)).collect();
    assert_eq!(unknown, [""; 0], "only exercises that are there");
}

/// Each kind of fault of a picture is found where there is one.
#[test]
fn faults_of_pictures_are_found() {
    let told = |figure: &Figure, marked: &[Patch]| {
        let seen: Vec<String> =
            check::seen(figure, marked).iter().map(ToString::to_string).collect();
        seen.join("\n")
    };
    let mut behind = figure("sit-to-stand");
    behind.camera = Camera { yaw: 90.0, pitch: 0.0 };
    let before_the_face = Hold { part: Part::Head, along: 0.0, off: [13.0, 0.0, 2.0] };
    for arm in &mut behind.start.arms {
        arm.place = ArmPlace::On(before_the_face);
    }
    let hidden = told(&behind, &[]);
    assert!(hidden.contains("start: ") && hidden.contains("of the face are hidden"), "{hidden}");
    let mut away = figure("bird-dog");
    away.camera = Camera { yaw: 90.0, pitch: -5.0 };
    let unseen = told(&away, &[Patch::Buttock]);
    assert!(unseen.contains("of the marked muscles are seen"), "{unseen}");
    let mut still = figure("bird-dog");
    still.end = Some(still.start);
    assert!(told(&still, &[]).contains("end: nothing moves"), "{}", told(&still, &[]));
    let mut bent = figure("sit-to-stand");
    bent.start.arms[1].fingers = Some(180.0);
    bent.start.arms[1].place = ArmPlace::Angles([0.0, 0.0], 0.0);
    assert!(
        told(&bent, &[]).contains("the left wrist bends by 180 degrees"),
        "{}",
        told(&bent, &[])
    );
    let mut floating = figure("dead-bug");
    floating.start.at[1] += 5.0;
    assert!(told(&floating, &[]).contains("start: the head floats by"), "{}", told(&floating, &[]));
    let mut wide = figure("bird-dog");
    wide.props = vec![Prop::Mat { x: [-200.0, 200.0], z: 30.0 }];
    assert!(told(&wide, &[]).contains("too wide"), "{}", told(&wide, &[]));
}

/// Pictures that can't show all, what is told of them, and why.
const HIDDEN: &[(&str, &str, &str)] = &[
    ("thread-the-needle", "wrist bends", "that palm lies flat before it slides"),
    ("seated-figure-four", "marked muscles", "it sits on them"),
    ("wall-slide", "marked muscles", "they lie against the wall"),
];

/// Pictures look like one set where they share their cameras: all but a few do, each of which has its
/// reason.
#[test]
fn pictures_share_their_cameras() {
    let usual: Vec<Camera> = Sight::ALL.iter().map(|sight| sight.camera()).collect();
    each(|exercise, figure| {
        let has_reason = OWN_CAMERA.iter().any(|(id, _)| *id == exercise.shown().as_str());
        match (usual.contains(&figure.camera), has_reason) {
            (false, false) => vec![format!("its own camera, {:?}", figure.camera)],
            (true, true) => vec!["has a reason for a camera of its own, and none".to_owned()],
            _ => Vec::new(),
        }
    });
    let catalogue = built_in::catalogue();
    let figures = catalogue.figures();
    let is_used = |camera: &Camera| {
        let figure = |exercise| figures.of(exercise);
        catalogue
            .exercises()
            .iter()
            .filter_map(|exercise| figure(exercise))
            .any(|figure| figure.camera == *camera)
    };
    assert!(usual.iter().all(is_used), "each of them is used");
    let unknown: Vec<&str> =
        OWN_CAMERA.iter().map(|(id, _)| *id).filter(|id| !PAIRS.contains_key(*id)).collect();
    assert_eq!(unknown, [""; 0], "only exercises that are there");
}

/// Which pictures have a camera of their own, and why.
const OWN_CAMERA: &[(&str, &str)] = &[
    (
        "incline-push-up",
        "from `front` a shoulder hides the mouth, from `side` it is too wide for its paper",
    ),
    ("supine-head-press", "from lower the far arm is hidden, from higher the muscles are"),
    ("seated-figure-four", "from lower the crossed shin lies before its thigh"),
    ("good-morning", "from lower the bar is before the face, from ahead its muscles are hidden"),
    ("glute-bridge-march", "from `side` the buttock is hidden, from `front` the face"),
];

/// A flip-book is as good as its pictures: some figures of every kind stand for all.
#[test]
fn moving_pictures_are_flip_books_that_can_stand_still() {
    let catalogue = built_in::catalogue();
    for id in ["bird-dog", "sit-to-stand", "lat-pulldown", "open-book", "prone-lying"] {
        let exercise = catalogue.exercise(id).expect(id);
        let figure = figure(id);
        let book @ (_, inside, motion) = &animate::flip_book(&figure, &patches(&exercise.primary));
        let text = svg::document(id, &exercise.name, "", book);
        well_formed(&text);
        let frames = inside.matches("<g class=\"fig-frame ").count();
        if figure.end.is_none() {
            assert_eq!((frames, motion.as_str()), (0, ""), "{id}");
            continue;
        }
        // Where nothing moves the first is seen, where nothing shall move the last.
        let seen = inside.matches("<g class=\"fig-frame fig-frame-0\">").count();
        let hidden = inside.matches(" opacity=\"0\">").count();
        assert_eq!((frames, seen, hidden), (9, 1, 8), "{id}");
        let still = "@media(prefers-reduced-motion:reduce),print{.fig-frame{animation:none;opacity:0}\
            .fig-frame-8{opacity:1}}";
        assert!(motion.ends_with(still), "{id}: {motion}");
        assert!(text.contains(&format!("<style>{motion}</style>")), "{id}");
    }
}

/// Text without its colours.
fn plain(rows: &[String]) -> String {
    anstream::adapter::strip_str(&(rows.join("\n") + "\n")).to_string()
}

/// A row of which only dotted limbs have a part may be empty without colours.
#[test]
fn terminal_pictures_fit_and_have_the_same_room_with_and_without_colours() {
    let catalogue = built_in::catalogue();
    let figures = catalogue.figures();
    each(|exercise, figure| {
        let patches = patches(&exercise.primary);
        let mut wrong = Vec::new();
        // Half of them narrow, half of them wide: each is drawn the same way.
        let columns = if exercise.id.as_str().len() % 2 == 0 { 40 } else { 80 };
        let drawn = Dots::within(figure, &patches, [columns, braille::ROWS]);
        let (grey, coloured) = (drawn.lines(false), drawn.lines(true));
        if pictures::dots(exercise, &figures, [columns, braille::ROWS], true) != coloured {
            wrong.push("what is stored is another picture".into());
        }
        let widest = plain(&grey).lines().map(|row| row.chars().count()).max().unwrap_or(0);
        let ink = plain(&grey).chars().filter(|sign| !" →↓\n".contains(*sign)).count();
        if grey.len() > braille::ROWS || coloured.len() > braille::ROWS || widest > columns {
            wrong.push(format!("{widest} x {} in {columns} columns", grey.len()));
        }
        if ink < 40
            || grey.first().is_some_and(String::is_empty)
            || grey.last().is_some_and(String::is_empty)
        {
            wrong.push(format!("{ink} signs in {columns} columns, or empty rows around them"));
        }
        if grey.concat().contains('\u{1b}') {
            wrong.push("colours that nobody asked for".into());
        }
        if grey.len().abs_diff(coloured.len()) > 1 || !coloured.concat().contains("\u{1b}[38;5;") {
            wrong.push("colours change the room, or don't come".into());
        }
        wrong
    });
}

#[test]
fn golden_terminal_pictures() {
    let catalogue = built_in::catalogue();
    for id in ["dead-bug", "romanian-deadlift", "lat-pulldown"] {
        let (figure, exercise) = (figure(id), catalogue.exercise(id).expect(id));
        for (name, columns, colour) in
            [("wide", 80, false), ("narrow", 40, false), ("coloured", 80, true)]
        {
            let room = [columns, braille::ROWS];
            let rows = Dots::within(&figure, &patches(&exercise.primary), room).lines(colour);
            golden::same(format!("figure/{id}-{name}.txt"), &(rows.join("\n") + "\n"));
        }
    }
}

/// Width and height of a picture in millimetres.
fn on_paper(document: &roxmltree::Document) -> [f64; 2] {
    ["width", "height"].map(|name| {
        let side = document.root_element().attribute(name).and_then(|side| side.strip_suffix("mm"));
        side.expect("millimetres").parse().expect("a number")
    })
}

#[test]
fn a_picture_has_a_size_on_paper_and_fits_across_a_page() {
    each(|exercise, _| {
        let text = document(exercise, "");
        let [width, height] = on_paper(&well_formed(&text));
        let fits = (40.0..190.0).contains(&width) && (20.0..190.0).contains(&height);
        if fits { Vec::new() } else { vec![format!("{width} x {height} mm")] }
    });
}

#[test]
fn the_sheet_shows_every_exercise_once() {
    let catalogue = built_in::catalogue();
    let cards = sheet::cards(catalogue.exercises(), &catalogue.figures());
    let poster = sheet::poster(&cards);
    let document = well_formed(&poster);
    let [width, height] = on_paper(&document);
    let fits = width <= 594.0 && height <= 841.0 && (width > 593.0 || height > 840.0);
    assert!(fits && width > 500.0, "{width} x {height} mm fill no sheet of A1");
    let names: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter_map(|node| node.text())
        .collect();
    let exercises: Vec<&str> =
        catalogue.exercises().iter().map(|exercise| exercise.name.as_str()).collect();
    assert_eq!(names, exercises);
    let page = sheet::page(&cards);
    assert_eq!(page.matches("<h2>").count(), exercises.len());
    assert!(!page.contains("://") && page.contains("default-src 'none'"), "it loads nothing");
}

/// A file of a user's own may name a pose that is there, or bring its own, begun from one of the
/// program's.
#[test]
fn a_users_file_has_pictures_too() {
    let text = include_str!("catalogue/good.toml");
    let base = built_in::catalogue();
    let parts = Catalogue::read("good.toml", text, Some(&base))
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (catalogue, _) = base.with(parts, text);
    let figures = catalogue.figures();
    let hike = figures
        .of(catalogue.exercise("hip-hike").expect("it is in the file"))
        .expect("it has a pose");
    assert_eq!(check::findings(hike), []);
    assert!(hike.shoes && hike.end.is_some());
    let clamshell = figures.of(catalogue.exercise("clamshell").expect("it is in the file"));
    assert_eq!(clamshell, Some(&figure("clamshell")), "the same id has the same pose");
}

#[test]
fn the_same_pose_is_read_from_both_ways_to_write_it() {
    let read = |text: &str| {
        let poses = pose::read("poses.toml", text).unwrap_or_else(|problems| panic!("{problems}"));
        poses.figure("x").expect("x").clone()
    };
    let base = "[base.b]\nhip = [0, 88]\nspine = 90\nleg = { sole = [0, 0, 12] }\narm = { angles \
        = [-90, -86] }\n";
    let both = read(&format!("{base}[pose.x]\nbase = \"b\"\n"));
    let sides = "[pose.x]\nbase = \"b\"\n[pose.x.start]\nleg_r = { sole = [0, 0, 12] }\nleg_l = { \
        sole = [0, 0, -12] }\n";
    assert_eq!(both, read(&format!("{base}{sides}")));
    let alone = "[pose.x.start]\nhip = [0, 88, 0]\nspine = [90, 90, 90]\nhead = 90\nleg = { sole \
        = [0, 0, 12] }\narm = { angles = [-90, -86], out = 0 }\n";
    assert_eq!(both, read(alone));
    let seen = |camera: &str| read(&format!("{base}[pose.x]\nbase = \"b\"\ncamera = {camera}\n"));
    assert_eq!(seen("\"front\""), seen("[46, 13]"));
    assert_eq!(seen("\"side\""), both, "the usual one");
}
