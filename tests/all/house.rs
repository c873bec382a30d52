//! The source keeps to its plan: twelve wings with arrows one way, and no files that see each other in a circle.
//!
//! Imports are read from the tokens of `src/`, comments and unit tests apart. A child may use the
//! nouns of the modules it stands in; what a module hands on (`pub use`) counts as its maker's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Each wing with those that it may see, from the ground up.
const WINGS: [(&str, &[&str]); 13] = [
    ("text", &[]),
    ("catalogue", &["text"]),
    ("built_in", &["text", "catalogue"]),
    ("person", &["text", "catalogue"]),
    ("figure", &["text", "catalogue"]),
    ("plan", &["text", "catalogue", "person"]),
    ("rules", &["text", "catalogue", "person", "plan"]),
    ("planner", &["text", "catalogue", "person", "plan", "journal", "rules"]),
    ("plan_file", &["text", "catalogue", "person", "plan", "rules", "planner"]),
    ("journal", &["text", "catalogue"]),
    ("session", &["text", "catalogue", "plan", "journal"]),
    ("export", &["text", "catalogue", "person", "plan", "figure", "session", "journal"]),
    (
        "cli",
        &[
            "text",
            "catalogue",
            "built_in",
            "person",
            "figure",
            "plan",
            "rules",
            "planner",
            "plan_file",
            "journal",
            "session",
            "export",
        ],
    ),
];

/// A module or an item, from the crate's root: `["rules", "breach", "At"]`.
type Names = Vec<String>;

/// The files of `src/` by their modules, each with the paths that it names and those it hands on.
#[derive(Default)]
struct House {
    files: BTreeSet<Names>,
    named: BTreeMap<Names, BTreeSet<Names>>,
    handed_on: BTreeMap<Names, BTreeMap<String, Names>>,
}

impl House {
    fn read() -> Self {
        let mut house = Self::default();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut texts = Vec::new();
        house.find(&root, &[], &mut texts);
        for (module, text) in &texts {
            let tokens: TokenStream = text.parse().expect("the source is Rust");
            Reader { house: &mut house, module }.read(tokens);
        }
        house
    }

    fn find(&mut self, folder: &Path, around: &[String], texts: &mut Vec<(Names, String)>) {
        for entry in fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
            let module = [around, &[name.to_owned()]].concat();
            let is_door = around.is_empty() && ["lib", "main", "build"].contains(&name);
            if path.is_dir() {
                self.find(&path, &module, texts);
            } else if path.extension().is_some_and(|end| end == "rs") && !is_door {
                texts.push((
                    module.clone(),
                    fs::read_to_string(&path).expect("a file of the source"),
                ));
                self.files.insert(module);
            }
        }
    }

    /// The file that makes what a path names; none where that is no file of the source.
    fn maker(&self, path: &[String]) -> Option<Names> {
        let file =
            (1..=path.len()).rev().map(|to| &path[..to]).find(|to| self.files.contains(*to))?;
        let handed_on = path.get(file.len()).and_then(|item| self.handed_on.get(file)?.get(item));
        let rest = path.get(file.len() + 1..).unwrap_or_default();
        handed_on
            .and_then(|from| self.maker(&[from.as_slice(), rest].concat()))
            .or_else(|| Some(file.to_vec()))
    }

    /// Which files each file sees, the modules it stands in apart.
    fn arrows(&self) -> BTreeMap<Names, BTreeSet<Names>> {
        let sees = |(file, named): (&Names, &BTreeSet<Names>)| {
            let makers = named.iter().filter_map(|path| self.maker(path));
            (file.clone(), makers.filter(|maker| !file.starts_with(maker)).collect())
        };
        self.named.iter().map(sees).collect()
    }
}

