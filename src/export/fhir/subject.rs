//! Whom a plan is for, as the records of a clinic name them.

use crate::text::printable::shown;
use crate::text::vocabulary::Unknown;

/// The kinds of records that a plan, its requests and its goals may be about.
const KINDS: [&str; 2] = ["Patient", "Group"];
/// The longest id of a record, in characters (R4, `id`).
const LONGEST_ID: usize = 64;
/// The longest address, in characters.
const LONGEST: usize = 1000;

/// A reference to a record that somebody else keeps: `Patient/123`, or its whole address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// Reads a reference, relative to the server or with its address.
    ///
    /// # Errors
    /// Says what a reference looks like when the text is none.
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        if is_reference(text) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!("`{}` is no reference to a patient", shown(text));
        let help = "write it as its server does, like Patient/123 or \
            https://fhir.example.org/Patient/123";
        Err(Unknown::with(message, help))
    }

    /// The reference.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_reference(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let (server, kind, id) = match parts[..] {
        [ref server @ .., kind, id, "_history", version] if is_id(version) => (server, kind, id),
        [ref server @ .., kind, id] => (server, kind, id),
        _ => return false,
    };
    let is_known = server.is_empty() || is_server(&server.join("/"));
    is_known && KINDS.contains(&kind) && is_id(id) && text.len() <= LONGEST
}

fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(fits)
}

/// Whether a text is the address of a server, without the last stroke.
fn is_server(text: &str) -> bool {
    let fits = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':' | b'%' | b'$' | b'/')
    };
    let address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    address.is_some_and(|address| {
        address.bytes().all(fits) && address.split('/').all(|part| !part.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::Subject;

    #[test]
    fn a_reference_names_a_patient_or_a_group_on_a_server() {
        for text in [
            "Patient/123",
            "Group/balance-class.2",
            "Patient/123/_history/4",
            "https://fhir.example.org/Patient/a-1",
            "http://localhost:8080/fhir/r4/Patient/1",
        ] {
            assert_eq!(Subject::parse(text).map(|subject| subject.0), Ok(text.to_owned()));
        }
        for text in [
            "",
            "123",
            "Patient",
            "Patient/",
            "/Patient/1",
            "patient/1",
            "Practitioner/1",
            "Patient/1 ",
            "Patient/Ann Lee",
            "Patient/1?x=y",
            "Patient/_history/1",
            "Patient?identifier=1",
            "#1",
            "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
            "ftp://fhir.example.org/Patient/1",
            "https:///Patient/1",
            "https://a//Patient/1",
            "https://a\u{202e}/Patient/1",
            "javascript:alert(1)/Patient/1",
            &format!("Patient/{}", "1".repeat(65)),
            &format!("https://{}/Patient/1", "a".repeat(1000)),
        ] {
            let unknown = Subject::parse(text).expect_err(text);
            assert!(unknown.help.is_some_and(|help| help.contains("Patient/123")), "{text}");
        }
    }
}
