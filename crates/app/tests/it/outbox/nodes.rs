//! Two nodes over one database.

use super::servers::{Gateway, MailServer};
use super::{app_with, tell, ways, work};
use crate::TestApp;
use gandan_core::outbox::Kind;
use gandan_store::{outbox, testing};
use std::collections::BTreeSet;
use std::time::Duration;

const NOTICES: usize = 250;

/// Works until nothing is due at any node.
async fn drain(app: &TestApp, node: &str) -> usize {
    let mut handled = 0;
    loop {
        handled += work(app, node).await;
        let mut tx = app.app.db.begin_read().await.unwrap();
        let now = app.app.clock.micros();
        if outbox::tallies(&mut tx, now, 0).await.unwrap().waiting == 0 {
            return handled;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn two_nodes_work_one_outbox_and_each_message_is_sent_once() {
    testing::block_on(async {
        let (mail, gateway) = (MailServer::start().await, Gateway::start().await);
        let set = || ways(Some(mail.port), Some(gateway.port));
        let address = testing::postgres_url();
        let (one, other) = tokio::join!(
            app_with(Some(address.clone()), set()),
            app_with(Some(address.clone()), set())
        );
        for number in 0..NOTICES {
            // Both nodes hear of the same act; it is told once.
            tell(&one, Kind::News, &number.to_string()).await;
            tell(&other, Kind::News, &number.to_string()).await;
        }
        let (mine, theirs) = tokio::join!(drain(&one, "one"), drain(&other, "other"));
        assert_eq!(mine + theirs, 2 * NOTICES);
        assert!(mine > 0 && theirs > 0, "both worked: {mine} and {theirs}");
        let taken = mail.taken();
        let ids: BTreeSet<String> = taken.iter().map(|mail| mail.header("Message-ID")).collect();
        assert_eq!((taken.len(), ids.len()), (NOTICES, NOTICES));
        let heads: BTreeSet<String> = gateway.taken().into_iter().map(|(head, _)| head).collect();
        assert_eq!((gateway.taken().len(), heads.len()), (NOTICES, NOTICES));
    });
}
