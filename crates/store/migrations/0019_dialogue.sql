-- A day on which a body speaks with its people.
create table dialogue (
    id uuid primary key,
    body_id uuid not null references body (id),
    day text not null,
    begins text not null,
    place text not null,
    title text not null,
    -- With whom, and who leads.
    partners text not null,
    chair text not null,
    -- One a line.
    topics text not null,
    -- gandan_core::dialogues::DialogueState
    state text not null,
    -- How many came, and who took part for which body.
    attendance bigint,
    attending text not null,
    minutes text not null,
    -- What everybody may read of what was said.
    summary text not null,
    published_at bigint,
    -- The notice of its conclusion, whose tasks are the promises.
    document_id uuid references document (id),
    created_at bigint not null,
    changed_at bigint not null,
    version bigint not null
);
create index dialogue_body on dialogue (body_id, day, id);
create index dialogue_published on dialogue (day, id);

-- What was promised: a task once the head has signed.
create table promise (
    id uuid primary key,
    dialogue_id uuid not null references dialogue (id),
    position bigint not null,
    words text not null,
    lead_id uuid not null references body (id),
    due text,
    task_id uuid references task (id),
    unique (dialogue_id, position)
);
create index promise_task on promise (task_id);
