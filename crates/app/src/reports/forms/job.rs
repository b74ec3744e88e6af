use super::roll::step;
use crate::jobs::Job;
use std::time::Duration;

/// Counts the forms of bodies with others below them.
pub const ROLLS: Job = Job {
    name: "report-rolls",
    every: Duration::from_secs(5),
    run: |app| {
        Box::pin(async move {
            let mut steps = 0;
            while step(&app, None).await? {
                steps += 1;
            }
            Ok(steps.to_string())
        })
    },
};
