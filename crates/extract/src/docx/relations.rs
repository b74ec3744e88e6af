use crate::archive::Archive;
use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// Which part stands behind which id, in the order of the file.
pub(super) struct Relations {
    /// Id, last word of the type, and name of the part.
    parts: Vec<(String, String, String)>,
}

impl Relations {
    /// The relations of the part `of`; those of the whole package for an empty name.
    pub(super) fn of(archive: &Archive<'_>, of: &str, limits: &Limits) -> Result<Self, Refusal> {
        let (folder, file) = of
            .rsplit_once('/')
            .map_or(("", of), |(folder, file)| (folder, file));
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let mut parts = Vec::new();
        if let Some(text) = archive.text(&format!("{prefix}_rels/{file}.rels"))? {
            let mut xml = Xml::new(&text, limits.depth);
            while let Some(step) = xml.step()? {
                if let Step::Open(element) = step
                    && element.name() == "Relationship"
                    && element
                        .attribute("TargetMode")
                        .is_none_or(|mode| mode != "External")
                    && let (Some(id), Some(kind), Some(target)) = (
                        element.attribute("Id"),
                        element.attribute("Type"),
                        element.attribute("Target"),
                    )
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let name = match target.strip_prefix('/') {
                        Some(absolute) => absolute.to_owned(),
                        None => format!("{prefix}{target}"),
                    };
                    parts.push((id, kind, name));
                }
            }
        }
        Ok(Self { parts })
    }

    /// The first part of a type.
    pub(super) fn first(&self, kind: &str) -> Option<String> {
        self.parts
            .iter()
            .find(|(_, of, _)| of == kind)
            .map(|(_, _, name)| name.clone())
    }

    /// The part of an id.
    pub(super) fn target(&self, id: &str) -> Option<String> {
        self.parts
            .iter()
            .find(|(of, _, _)| of == id)
            .map(|(_, _, name)| name.clone())
    }
}
