//! What somebody means to do with bodies: read from a form, checked against the registry, and told before it happens.

use super::Known;
use super::find::day;
use crate::web::FormState;
use crate::words::{Word, word};
use gandan_core::access::{Act, Actor, Object, may};
use gandan_core::bodies::{Body, BodyId, SuccessionKind};
use gandan_core::text::fold_tones;
use jiff::civil::Date;

/// The kinds of change, as pages list them.
pub const KINDS: [SuccessionKind; 4] = [
    SuccessionKind::Merged,
    SuccessionKind::Split,
    SuccessionKind::Renamed,
    SuccessionKind::Ended,
];

/// The word of a kind in addresses.
pub fn way(kind: SuccessionKind) -> &'static str {
    match kind {
        SuccessionKind::Merged => "sap-nhap",
        SuccessionKind::Split => "chia-tach",
        SuccessionKind::Renamed => "doi-ten",
        SuccessionKind::Ended => "ket-thuc",
    }
}

/// Whether the actor may change that body.
pub fn may_manage(actor: &Actor, body: BodyId, known: &Known, today: Date) -> bool {
    may(actor, Act::ManageBodies, Object::Body(body), &known.tree(today)).is_ok()
}

/// A change that can be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What happens.
    pub kind: SuccessionKind,
    /// The first day of the new state.
    pub day: Date,
    /// The bodies before.
    pub from: Vec<BodyId>,
    /// Bodies after that are there already.
    pub into: Vec<BodyId>,
    /// Bodies after that begin with the change.
    pub new: Vec<NewBody>,
    /// The bodies before go on (only when something is split off).
    pub stays: bool,
    /// The bodies under those before come under the one after.
    pub children: bool,
    /// What it rests on.
    pub basis: String,
    /// Remark.
    pub note: String,
}

/// A body that begins with a change; the rest it has from the first body before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBody {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl Plan {
    /// Reads the form against the bodies as they are. What is wrong stands in `form` afterwards.
    pub fn read(
        form: &mut FormState,
        kind: SuccessionKind,
        first: &Body,
        known: &Known,
        actor: &Actor,
        today: Date,
    ) -> Option<Plan> {
        form.errors.clear();
        let when = day(form.value("day"));
        if when.is_none() {
            form.error("day", word("body-day-wrong"));
        }
        let mut from = vec![first.id];
        if kind == SuccessionKind::Merged {
            for body in bodies(form, "others", known) {
                if !from.contains(&body.id) {
                    from.push(body.id);
                }
            }
        }
        let into: Vec<BodyId> = if kind == SuccessionKind::Renamed {
            Vec::new()
        } else {
            bodies(form, "into", known)
                .into_iter()
                .map(|body| body.id)
                .collect()
        };
        let new = new_bodies(form, kind, first, known);
        let plan = Plan {
            kind,
            day: when.unwrap_or(today),
            stays: kind == SuccessionKind::Split && form.value("stays") == "yes",
            children: form.value("children") == "yes",
            basis: form.value("basis").to_owned(),
            note: form.value("note").to_owned(),
            from,
            into,
            new,
        };
        plan.check(form, known, when.is_some());
        if form.is_right() {
            for body in plan.from.iter().chain(&plan.into) {
                if !may_manage(actor, *body, known, today) {
                    let field = if plan.into.contains(body) {
                        "into"
                    } else {
                        "others"
                    };
                    let name = known.name(*body).to_owned();
                    form.error(field, word("body-outside-your-posts").with("name", name));
                }
            }
        }
        form.is_right().then_some(plan)
    }

    fn check(&self, form: &mut FormState, known: &Known, dated: bool) {
        let after = self.into.len() + self.new.len();
        match self.kind {
            SuccessionKind::Merged if after != 1 => form.error("into", word("body-merge-into-one")),
            // A body may take the others in and go on itself.
            SuccessionKind::Merged if self.ending().len() + self.into.len() < 2 => {
                form.error("others", word("body-merge-others-missing"));
            }
            SuccessionKind::Split if after + usize::from(self.stays) < 2 => {
                form.error("new", word("body-split-two"));
            }
            _ => {}
        }
        if !dated {
            return;
        }
        for body in self.ending() {
            if let Some(body) = known.registry.get(body)
                && let Some(word) = self.cannot_end(body, known)
            {
                form.error(if body.id == self.from[0] { "day" } else { "others" }, word);
            }
        }
        for body in self.into.iter().filter_map(|body| known.registry.get(*body)) {
            if !body.is_alive(self.day) {
                let name = body.name().to_owned();
                form.error("into", word("body-not-there-that-day").with("name", name));
            }
        }
    }

    /// The bodies that end: all before, but for one that goes on.
    pub fn ending(&self) -> Vec<BodyId> {
        let goes_on = |body: &BodyId| self.stays || self.into.contains(body);
        self.from.iter().copied().filter(|body| !goes_on(body)).collect()
    }

    /// Why the body cannot end on that day; nothing where it can.
    fn cannot_end(&self, body: &Body, known: &Known) -> Option<Word> {
        let last = self.day.yesterday().ok();
        let name = body.name().to_owned();
        let gone = known.registry.history(body.id).into_iter().find(|one| {
            one.from.contains(&body.id) && !one.to.contains(&body.id) && one.kind != SuccessionKind::Split
        });
        if let Some(gone) = gone {
            let heirs: Vec<&str> = gone.to.iter().map(|heir| known.name(*heir)).collect();
            return Some(
                word("body-already-succeeded")
                    .with("name", name)
                    .with("day", gone.day.strftime("%d/%m/%Y").to_string())
                    .with(
                        "heirs",
                        if heirs.is_empty() {
                            "–".to_owned()
                        } else {
                            heirs.join(", ")
                        },
                    ),
            );
        }
        match body.valid.until {
            Some(until) if Some(until) != last => Some(
                word("body-already-ended")
                    .with("name", name)
                    .with("day", until.strftime("%d/%m/%Y").to_string()),
            ),
            _ if body
                .valid
                .from
                .is_some_and(|from| last.is_none_or(|last| last < from)) =>
            {
                Some(word("body-begins-later").with("name", name))
            }
            _ => None,
        }
    }
}

