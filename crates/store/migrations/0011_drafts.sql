-- What a person is writing before they send it: a row that goes when it is sent, when they drop it, or after some days.
create table draft (
    id uuid primary key,
    -- Digest of the secret in the browser's cookie: the address alone opens nothing.
    owner bytea not null,
    -- The answers so far, as JSON.
    content text not null,
    -- Made with the draft; what is sent twice under it is taken once.
    idempotency_key text not null,
    created_at bigint not null,
    changed_at bigint not null
);
create index draft_changed on draft (changed_at);

-- Their files. Not in the store of files of cases: these go without a trace.
create table draft_file (
    id uuid primary key,
    draft_id uuid not null references draft (id) on delete cascade,
    name text not null,
    media_type text not null,
    size bigint not null,
    bytes bytea not null,
    created_at bigint not null
);
create index draft_file_draft on draft_file (draft_id, created_at);

-- For asking, some days after the answer, whether it is carried out.
create index case_answered on cases (answered_day) where stars is null;
