-- The last number given in each register; its row is the lock under which the next one is given.
create table register (
    keeper_id uuid not null references body (id),
    direction text not null,
    year bigint not null,
    last bigint not null,
    primary key (keeper_id, direction, year)
);

create table document (
    id uuid primary key,
    keeper_id uuid not null references body (id),
    direction text not null,
    register_year bigint not null,
    register_number bigint not null,
    received_day text not null,
    file_name text not null,
    file_sha256 bytea not null references blob (sha256),
    format text not null,
    -- Fields as they stand now: first as read, then as corrected by people.
    kind text,
    number text,
    symbol text,
    day text,
    place text,
    superior text,
    issuer text,
    issuer_folded text not null,
    issuer_id uuid references body (id),
    subject text,
    signer text,
    -- Folded number and symbol, by which citations find it; with day and issuer, by which doubles are flagged.
    identity text,
    same_as_id uuid references document (id),
    -- The text as stored and what the machine read in it; neither is ever changed.
    source text not null,
    blocks text not null,
    reading text not null,
    state text not null,
    published_at bigint,
    created_by uuid not null,
    created_at bigint not null,
    version bigint not null,
    unique (keeper_id, file_sha256),
    unique (keeper_id, direction, register_year, register_number)
);
create index document_identity on document (identity);
create index document_list on document (keeper_id, received_day, id);
create index document_published on document (published_at, id);
create index document_issuer on document (issuer_id);

create table document_body (
    document_id uuid not null references document (id) on delete cascade,
    position bigint not null,
    words text not null,
    body_id uuid not null references body (id),
    primary key (document_id, position)
);

create table citation (
    document_id uuid not null references document (id) on delete cascade,
    position bigint not null,
    kind text,
    cited text,
    identity text,
    day text,
    issuer text,
    title text,
    basis boolean not null,
    span_start bigint,
    span_end bigint,
    target_id uuid references document (id),
    primary key (document_id, position)
);
create index citation_identity on citation (identity);
create index citation_target on citation (target_id);

create table proposal (
    id uuid primary key,
    document_id uuid not null references document (id) on delete cascade,
    position bigint not null,
    -- As the machine read it; kept for ever, whatever people change.
    ordinal text,
    words text not null,
    span_start bigint not null,
    span_end bigint not null,
    confidence double precision not null,
    -- As it stands now.
    title text not null,
    due text,
    recurrence text,
    deadline_words text not null,
    report_to text not null,
    report_to_id uuid references body (id),
    state text not null,
    reason text not null,
    made_from text not null,
    decided_by uuid,
    decided_at bigint,
    version bigint not null
);
create index proposal_document on proposal (document_id, position);

-- The bodies an expression of a proposal stands for; body_id is empty while nothing matches.
create table proposal_body (
    proposal_id uuid not null references proposal (id) on delete cascade,
    position bigint not null,
    role text not null,
    words text not null,
    body_id uuid references body (id),
    how text not null,
    primary key (proposal_id, position)
);

create table import_batch (
    id uuid primary key,
    keeper_id uuid not null references body (id),
    account_id uuid not null,
    account_name text not null,
    direction text not null,
    received_day text not null,
    created_at bigint not null,
    stopped_at bigint
);
create table import_item (
    batch_id uuid not null references import_batch (id),
    position bigint not null,
    file_name text not null,
    file_sha256 bytea not null references blob (sha256),
    state text not null,
    reason text not null,
    document_id uuid references document (id),
    -- A node that works on it holds it until then; a node that died lets it go by itself.
    claimed_until bigint not null,
    primary key (batch_id, position)
);
create index import_item_state on import_item (state, batch_id, position);
