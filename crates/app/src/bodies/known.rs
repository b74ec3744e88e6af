use anyhow::Context as _;
use gandan_core::bodies::{Body, BodyId, Correction, Expressions, Registry, Resolver, View};
use gandan_core::text::fold;
use gandan_store::{Db, Tx, bodies};
use jiff::civil::Date;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// What the program knows of bodies, at one version of the database.
#[derive(Debug)]
pub struct Known {
    version: i64,
    /// Bodies and successions of every time.
    pub registry: Registry,
    /// What people taught about expressions.
    pub corrections: Vec<Correction>,
}

impl Known {
    /// The bodies as `tx` sees them, past the cache: for changes, whose transaction may yet be given up.
    ///
    /// # Errors
    /// The database's.
    pub async fn read(tx: &mut Tx) -> anyhow::Result<Known> {
        let version = bodies::version(tx).await?;
        let (list, successions) = bodies::load(tx).await.context("bodies")?;
        let corrections = bodies::correction_list(tx).await.context("corrections")?;
        Ok(Known {
            version,
            registry: Registry::new(&list, &successions),
            corrections: corrections.into_iter().map(|row| row.correction).collect(),
        })
    }

    /// Counts up with every change of any body.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Understands expressions for bodies. Building it reads the whole registry: keep it for a document.
    ///
    /// # Errors
    /// `places/expressions.yaml` does not read, which the tests rule out.
    pub fn resolver(&self) -> anyhow::Result<Resolver<'_>> {
        Ok(Resolver::new(&self.registry, expressions()?, &self.corrections))
    }

    /// The tree of bodies on `day`, for rights and for pages.
    pub fn tree(&self, day: Date) -> View<'_> {
        self.registry.as_of(day)
    }

    /// The name of a body; empty for one that is not there.
    pub fn name(&self, body: BodyId) -> &str {
        self.registry.get(body).map_or("", |body| body.name())
    }

    /// The body that a person means who types a code, a name or a part of one, among those alive on `day`.
    ///
    /// # Errors
    /// Those it may be, at most ten, where it is not one and only one.
    pub fn find(&self, typed: &str, day: Date) -> Result<BodyId, Vec<BodyId>> {
        self.find_among(typed, day, |_| true)
    }

    /// The same among those that `keep` keeps; where that leaves one body a place, the name of the place is enough.
    ///
    /// # Errors
    /// As [`Known::find`].
    pub fn find_among(
        &self,
        typed: &str,
        day: Date,
        keep: impl Fn(&Body) -> bool,
    ) -> Result<BodyId, Vec<BodyId>> {
        if let Some(body) = self.registry.by_code(typed.trim()).filter(|body| keep(body)) {
            return Ok(body.id);
        }
        let key = fold(typed);
        if key.is_empty() {
            return Err(Vec::new());
        }
        let tree = self.tree(day);
        let same = |body: &&Body| {
            body.names.iter().any(|name| fold(&name.text) == key) || fold(body.place.text()) == key
        };
        let kept = || tree.bodies().filter(|body| keep(body));
        let exact: Vec<BodyId> = kept().filter(same).map(|body| body.id).collect();
        if let [one] = exact[..] {
            return Ok(one);
        }
        let words: Vec<&str> = key.split(' ').collect();
        let like = |body: &&Body| {
            body.names.iter().any(|name| {
                let name = fold(&name.text);
                words.iter().all(|word| name.split(' ').any(|part| part == *word))
            })
        };
        let near: Vec<BodyId> = match exact.is_empty() {
            true => kept().filter(like).map(|body| body.id).take(10).collect(),
            false => exact.into_iter().take(10).collect(),
        };
        match near[..] {
            [one] => Ok(one),
            _ => Err(near),
        }
    }
}

/// How documents speak of bodies.
///
/// # Errors
/// `places/expressions.yaml` does not read, which the tests rule out.
pub fn expressions() -> anyhow::Result<&'static Expressions> {
    static EXPRESSIONS: LazyLock<Result<Expressions, String>> = LazyLock::new(|| {
        serde_saphyr::from_str(include_str!("../../../../places/expressions.yaml"))
            .map_err(|error| error.to_string())
    });
    EXPRESSIONS
        .as_ref()
        .map_err(|error| anyhow::anyhow!("places/expressions.yaml: {error}"))
}

/// The registry as last read. Each transaction asks the database for its version, so several nodes agree; the rest is
/// read again only when somebody changed it.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    last: Arc<RwLock<Option<Arc<Known>>>>,
    /// When the database was last asked.
    asked: Arc<RwLock<Option<Instant>>>,
}

/// So long the bodies as last read are good enough for those who only name one.
const LATELY: Duration = Duration::from_secs(1);

impl Bodies {
    /// The bodies as `tx` sees them.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(&self, tx: &mut Tx) -> anyhow::Result<Arc<Known>> {
        let version = bodies::version(tx).await?;
        let last = self.last.read().unwrap_or_else(PoisonError::into_inner).clone();
        *self.asked.write().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        if let Some(known) = last.filter(|known| known.version == version) {
            return Ok(known);
        }
        let known = Arc::new(Known::read(tx).await?);
        *self.last.write().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        Ok(known)
    }

    /// The bodies as they were at most a second ago: where thousands a second only name one, none of them asks the
    /// database. Whoever misses a body [`load`](Bodies::load)s.
    ///
    /// # Errors
    /// The database's.
    pub async fn lately(&self, db: &Db) -> anyhow::Result<Arc<Known>> {
        let asked = *self.asked.read().unwrap_or_else(PoisonError::into_inner);
        if asked.is_some_and(|asked| asked.elapsed() < LATELY) {
            let last = self.last.read().unwrap_or_else(PoisonError::into_inner).clone();
            if let Some(known) = last {
                return Ok(known);
            }
        }
        let mut tx = db.begin_read().await?;
        self.load(&mut tx).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_expressions_read() {
        assert!(expressions().is_ok(), "{:?}", expressions().err());
    }
}
