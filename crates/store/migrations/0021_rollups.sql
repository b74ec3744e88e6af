-- A reminder of a report that is owed: by itself before and after its due day, or by the body that waits for it.
create table report_reminder (
    id uuid primary key,
    -- What makes it one: duty or task, period, body, and which reminder it is.
    mark text not null unique,
    -- Code of the duty; empty where a task asks for it.
    duty text not null,
    task_id uuid references task (id),
    period text not null,
    -- About whom; who answers for it; who reminds, null where it comes by itself.
    body_id uuid not null references body (id),
    by_id uuid not null references body (id),
    from_id uuid references body (id),
    -- 'soon', 'late', 'asked'
    kind text not null,
    due text,
    words text not null,
    actor text not null,
    at bigint not null,
    seen_at bigint
);
create index report_reminder_by on report_reminder (by_id, at);
create index report_reminder_period on report_reminder (duty, period, body_id);

-- The forms of a body with others below it, counted over all their records by a job.
create table report_roll (
    report_id uuid primary key references report (id),
    -- 'waiting', 'counting', 'done'
    state text not null,
    asked_at bigint not null,
    actor text not null,
    -- How many bodies, how many of them are counted, and the last one that was.
    bodies bigint not null,
    counted bigint not null,
    after_id uuid,
    -- The last entry of the journal that the sum of all had seen.
    as_of bigint not null,
    finished_at bigint,
    version bigint not null
);
create index report_roll_state on report_roll (state, asked_at);

-- What records answer of a form, of one body or of all together; what persons type is not in it.
create table report_roll_row (
    report_id uuid not null references report (id),
    form_set text not null,
    form text not null,
    -- All bodies together; otherwise one.
    whole boolean not null,
    body_id uuid not null references body (id),
    -- Column and count, as JSON.
    counts text not null,
    -- Rules that do not hold, with their records, as JSON.
    findings text not null,
    primary key (report_id, form_set, form, whole, body_id)
);
