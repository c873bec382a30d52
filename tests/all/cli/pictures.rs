//! Pictures at the command line: where they are shown, where not, and what is said when there is
//! none.

use crate::program::{backplan, good, run, stderr, stdout};
use crate::scratch::{folder, path};

fn is_braille(c: char) -> bool {
    ('\u{2801}'..='\u{28ff}').contains(&c)
}

fn with(name: &str, value: &str, arguments: &[&str]) -> String {
    stdout(&backplan(arguments).env(name, value).output().unwrap())
}

#[test]
fn a_picture_stands_before_the_text_where_it_can_be_shown() {
    let text = good(&["show", "bird-dog"]);
    let picture = text.find(is_braille).expect("a picture");
    assert!(
        text.starts_with("Bird dog (bird-dog)\n\n") && picture < text.find("It teaches").unwrap()
    );
    let without = good(&["show", "bird-dog", "--no-picture"]);
    assert!(!without.contains(is_braille));
    for (name, value) in [("LC_ALL", "C"), ("TERM", "dumb"), ("TERM", "linux")] {
        assert_eq!(with(name, value, &["show", "bird-dog"]), without, "{name}={value}");
    }
    assert!(with("LC_ALL", "de_DE.UTF-8", &["show", "bird-dog"]).contains(is_braille));
}

#[test]
fn pictures_have_colours_where_text_has() {
    let coloured = good(&["show", "bird-dog", "--color", "always"]);
    assert!(coloured.contains("\u{1b}[38;5;37m"), "the shirt is teal");
    for plain in
        [good(&["show", "bird-dog", "--color=never"]), with("NO_COLOR", "1", &["show", "bird-dog"])]
    {
        assert!(!plain.contains('\u{1b}') && plain.contains(is_braille));
        assert!(plain.contains('⢕'), "far limbs are dotted");
    }
    let folder = folder("pictures-colours");
    let file = path(&folder, "bird-dog.txt");
    good(&["show", "bird-dog", "-o", &file]);
    let written = std::fs::read_to_string(file).unwrap();
    assert!(!written.contains('\u{1b}') && written.contains('⢕'));
}

#[test]
fn svg_comes_by_format_or_by_name_and_moves_when_asked() {
    let still = good(&["show", "cat-cow", "--format", "svg"]);
    assert!(
        still.starts_with("<svg xmlns=")
            && still.contains("<title id=\"cat-cow-title\">Cat-cow stretch</title>")
    );
    assert!(
        still.contains("aria-labelledby=\"cat-cow-title cat-cow-description\"")
            && !still.contains("@keyframes")
    );
    let folder = folder("pictures-svg");
    let file = path(&folder, "cat-cow.svg");
    let output = run(&["show", "cat-cow", "--animate", "-o", &file]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
    let moving = std::fs::read_to_string(&file).unwrap();
    assert!(moving.contains("@keyframes") && moving.contains("prefers-reduced-motion"));
    assert_eq!(
        run(&["show", "cat-cow", "--no-picture", "-f", "svg"]).status.code(),
        Some(2),
        "one excludes the other"
    );
    let output = run(&["show", "cat-cow", "--animate"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--animate: only an svg moves"), "{}", stderr(&output));
}

#[test]
fn the_sheet_is_a_page_or_a_poster_and_nothing_else() {
    let page = good(&["figures"]);
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    assert_eq!(page.matches("<svg").count(), backplan::built_in::catalogue().exercises().len());
    assert!(good(&["figures", "-f", "svg"]).starts_with("<svg"));
    let output = run(&["figures", "--format", "text"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("one of: html, svg"), "{}", stderr(&output));
}

const EXERCISE: &str = r#"
[[workout]]
id = "own"
name = "My own"
source = "added"
level = "beginner"
equipment = []
items = [{ exercise = "hip-hike", dose = "2x8" }, { exercise = "glute-bridge", dose = "2x8" }]
[[exercise]]
id = "hip-hike"
name = "Hip <b>hike</b>"
source = "added"
categories = ["hip"]
pattern = "hip-abduction"
position = "standing"
level = "beginner"
equipment = ["chair"]
unilateral = true
primary = ["glute med"]
secondary = []
spine = {}
dose = { beginner = "2x8 r45", intermediate = "3x10 r45", advanced = "3x12 r45 t3-0-2-1" }
purpose = "It trains the side of the hip & more."
setup = "Stand side-on on a step and hold a chair."
steps = ["Let the free hip sink.", "Lift it until the pelvis is level."]
cues = ["Grow tall.", "Knee straight."]
mistakes = ["bending the knee", "leaning to the side"]
breathing = "Breathe out as you lift."
stop = "Stop if the hip pinches."
"#;

#[test]
fn an_exercise_of_ones_own_has_the_picture_it_names_or_none() {
    let folder = folder("pictures-own");
    let (bare, named, own) =
        (path(&folder, "bare.toml"), path(&folder, "named.toml"), path(&folder, "own.toml"));
    std::fs::write(&bare, EXERCISE).unwrap();
    std::fs::write(&named, EXERCISE.replace("primary", "figure = \"bird-dog\"\nprimary")).unwrap();
    let pose =
        "[pose.hip-hike]\nbase = \"standing\"\n[pose.hip-hike.end]\nleg_r = { sole = [200, 0] }\n";
    std::fs::write(&own, format!("{EXERCISE}{pose}")).unwrap();

    assert!(
        !good(&["show", "hip-hike", "--catalogue", &bare]).contains(is_braille),
        "the text stands alone"
    );
    let output = run(&["show", "hip-hike", "--catalogue", &bare, "-f", "svg"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("`hip-hike` has no picture")
            && stderr(&output).contains("[pose.hip-hike]")
    );

    let picture = good(&["show", "hip-hike", "--catalogue", &named, "-f", "svg"]);
    assert!(
        picture.contains("Hip &lt;b&gt;hike&lt;/b&gt;") && picture.contains("hip &amp; more"),
        "names are escaped"
    );
    let page = good(&["generate", "--catalogue", &named, "--workout", "own", "-f", "html"]);
    assert!(
        page.contains("id=\"picture-hip-hike\"") && !page.contains("href=\"#picture-hip-hike\"")
    );

    let output = run(&["catalogue", "check", &own]);
    assert_eq!(output.status.code(), Some(0), "it can be drawn");
    assert!(stdout(&output).contains("1 pose"), "{}", stdout(&output));
    assert!(
        stderr(&output).contains("pose `hip-hike`: end: the right leg misses by"),
        "{}",
        stderr(&output)
    );
}
