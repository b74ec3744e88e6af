use super::super::manage::{self, PostRefusal};
use super::{RoleOption, role_options, show::link_page, typed_body};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult};
use crate::words::word;
use gandan_core::access::Role;
use gandan_store::access;
use serde::{Deserialize, Serialize};

/// A new account with its first post.
#[derive(Serialize)]
pub struct AccountAddPage {
    form: FormState,
    roles: Vec<RoleOption>,
}

impl AccountAddPage {
    fn of(form: FormState) -> AccountAddPage {
        AccountAddPage {
            form,
            roles: role_options(),
        }
    }
}

impl Page for AccountAddPage {
    const TEMPLATE: &'static str = "pages/access/account_add.html";

    fn samples() -> Vec<AccountAddPage> {
        let wrong = FormState::filled([("name", "Cán bộ 1".to_owned()), ("role", "head".to_owned())]);
        vec![
            AccountAddPage::of(FormState::default()),
            AccountAddPage::of(wrong.with_error("body", word("accounts-body-unknown"))),
        ]
    }
}

/// The form's values are read from its state.
#[derive(Deserialize)]
pub struct Input {}

/// `GET /lam-viec/quan-tri/tai-khoan/them`
pub async fn get(officer: Officer) -> PageResult {
    if !officer.actor.holds(&[Role::Administrator]) {
        return Err(PageError::Refused(word("accounts-for-administrators")));
    }
    officer.show(&AccountAddPage::of(FormState::default()))
}

/// `POST /lam-viec/quan-tri/tai-khoan/them`
pub async fn post(officer: Officer, form: Form<Input>) -> PageResult {
    let mut state = form.state;
    let name = state.required("name", word("begin-name-missing"));
    let login = state
        .required("login", word("begin-login-missing"))
        .to_lowercase();
    if login.contains(char::is_whitespace) {
        state.error("login", word("begin-login-spaces"));
    }
    let role = Role::from_code(state.value("role"));
    if role.is_none() {
        state.error("role", word("accounts-role-missing"));
    }
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    if !login.is_empty() && access::account_by_login(&mut tx, &login).await?.is_some() {
        state.error("login", word("accounts-login-taken"));
    }
    drop(tx);
    let body = typed_body(&known, state.value("body"), officer.app.clock.today());
    let (Some(role), Ok(body), true) = (role, body.clone(), state.is_right()) else {
        if let Err(message) = body {
            state.error("body", message);
        }
        return officer.show_again(&AccountAddPage::of(state));
    };
    match manage::create(&officer, &login, &name, role, body).await? {
        Ok((account, link)) => link_page(&officer, account, &name, &link),
        Err(refusal) => {
            let field = if refusal == PostRefusal::WholeInstallation {
                "role"
            } else {
                "body"
            };
            state.error(field, refusal.word());
            officer.show_again(&AccountAddPage::of(state))
        }
    }
}
