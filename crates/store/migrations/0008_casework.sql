-- What is prepared and not done yet: one for each move of a case. An officer writes it, the head signs it.
create table case_draft (
    id uuid primary key,
    case_id uuid not null references cases (id),
    act text not null,
    -- What was filled in, as JSON.
    given text not null,
    body_id uuid not null references body (id),
    account_id uuid not null,
    actor text not null,
    -- Waits for a signature.
    ready boolean not null,
    updated_at bigint not null,
    version bigint not null,
    unique (case_id, act)
);
create index case_draft_ready on case_draft (body_id, ready, updated_at);

-- A paper as it was made; nothing here is changed. Its number is that of the register of the year, without gaps.
create table paper (
    id uuid primary key,
    case_id uuid not null references cases (id),
    -- The move it belongs to.
    move_id uuid references case_move (id),
    form text not null,
    body_id uuid not null references body (id),
    year bigint not null,
    number bigint not null,
    symbol text not null,
    day text not null,
    about text not null,
    -- What was filled in, and the paper as printed, as JSON; its words.
    fields text not null,
    sheet text not null,
    words text not null,
    account_id uuid not null,
    actor text not null,
    at bigint not null,
    unique (body_id, year, number)
);
create index paper_case on paper (case_id, at);
create index paper_account on paper (account_id, at);

-- Replies that a body gives often, with blanks.
create table reply_template (
    id uuid primary key,
    body_id uuid not null references body (id),
    title text not null,
    words text not null,
    actor text not null,
    updated_at bigint not null,
    version bigint not null
);
create index reply_template_body on reply_template (body_id, title);

-- The secret address of an officer's calendar.
create table agenda_link (
    account_id uuid primary key references account (id),
    secret_hash bytea not null unique,
    made_at bigint not null
);

-- Something done with several cases at once, so that it can be undone.
create table bulk (
    id uuid primary key,
    body_id uuid not null references body (id),
    account_id uuid not null,
    actor text not null,
    act text not null,
    at bigint not null,
    undone_at bigint
);
create table bulk_case (
    bulk_id uuid not null references bulk (id),
    position bigint not null,
    case_id uuid not null references cases (id),
    -- Empty where it was done; otherwise why not, as a code.
    refusal text not null,
    -- The case as it stood, as JSON, and its version afterwards.
    before text not null,
    version bigint not null,
    -- What became of the undoing: empty, 'undone', or why not.
    undone text not null,
    primary key (bulk_id, position)
);
