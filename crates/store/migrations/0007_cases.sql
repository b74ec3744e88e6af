-- A case is the matter. The table is called `cases` because `case` is a word of SQL.
create table cases (
    id uuid primary key,
    regime text not null,
    -- Code of the procedure and of the state in it (law/procedures).
    procedure text not null,
    state text not null,
    -- The body still owes something.
    open boolean not null,
    -- Who holds it now, and which officer handles it.
    body_id uuid not null references body (id),
    officer_id uuid,
    subject text not null,
    place_id uuid references body (id),
    place_words text not null,
    title text not null,
    -- A matter of the field (a road, a lamp, rubbish): its answer needs evidence.
    field boolean not null,
    -- Who wrote it down for the person; does not read on (see gandan_core::access).
    helper_id uuid,
    -- Remote, complex, instance, extensions: what the clocks are counted by, as JSON.
    circumstances text not null,
    -- The clocks with their derivations, as JSON; the next due day among those that bind the body, or a day after all others.
    clocks text not null,
    next_due text not null,
    next_clock text not null,
    hops bigint not null,
    -- How many people signed.
    people bigint not null,
    received_at bigint not null,
    received_day text not null,
    -- First answer, refusal, guidance: the day, days since receipt, and whether the clocks it stopped were in time.
    outcome text,
    answered_day text,
    days bigint,
    in_time boolean,
    closed_day text,
    reopened bigint not null,
    -- What the person says: 'yes', 'no'; nothing while they have not said.
    solved text,
    stars bigint,
    -- The first instance of a second one.
    earlier_id uuid references cases (id),
    -- Where a duplicate went.
    merged_id uuid references cases (id),
    -- Content is not in this database (denunciations, until they have their sealed storage).
    sealed boolean not null,
    version bigint not null
);
create index case_work on cases (body_id, open, next_due, id);
create index case_officer on cases (officer_id, open, next_due, id);
create index case_register on cases (body_id, received_day, id);
create index case_place on cases (place_id, subject, received_day);
create index case_earlier on cases (earlier_id);
create index case_merged on cases (merged_id);

-- A petition is the paper or message as it came; several can be one case.
create table petition (
    id uuid primary key,
    case_id uuid not null references cases (id),
    -- Given by whoever sends, so that what is sent twice is taken once.
    idempotency_key text not null unique,
    -- Keyed hash of the receipt code; the code itself is nowhere.
    receipt_hash bytea not null unique,
    body_id uuid not null references body (id),
    channel text not null,
    claimed_regime text not null,
    lang text not null,
    words text not null,
    received_at bigint not null,
    received_day text not null,
    -- The day from which clocks are counted, where it is registered later than received.
    registered_day text not null,
    -- Who sent it on, for one that came from another organ.
    forwarded_by text not null,
    helper_id uuid,
    -- It was read back and confirmed (NĐ 154/2026/NĐ-CP Đ14 k1).
    read_back boolean not null
);
create index petition_case on petition (case_id, received_at);
create index petition_body on petition (body_id, received_at, id);

-- A further code for the same petition: the first answer was lost on the way, and its code cannot be told again.
create table receipt_copy (
    receipt_hash bytea primary key,
    petition_id uuid not null references petition (id),
    at bigint not null
);

-- Who signed, as far as they said. None for one who wants only a code.
create table petitioner (
    petition_id uuid not null references petition (id),
    position bigint not null,
    name text not null,
    address text not null,
    phone text not null,
    mail text not null,
    identity_number text not null,
    representative boolean not null,
    -- Wants to be told that there is news.
    notify boolean not null,
    primary key (petition_id, position)
);

create table attachment (
    id uuid primary key,
    case_id uuid not null references cases (id),
    -- What it belongs to: 'petition', 'message', 'move', 'paper'; and which one.
    belongs text not null,
    owner_id uuid not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 bytea not null references blob (sha256),
    by_petitioner boolean not null,
    created_at bigint not null
);
create index attachment_case on attachment (case_id, created_at);

-- What was done, in order. Nothing here is changed or taken away; an undone move has a later one that undoes it.
create table case_move (
    id uuid primary key,
    case_id uuid not null references cases (id),
    number bigint not null,
    at bigint not null,
    day text not null,
    -- Absent for the person who spoke.
    account_id uuid,
    actor text not null,
    body_id uuid references body (id),
    act text not null,
    procedure text not null,
    from_state text not null,
    to_state text not null,
    reason text not null,
    -- The legal ground or article.
    basis text not null,
    -- What the person is told, in words of the officer.
    told text not null,
    -- More, as JSON.
    detail text not null,
    unique (case_id, number)
);

-- Sent to another body; the clock goes on. At most one waits.
create table transfer (
    id uuid primary key,
    case_id uuid not null references cases (id),
    hop bigint not null,
    from_id uuid not null references body (id),
    to_id uuid not null references body (id),
    reason text not null,
    basis text not null,
    account_id uuid,
    actor text not null,
    at bigint not null,
    -- 'waiting', 'accepted', 'returned', 'cancelled'
    state text not null,
    answered_at bigint,
    answered_by text,
    answer text not null
);
create index transfer_case on transfer (case_id, hop);
create index transfer_to on transfer (to_id, state, at);
create unique index transfer_waiting on transfer (case_id) where state = 'waiting';

-- Who is kept out: a body for what its head did, an account complained of, kin (with the ground they gave).
create table case_wall (
    id uuid primary key,
    case_id uuid not null references cases (id),
    body_id uuid references body (id),
    account_id uuid,
    name text not null,
    ground text not null,
    at bigint not null
);
create index case_wall_case on case_wall (case_id);

create table message (
    id uuid primary key,
    case_id uuid not null references cases (id),
    -- Whose time line it is on.
    petition_id uuid not null references petition (id),
    from_petitioner boolean not null,
    account_id uuid,
    actor text not null,
    words text not null,
    at bigint not null,
    read_at bigint
);
create index message_case on message (case_id, at);
create index message_petition on message (petition_id, at);

-- Who opened the file: shown to the person who spoke. One row a person and day.
create table case_reading (
    case_id uuid not null references cases (id),
    account_id uuid not null,
    day text not null,
    actor text not null,
    body_id uuid,
    at bigint not null,
    primary key (case_id, account_id, day)
);
