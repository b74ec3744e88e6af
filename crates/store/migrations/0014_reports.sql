-- The report of one body for one period, asked for by a duty of the law or by a directive's task.
create table report (
    id uuid primary key,
    -- Code of the duty (law/reports/duties.yaml); empty where a task asks for it.
    duty text not null,
    task_id uuid references task (id),
    -- 2026-Q3; the days it covers, and by when it is due where that is known.
    period text not null,
    first_day text not null,
    last_day text not null,
    due text,
    -- About whom; who answers for it (whoever took its place); to whom it goes.
    body_id uuid not null references body (id),
    by_id uuid not null references body (id),
    to_id uuid references body (id),
    -- Code of the outline; empty for forms alone.
    outline text not null,
    title text not null,
    -- gandan_core::reports::ReportState
    state text not null,
    -- Of the outgoing register.
    number text not null,
    signed_by uuid,
    signer text not null,
    signed_at bigint,
    sent_day text,
    -- Which time it goes up: 1, and one more each time it was sent back.
    edition bigint not null,
    created_at bigint not null,
    changed_at bigint not null,
    version bigint not null
);
create unique index report_once on report (body_id, duty, period, coalesce(task_id, {{nil}}));
create index report_duty on report (duty, period, state);
create index report_task on report (task_id, period);
create index report_to on report (to_id, state, sent_day);

-- A part of its words, by its key in the outline.
create table report_part (
    report_id uuid not null references report (id),
    key text not null,
    position bigint not null,
    title text not null,
    words text not null,
    actor text not null,
    changed_at bigint not null,
    version bigint not null,
    primary key (report_id, key)
);

-- Words that came from another report: of a lower body, or the last one of the same body. Whose they are stays seen.
create table report_source (
    report_id uuid not null references report (id),
    key text not null,
    position bigint not null,
    source_id uuid not null references report (id),
    source_key text not null,
    words text not null,
    primary key (report_id, key, position)
);

-- What shows that it is so.
create table report_evidence (
    report_id uuid not null references report (id),
    key text not null,
    position bigint not null,
    title text not null,
    link text not null,
    document_id uuid references document (id),
    file_sha256 bytea references blob (sha256),
    primary key (report_id, key, position)
);

-- Each saving and each act, in order, with the form it was sent with: sent twice, it is done once.
create table report_version (
    report_id uuid not null references report (id),
    number bigint not null,
    edition bigint not null,
    at bigint not null,
    account_id uuid,
    actor text not null,
    -- 'save', or the act.
    act text not null,
    -- The parts as they were after it, as JSON: those that changed where it is a saving, all of them otherwise.
    content text not null,
    form_key uuid not null unique,
    primary key (report_id, number)
);

-- A figure as it stood when an edition was signed; never counted anew.
create table report_figure (
    report_id uuid not null references report (id),
    edition bigint not null,
    -- The definition (cases.kept) or a column of a form (tt-02-2021/01-tcd/4), and its version (0 for a column).
    key text not null,
    body_id uuid not null references body (id),
    definition_version bigint not null,
    first_day text not null,
    last_day text not null,
    part bigint not null,
    whole bigint,
    -- By the other usual definition.
    other_part bigint,
    other_whole bigint,
    -- What shows it, where a person typed it.
    typed text,
    -- The last entry of the journal that it had seen.
    as_of bigint not null,
    primary key (report_id, edition, key, body_id)
);

-- What a check found before signing. Found again it is the same one, by its mark, and keeps its answer.
create table report_finding (
    id uuid primary key,
    report_id uuid not null references report (id),
    mark text not null,
    kind text not null,
    -- The part, and the bytes of it; empty and null where it is about the whole.
    key text not null,
    span_start bigint,
    span_end bigint,
    -- More, as JSON.
    detail text not null,
    -- The last check did not find it any more.
    gone boolean not null,
    answer text,
    answered_by uuid,
    answerer text not null,
    answered_at bigint,
    unique (report_id, mark)
);

-- What the receiving body did.
create table report_receipt (
    id uuid primary key,
    report_id uuid not null references report (id),
    edition bigint not null,
    at bigint not null,
    account_id uuid,
    actor text not null,
    -- 'send', 'accept', 'return'
    act text not null,
    reason text not null
);
create index report_receipt_report on report_receipt (report_id, at);

-- What a person gave for a column that no record answers.
create table form_answer (
    body_id uuid not null references body (id),
    period text not null,
    form_set text not null,
    form text not null,
    -- Number of the column.
    number bigint not null,
    -- In thousandths where the unit is an amount; null where the words are the answer.
    value bigint,
    words text not null,
    -- What shows it.
    evidence text not null,
    account_id uuid,
    actor text not null,
    at bigint not null,
    version bigint not null,
    primary key (body_id, period, form_set, form, number)
);
