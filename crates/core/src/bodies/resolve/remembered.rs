use super::{Resolver, part};
use crate::bodies::{Context, CorrectionScope, How, Part};
use crate::text::fold_tones;

impl Resolver<'_> {
    /// What a person said the words mean in that mouth; the narrower scope wins, then the later correction.
    pub(super) fn corrected(&self, words: &str, context: &Context<'_>) -> Option<Part> {
        let key = fold_tones(words);
        let speaks = |scope: CorrectionScope| match scope {
            CorrectionScope::Everywhere => true,
            CorrectionScope::Issuer(issuer) => context.issuer.is_some_and(|speaker| {
                speaker == issuer || self.registry.successors(issuer, context.day).contains(&speaker)
            }),
        };
        let correction = self
            .corrections
            .iter()
            .enumerate()
            .filter(|(_, correction)| correction.expression == key && speaks(correction.scope))
            .max_by_key(|(at, correction)| (correction.scope != CorrectionScope::Everywhere, *at))
            .map(|(_, correction)| correction)?;
        let mut bodies = Vec::new();
        for body in &correction.bodies {
            let mut then = self.registry.successors(*body, context.day);
            if then.is_empty() {
                then = self.registry.predecessors(*body, context.day);
            }
            bodies.extend(
                then.into_iter()
                    .filter(|body| !bodies.contains(body))
                    .collect::<Vec<_>>(),
            );
        }
        Some(part(words.trim(), bodies, How::Correction, 1.0))
    }
}