/// Reads the paths that one file names.
struct Reader<'h> {
    house: &'h mut House,
    module: &'h Names,
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let (mut at, mut public) = (0, false);
        while at < tokens.len() {
            let rest = &tokens[at..];
            at += match rest {
                [TokenTree::Punct(_), TokenTree::Group(attribute), ..]
                    if attribute.to_string().replace(' ', "") == "[cfg(test)]" =>
                {
                    2 + rest[2..].iter().position(ends_an_item).map_or(0, |end| end + 1)
                }
                [TokenTree::Ident(word), ..] if word == "use" => {
                    // In a picture, `use` is an element and ends nowhere.
                    let end = rest.iter().position(|token| is_sign(token, ';')).unwrap_or(1);
                    self.uses(&[], &rest[1..end], public);
                    end
                }
                [TokenTree::Ident(word), ..] if word == "pub" => 1,
                [TokenTree::Ident(_), ..] => self.path(rest),
                [TokenTree::Group(group), ..] => {
                    self.read(group.stream());
                    1
                }
                _ => 1,
            };
            let stays = matches!(rest[0], TokenTree::Group(ref group) if group.delimiter() == Delimiter::Parenthesis);
            public = matches!(&rest[0], TokenTree::Ident(word) if word == "pub") || public && stays;
        }
    }

    /// A path in the middle of code; returns how many tokens it has.
    fn path(&mut self, tokens: &[TokenTree]) -> usize {
        let mut names = Names::new();
        let mut at = 0;
        while let Some(TokenTree::Ident(name)) = tokens.get(at) {
            names.push(name.to_string());
            let goes_on = tokens
                .get(at + 1..at + 3)
                .is_some_and(|two| two.iter().all(|sign| is_sign(sign, ':')));
            at += if goes_on { 3 } else { 1 };
            if !goes_on {
                break;
            }
        }
        if names.len() > 1 {
            self.name(&names, None);
        }
        at.max(1)
    }

    /// The tree of a `use`, below what stands before it.
    fn uses(&mut self, before: &[String], tree: &[TokenTree], public: bool) {
        for branch in tree.split(|token| is_sign(token, ',')) {
            let mut path = before.to_vec();
            let mut alias = None;
            let mut words = branch.iter();
            while let Some(token) = words.next() {
                match token {
                    TokenTree::Ident(word) if word == "as" => {
                        alias = words.next().map(ToString::to_string);
                    }
                    TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Group(group) => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.uses(&path, &inner, public);
                        path.clear();
                    }
                    _ => {}
                }
            }
            if let Some(last) = path.last() {
                let handed_on = public.then(|| alias.unwrap_or_else(|| last.clone()));
                self.name(&path, handed_on);
            }
        }
    }

    fn name(&mut self, path: &[String], handed_on: Option<String>) {
        let ups = path.iter().take_while(|name| *name == "super").count();
        let around = self.module.len().saturating_sub(ups);
        let absolute = match path[0].as_str() {
            "crate" => path[1..].to_vec(),
            "super" => [&self.module[..around], &path[ups..]].concat(),
            "self" => [self.module, &path[1..]].concat(),
            child => {
                let child = [self.module.as_slice(), &[child.to_owned()]].concat();
                if !self.house.files.contains(&child) {
                    return;
                }
                [self.module, path].concat()
            }
        };
        match handed_on {
            Some(name) => {
                self.house.handed_on.entry(self.module.clone()).or_default().insert(name, absolute);
            }
            None => {
                self.house.named.entry(self.module.clone()).or_default().insert(absolute);
            }
        }
    }
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn ends_an_item(token: &TokenTree) -> bool {
    is_sign(token, ';')
        || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn told(file: &[String]) -> String {
    file.join("::")
}

#[test]
fn every_wing_sees_only_what_lies_below_it() {
    let house = House::read();
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for (file, seen) in house.arrows() {
        let (_, may) = WINGS.iter().find(|(wing, _)| file[0] == *wing).unwrap_or_else(|| {
            panic!("src/{} belongs to no wing", told(&file));
        });
        for other in seen.iter().filter(|other| other[0] != file[0]) {
            arrows += 1;
            if !may.contains(&other[0].as_str()) {
                wrong.push(format!("{} sees {}", told(&file), told(other)));
            }
        }
    }
    assert!(arrows > 300, "only {arrows} arrows between wings were found: imports were not read");
    assert!(wrong.is_empty(), "arrows that lead back up:\n{}", wrong.join("\n"));
}

#[test]
fn no_files_see_each_other_in_a_circle() {
    let mut arrows = House::read().arrows();
    // What sees nothing that is left is on no circle; what is left at the end is.
    loop {
        let left: BTreeSet<Names> = arrows.keys().cloned().collect();
        for seen in arrows.values_mut() {
            seen.retain(|file| left.contains(file));
        }
        let before = arrows.len();
        arrows.retain(|_, seen| !seen.is_empty());
        if arrows.len() == before {
            break;
        }
    }
    let circles: Vec<String> = arrows
        .iter()
        .map(|(file, seen)| {
            format!(
                "{} sees {}",
                told(file),
                seen.iter().map(|file| told(file)).collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    assert!(circles.is_empty(), "on a circle, or above one:\n{}", circles.join("\n"));
}

#[test]
fn imports_of_every_form_are_read() {
    let module: Names = vec!["rules".into(), "pain".into()];
    let scale = vec!["rules".into(), "pain".into(), "scale".into()];
    let files = [vec!["rules".into()], module.clone(), scale].into();
    let mut house = House { files, ..House::default() };
    let text = "
        use crate::plan::{self, Week, diff::{Change as C, item}};
        use super::breach::At;
        pub(super) use crate::text::id::Id;
        #[cfg(test)] mod tests { use crate::planner::plan; }
        fn f() { html! { (crate::export::say::dose(x)) (scale::of(y)) } let z: super::context::Context; }
        // crate::cli::run
    ";
    Reader { house: &mut house, module: &module }.read(text.parse().expect("Rust"));
    let named: Vec<String> = house.named[&module].iter().map(|path| told(path)).collect();
    assert_eq!(
        named,
        [
            "export::say::dose",
            "plan",
            "plan::Week",
            "plan::diff::Change",
            "plan::diff::item",
            "rules::breach::At",
            "rules::context::Context",
            "rules::pain::scale::of",
        ]
    );
    assert_eq!(told(&house.handed_on[&module]["Id"]), "text::id::Id");
}
