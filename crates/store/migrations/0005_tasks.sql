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
    -- What comes back, as a JSON list of deadlines; nothing for a task that is done once.
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

-- What comes back: one row for each recurrence of a task. `next_first` is the first day of the period whose round is
-- made next; empty once the task is closed. Whoever moves it makes the round, so that two nodes never both do.
create table recurrence (
    task_id uuid not null references task (id),
    series bigint not null,
    rule text not null,
    next_first text,
    primary key (task_id, series)
);
create index recurrence_next on recurrence (next_first);

-- One round of a task. Series 0 is done once; the others are those of `recurrence`. The label is the code of the
-- period (`2026-Q3`), empty for series 0.
create table occurrence (
    task_id uuid not null references task (id),
    number bigint not null,
    series bigint not null,
    label text not null,
    first_day text not null,
    last_day text,
    due text,
    primary key (task_id, number),
    unique (task_id, series, label)
);

create table assignment (
    id uuid primary key,
    task_id uuid not null references task (id),
    occurrence bigint not null,
    -- That of the occurrence, so that lists need not ask there.
    series bigint not null,
    body_id uuid not null references body (id),
    role text not null,
    upper_id uuid references assignment (id),
    -- Who gave it, judges it and chases: the issuer, or the body that handed it on.
    giver_id uuid not null references body (id),
    note text not null,
    due text,
    -- The due day, or a day after all others, so that pages go on where the last one ended.
    due_order text not null,
    state text not null,
    reported_day text,
    done_day text,
    created_at bigint not null,
    version bigint not null,
    foreign key (task_id, occurrence) references occurrence (task_id, number)
);
create unique index assignment_once on assignment (task_id, occurrence, body_id);
create index assignment_body on assignment (body_id, due_order, id);
create index assignment_giver on assignment (giver_id, due_order, id);
-- Lists over many bodies walk this one and stop at a full page.
create index assignment_due on assignment (due_order, id);
-- Figures are counted from this one alone.
create index assignment_count on assignment (giver_id, body_id, state, due, reported_day, done_day);
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
    figures text not null,
    -- The form it was sent with: sent twice, it is written once.
    form_key uuid not null unique
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
create unique index chaser_batch on chaser (batch_id, assignment_id);