/// The bodies named in a field, one a line, by code or by name.
fn bodies<'a>(form: &mut FormState, field: &str, known: &'a Known) -> Vec<&'a Body> {
    let lines: Vec<String> = lines(form, field);
    let mut found: Vec<&Body> = Vec::new();
    for line in lines {
        match named(known, &line) {
            Some(body) => found.push(body),
            None => form.error(field, word("body-line-unknown").with("line", line)),
        }
    }
    found
}

/// The body of a code or of a principal name; a name that several bear means the one without an end.
pub fn named<'a>(known: &'a Known, words: &str) -> Option<&'a Body> {
    if let Some(body) = known.registry.by_code(words) {
        return Some(body);
    }
    let key = fold_tones(words);
    let bodies = known.registry.bodies().iter();
    let mut same = bodies
        .filter(|body| fold_tones(body.name()) == key)
        .collect::<Vec<_>>();
    if same.len() > 1 {
        same.retain(|body| body.valid.until.is_none());
    }
    match same[..] {
        [body] => Some(body),
        _ => None,
    }
}

fn new_bodies(form: &mut FormState, kind: SuccessionKind, first: &Body, known: &Known) -> Vec<NewBody> {
    let mut new: Vec<(&str, NewBody)> = Vec::new();
    match kind {
        SuccessionKind::Merged | SuccessionKind::Renamed => {
            let name = form.value("new_name").to_owned();
            let code = form.value("new_code").to_owned();
            if name.is_empty() && (kind == SuccessionKind::Renamed || !code.is_empty()) {
                form.error("new_name", word("body-name-missing"));
            } else if !name.is_empty() {
                let code = if code.is_empty() {
                    free_code(known, &first.code)
                } else {
                    code
                };
                new.push(("new_code", NewBody { code, name }));
            }
        }
        SuccessionKind::Split => {
            for line in lines(form, "new") {
                match line.split_once('|') {
                    Some((code, name)) if !code.trim().is_empty() && !name.trim().is_empty() => {
                        let (code, name) = (code.trim().to_owned(), name.trim().to_owned());
                        new.push(("new", NewBody { code, name }));
                    }
                    _ => form.error("new", word("body-new-line-wrong").with("line", line)),
                }
            }
        }
        SuccessionKind::Ended => {}
    }
    let mut codes: Vec<String> = Vec::new();
    for (field, body) in &new {
        if let Some(wrong) = code_wrong(&body.code) {
            form.error(field, wrong);
        } else if known.registry.by_code(&body.code).is_some() || codes.contains(&body.code) {
            form.error(field, word("body-code-taken").with("code", body.code.clone()));
        }
        codes.push(body.code.clone());
    }
    new.into_iter().map(|(_, body)| body).collect()
}

/// What is wrong with a new code: it stands in addresses and in lists parted by blanks.
pub fn code_wrong(code: &str) -> Option<Word> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    (!code.chars().all(fits)).then(|| word("body-code-wrong"))
}

/// The code with the first number behind it that is free.
fn free_code(known: &Known, code: &str) -> String {
    (2..)
        .map(|number: u32| format!("{code}-{number}"))
        .find(|code| known.registry.by_code(code).is_none())
        .unwrap_or_default()
}

fn lines(form: &FormState, field: &str) -> Vec<String> {
    form.value(field)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
