-- Tokens with which programs act for an account. Only hashes are stored; one that was revoked stays as a line.
create table api_token (
    id uuid primary key,
    account_id uuid not null references account (id),
    name text not null,
    token_hash bytea not null unique,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);
create index api_token_account on api_token (account_id, created_at);
