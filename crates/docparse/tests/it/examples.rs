//! Made-up documents of kinds and bodies that the corpus lacks.
