//! Signing in and out, the first administrator, my own account.

mod accounts;
pub mod actions;
mod begin;
mod choose;
pub mod links;
pub mod manage;
mod my_account;
pub mod password;
mod sign_in;
mod sign_out;
mod tokens;

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::{get, post};
use gandan_core::access::Role;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "access",
        routes,
        pages: || {
            vec![
                entry::<accounts::add::AccountAddPage>(),
                entry::<accounts::list::AccountsPage>(),
                entry::<accounts::show::AccountPage>(),
                entry::<accounts::show::LinkPage>(),
                entry::<begin::BeginPage>(),
                entry::<choose::ChoosePage>(),
                entry::<my_account::MyAccountPage>(),
                entry::<sign_in::SignInPage>(),
                entry::<tokens::TokensPage>(),
            ]
        },
        nav: || {
            vec![
                NavItem {
                    word: word("nav-sign-in"),
                    href: urls::SIGN_IN,
                    side: Side::Public,
                },
                NavItem {
                    word: word("nav-accounts"),
                    href: urls::ACCOUNTS,
                    side: Side::Staff(&[Role::Administrator]),
                },
            ]
        },
    }
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(urls::SIGN_OUT, post(sign_out::post))
        .route(urls::BEGIN, get(begin::get).post(begin::post))
        .route(urls::MY_ACCOUNT, get(my_account::get))
        .route(urls::MY_PASSWORD, get(choose::own_get).post(choose::own_post))
        .route(urls::TOKENS, get(tokens::get).post(tokens::post))
        .route(urls::TOKEN_REVOKE, post(tokens::revoke))
        .route(urls::CHOOSE_PASSWORD, get(choose::get).post(choose::post))
        .route(urls::ACCOUNTS, get(accounts::list::get))
        .route(
            urls::ACCOUNT_NEW,
            get(accounts::add::get).post(accounts::add::post),
        )
        .route(urls::ACCOUNT, get(accounts::show::get))
        .route(urls::ACCOUNT_ACT, post(accounts::show::post))
}
