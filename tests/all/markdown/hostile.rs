//! Plans in which everything that a file can bring is unkind.

use std::sync::Arc;

use backplan::catalogue::exercise::Exercise;
use backplan::plan::Plan;
use backplan::text::id::Text;

/// What some format or reader would take for more than text.
pub const TEXTS: &[&str] = &[
    "<script>alert(1)</script>",
    "<b>bold</b> <!-- gone --> <?php ?> <![CDATA[x]]>",
    "&lt;b&gt; &#60; &amp; &copy;",
    "a | b || c \\| d",
    "`code` ``more`` ```",
    "~~~",
    "*one* **two** ***three*** _four_ __five__ ~six~ ~~seven~~ ==eight== ++nine++ ^ten^",
    "* * *",
    "---",
    "===",
    "# heading #",
    "#tag GH-1 #1",
    "- point",
    "+ point",
    "* point",
    "1. first",
    "2) second",
    "- [ ] box",
    "[ ] box",
    "[x] box",
    "[text](http://example.com \"title\") ![image](data:image/png;base64,AAAA)",
    "[text][reference] [^1] [[wiki]]",
    "[reference]: http://example.com",
    "http://example.com HTTPS://EXAMPLE.COM ftp://example.com www.example.com WWW.example.com",
    "see www.example.com, me@example.com, mailto:me@example.com xmpp:me@example.com/x",
    "@everyone @@ a@@b.c x@-y.z @",
    "<http://example.com> <me@example.com>",
    "javascript:alert(1)",
    "$a$ $$b$$ {{ site.title }} {% raw %} {#id .class} \\(x\\)",
    ": definition",
    "> quote",
    "    indented",
    "| a | b |",
    "| --- | --- |",
    "trailing  ",
    "trailing\\",
    "two\nlines\r\n\r\n# three\u{2028}four\u{85}five",
    "tab\tand\u{b}others\u{0}\u{7f}",
    "\u{1b}[31mred\u{1b}]0;title\u{7}",
    "\u{202e}drawkcab\u{200b}\u{feff}\u{2066}",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\u{ff1d}1 \u{ff0b}1 \u{ff0d}1 \u{ff20}x",
    "\t=1",
    "\r=1",
    " =1",
    "\"=1\"",
    "a;=1;+2, -3",
    "a,\"b\",\"\"c\"\"",
    "'=1",
    "BEGIN:VEVENT",
    "Übung 漢字 😀 e\u{301} \u{3000}",
    "\u{a0}",
    "",
    "**",
    "\\",
];

/// A plan in which every text of a file is what `next` gives, one after the other.
pub fn plan(mut plan: Plan, mut next: impl FnMut() -> String) -> Plan {
    let mut text = || Text::from(next());
    for session in
        plan.weeks.iter_mut().flat_map(|week| &mut week.days).flat_map(|day| &mut day.sessions)
    {
        session.title = text();
        for item in session.blocks.iter_mut().flat_map(|block| &mut block.items) {
            item.exercise = Arc::new(Exercise { name: text(), ..Exercise::clone(&item.exercise) });
            item.breathing = item.breathing.as_ref().map(|_| text());
            for why in &mut item.why {
                (why.rule, why.text) = (text(), text());
            }
        }
    }
    for notice in &mut plan.notices {
        (notice.rule, notice.text) = (text(), text());
    }
    for left in &mut plan.excluded {
        (left.rule, left.text) = (text(), text());
    }
    let safety = &mut plan.safety;
    let lists =
        [&mut safety.stop_signs, &mut safety.advice, &mut safety.afterwards, &mut safety.red_flags];
    for said in lists.into_iter().flatten() {
        *said = text();
    }
    let single =
        [&mut safety.after_stop, &mut safety.pain_rule, &mut safety.bad_day, &mut safety.missed];
    for said in single.into_iter().chain([&mut safety.illness]) {
        *said = if said.is_empty() { Text::default() } else { text() };
    }
    safety.disclaimer = text();
    plan.rests_on.iter_mut().for_each(|said| *said = text());
    let made_by = &mut plan.made_by;
    (made_by.program, made_by.catalogue, made_by.rules) = (text(), text(), text());
    plan
}

/// [`TEXTS`] over and over, beginning with one of them.
pub fn texts(from: usize) -> impl FnMut() -> String {
    let mut texts = TEXTS.iter().cycle().skip(from);
    move || texts.next().map_or_else(String::new, |text| (*text).to_owned())
}
