-- Signed: from here on nothing of the words, the span and the confidence changes.
create table task (
    id uuid primary key,
    document_id uuid not null references document (id),
    proposal_id uuid not null unique references proposal (id),
    issuer_id uuid not null references body (id),
    ordinal text,
    title text not null,
    words text not null,
    span_start bigint not null,
    span_end bigint not null,
    confidence double precision not null,
    due text,
    recurrence text,
    deadline_words text not null,
    report_to text not null,
    report_to_id uuid references body (id),
    signed_by uuid not null,
    signer_name text not null,
    signed_at bigint not null,
    closed_at bigint
);
create index task_document on task (document_id, signed_at);
create index task_issuer on task (issuer_id, due);

-- One round of a task; a task without recurrence has round 1 only.
create table occurrence (
    task_id uuid not null references task (id),
    number bigint not null,
    label text not null,
    first_day text not null,
    last_day text,
    due text,
    primary key (task_id, number)
);

create table assignment (
    id uuid primary key,
    task_id uuid not null references task (id),
    occurrence bigint not null,
    body_id uuid not null references body (id),
    role text not null,
    upper_id uuid references assignment (id),
    note text not null,
    due text,
    state text not null,
    reported_day text,
    done_day text,
    created_at bigint not null,
    version bigint not null,
    foreign key (task_id, occurrence) references occurrence (task_id, number)
);
create unique index assignment_once on assignment (task_id, occurrence, body_id, role);
create index assignment_body on assignment (body_id, state, due);
create index assignment_upper on assignment (upper_id);

create table progress (
    id uuid primary key,
    assignment_id uuid not null references assignment (id),
    at bigint not null,
    account_id uuid not null,
    account_name text not null,
    state text not null,
    words text not null,
    -- Figures as a JSON list of {"name", "value", "unit"}.
    figures text not null
);
create index progress_assignment on progress (assignment_id, at);

create table evidence (
    progress_id uuid not null references progress (id),
    position bigint not null,
    kind text not null,
    title text not null,
    link text not null,
    file_sha256 bytea references blob (sha256),
    document_id uuid references document (id),
    primary key (progress_id, position)
);

create table verdict (
    id uuid primary key,
    assignment_id uuid not null references assignment (id),
    at bigint not null,
    account_id uuid not null,
    account_name text not null,
    accepted boolean not null,
    reason text not null
);
create index verdict_assignment on verdict (assignment_id, at);

create table chaser (
    id uuid primary key,
    assignment_id uuid not null references assignment (id),
    batch_id uuid not null,
    at bigint not null,
    account_id uuid not null,
    account_name text not null,
    from_id uuid not null references body (id),
    words text not null,
    seen_at bigint
);
create index chaser_assignment on chaser (assignment_id, at);
create index chaser_batch on chaser (batch_id);
