//! Signing in and out, the first administrator, my own account.

pub mod actions;
mod begin;
mod my_account;
pub mod password;
mod sign_in;
mod sign_out;

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::{get, post};

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "access",
        routes,
        pages: || {
            vec![
                entry::<begin::BeginPage>(),
                entry::<my_account::MyAccountPage>(),
                entry::<sign_in::SignInPage>(),
            ]
        },
        nav: || {
            vec![NavItem {
                word: word("nav-sign-in"),
                href: urls::SIGN_IN,
                side: Side::Public,
            }]
        },
    }
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(urls::SIGN_OUT, post(sign_out::post))
        .route(urls::BEGIN, get(begin::get).post(begin::post))
        .route(urls::MY_ACCOUNT, get(my_account::get))
}
