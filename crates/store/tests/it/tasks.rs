//! From the signature to the verdict.

mod fixture;
mod following;
mod rounds;
mod signing;
mod working;
