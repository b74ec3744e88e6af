//! Charts and pictures for the three outputs.

mod pixels;
mod raster;
mod svg;

pub(crate) use pixels::Pixels;
pub(crate) use raster::{raster, shift};
pub use svg::drawing;
pub(crate) use svg::svg;
