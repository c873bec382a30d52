//! The keys of a session: on the screen one each, line by line a number and Enter.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::session::guided::{Event, Guided, Mode, Question};

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Something of the session.
    Of(Event),
    /// How the exercise is done.
    How,
    /// Where they are.
    Where,
    /// The terminal, for the shell.
    Suspend,
}

/// A key with what it does.
struct Key {
    asked: Asked,
    /// What it is called where more than ASCII can be shown, and where not.
    called: [&'static str; 2],
    /// The letter or sign for it.
    sign: Option<char>,
    /// Its number; none for Enter alone.
    number: Option<char>,
}

const fn key(event: Event, called: [&'static str; 2], sign: Option<char>, number: char) -> Key {
    Key { asked: Asked::Of(event), called, sign, number: Some(number) }
}

/// All of them, those that are pressed most first.
static KEYS: [Key; 10] = [
    key(Event::Pause, ["space"; 2], Some(' '), '1'),
    Key { asked: Asked::Of(Event::Done), called: ["enter"; 2], sign: None, number: None },
    key(Event::Skip, ["→", "right"], Some('>'), '2'),
    key(Event::Back, ["←", "left"], Some('<'), '3'),
    key(Event::More, ["+"; 2], Some('+'), '4'),
    key(Event::Less, ["-"; 2], Some('-'), '5'),
    key(Event::Easier, ["e"; 2], Some('e'), '6'),
    key(Event::Pain, ["p"; 2], Some('p'), '7'),
    Key { asked: Asked::How, called: ["h"; 2], sign: Some('h'), number: Some('9') },
    key(Event::Leave, ["q"; 2], Some('q'), '8'),
];

/// What a key does now; none where it does nothing.
fn does(asked: &Asked, guided: &Guided) -> Option<&'static str> {
    use Event::{Back, Done, Easier, Leave, Less, More, Pain, Pause, Skip};
    let Asked::Of(event) = asked else {
        return matches!(guided.mode(), Mode::Running | Mode::Paused(_)).then_some("how");
    };
    match (guided.mode(), event) {
        (Mode::Over, _)
        | (Mode::Paused(_), Done)
        | (_, Event::Tick | Event::Away | Event::Answer(_)) => None,
        (_, Leave) => Some("leave"),
        (Mode::Asking(_), Done) => Some("answer"),
        (Mode::Asking(Question::Effort), _) => None,
        (Mode::Asking(_) | Mode::Running | Mode::Paused(_), Back) => Some("back"),
        (Mode::Pain, Back) => Some("go on as before"),
        (Mode::Pain, Skip) => Some("leave it out"),
        (Mode::Pain, Easier) => guided.other_easier().map(|_| "the easier one"),
        (Mode::Asking(_) | Mode::Pain, _) => None,
        (Mode::Paused(_), Pause) => Some("go on"),
        (_, Pause) => Some("pause"),
        (_, Done) => Some("done"),
        (_, Skip) => Some("skip"),
        (_, More) => Some("more"),
        (_, Less) => Some("less"),
        (_, Easier) => guided.easier().map(|_| "easier"),
        (_, Pain) => Some("pain"),
    }
}

/// The keys of the screen, each with what it does now.
pub fn on_screen(guided: &Guided, unicode: bool) -> Vec<(&'static str, &'static str)> {
    let asks = matches!(guided.mode(), Mode::Asking(_));
    let called = |key: &Key| match key.asked {
        Asked::Of(Event::Leave) if asks => "esc",
        _ => key.called[usize::from(!unicode)],
    };
    KEYS.iter().filter_map(|key| Some((called(key), does(&key.asked, guided)?))).collect()
}

/// The keys line by line: `1 pause`.
pub fn in_lines(guided: &Guided) -> Vec<String> {
    let called = |key: &Key| key.number.map_or("Enter alone".to_owned(), Into::into);
    let keys = KEYS
        .iter()
        .filter_map(|key| Some(format!("{} {}", called(key), does(&key.asked, guided)?)));
    keys.chain(["0 where you are".to_owned()]).collect()
}

/// What a key on the screen asks for; none where it means nothing.
pub fn of_press(press: &KeyEvent) -> Option<Asked> {
    if press.modifiers.contains(KeyModifiers::CONTROL) {
        return match press.code {
            KeyCode::Char('z') => Some(Asked::Suspend),
            // Control with a backslash comes as a four.
            KeyCode::Char('c' | 'd' | '4' | '\\') => Some(Asked::Of(Event::Leave)),
            _ => None,
        };
    }
    match press.code {
        KeyCode::Enter => Some(Asked::Of(Event::Done)),
        KeyCode::Right => Some(Asked::Of(Event::Skip)),
        KeyCode::Left => Some(Asked::Of(Event::Back)),
        KeyCode::Down => Some(Asked::Of(Event::Less)),
        KeyCode::Esc => Some(Asked::Of(Event::Leave)),
        // The plus of many keyboards needs a second key.
        KeyCode::Up | KeyCode::Char('=') => Some(Asked::Of(Event::More)),
        KeyCode::Char(sign) => of_sign(sign),
        _ => None,
    }
}

fn of_sign(sign: char) -> Option<Asked> {
    let sign = sign.to_ascii_lowercase();
    KEYS.iter().find(|key| key.sign == Some(sign)).map(|key| key.asked.clone())
}

/// What a line asks for, while exercises are done.
pub fn of_line(line: &str) -> Option<Asked> {
    let mut signs = line.trim().chars();
    match (signs.next(), signs.next()) {
        (None, _) => Some(Asked::Of(Event::Done)),
        (Some('0'), None) => Some(Asked::Where),
        (Some(sign), None) => {
            let numbered = KEYS.iter().find(|key| key.number == Some(sign));
            numbered.map(|key| key.asked.clone()).or_else(|| of_sign(sign))
        }
        _ => None,
    }
}
