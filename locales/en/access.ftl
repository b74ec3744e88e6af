# Signing in, accounts
nav-sign-in = Sign in
sign-in-title = Sign in
sign-in-lead = This page is for officers. What is public needs no account.
sign-in-login = User name
sign-in-password = Password
sign-in-submit = Sign in
sign-in-wrong = User name and password do not belong together. Please try again; if you forgot the password, ask the administrator of your body.

begin-title = Make the first administrator
begin-lead = This link works once. The administrator sets up bodies and other accounts, and does not see the content of files.
begin-name = Full name
begin-name-missing = Please give your full name
begin-login = User name
begin-login-hint = One word, no tone marks needed, for instance: quantri
begin-login-missing = Please choose a user name
begin-login-spaces = A user name is one word
begin-password = Password
begin-password-hint = At least { $shortest } letters; a sentence you remember is better than a difficult word.
begin-password-short = The password needs at least { $shortest } letters
begin-submit = Make the account
begin-link-used = This link was used or is too old. Restart the server for a new one, if there is no account yet.
notice-begun = The administrator's account was made.

my-account-title = My account
my-account-sessions = Where I am signed in
my-account-agent = Browser
my-account-since = Since
my-account-seen = Last used
my-account-this = this one
my-account-sign-out-everywhere = Sign out everywhere
