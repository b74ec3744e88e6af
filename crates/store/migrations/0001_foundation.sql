create table setting (
    name text primary key,
    value text not null
);

create table blob (
    sha256 bytea primary key,
    size bigint not null,
    media_type text not null,
    created_at bigint not null
);

-- Bytes stand in pieces of at most 1 MiB, so that no statement carries a whole film.
create table blob_chunk (
    sha256 bytea not null references blob (sha256) on delete cascade,
    position bigint not null,
    bytes bytea not null,
    primary key (sha256, position)
);

-- Append-only: no statement of the program updates or deletes here.
create table journal (
    seq {{serial}},
    transaction_no {{transaction}},
    at bigint not null,
    account_id uuid,
    actor text not null,
    body_id uuid,
    act text not null,
    object_kind text not null,
    object_id uuid,
    detail text not null
);
create index journal_object on journal (object_id, seq);
create index journal_body on journal (body_id, seq);
create index journal_follow on journal (transaction_no, seq);

-- Background work: one row a job, leased by one node at a time.
create table job (
    name text primary key,
    leased_by text,
    leased_until bigint not null,
    last_run bigint,
    last_result text
);
