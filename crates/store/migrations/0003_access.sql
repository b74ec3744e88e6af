create table account (
    id uuid primary key,
    login text not null unique,
    name text not null,
    password_hash text,
    disabled_at bigint,
    created_at bigint not null,
    version bigint not null
);

create table post (
    id uuid primary key,
    account_id uuid not null references account (id),
    body_id uuid not null references body (id),
    role text not null,
    from_day text not null,
    until_day text
);
create index post_account on post (account_id);
create index post_body on post (body_id);

-- Only hashes of tokens are stored: a stolen database opens no session.
create table session (
    token_hash bytea primary key,
    account_id uuid not null references account (id),
    csrf text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    agent text not null
);
create index session_account on session (account_id);

-- One-time links: the first administrator, a new account, a forgotten password.
create table invitation (
    token_hash bytea primary key,
    account_id uuid references account (id),
    purpose text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
