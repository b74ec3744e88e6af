-- Where and when a body receives people, as it is published, and by which rule its head does.
create table reception_place (
    body_id uuid primary key references body (id),
    -- Key of the rule for its head (law/reception.yaml); empty: the first that fits.
    head text not null,
    -- Who receives, by office.
    receiver text not null,
    place text not null,
    hours text not null,
    phone text not null,
    actor text not null,
    changed_at bigint not null,
    version bigint not null
);

-- A sitting: of the head by the timetable or outside it, or a day at the counter (made with its first visit).
create table sitting (
    id uuid primary key,
    body_id uuid not null references body (id),
    day text not null,
    -- 08:00; empty where nobody said.
    begins text not null,
    ends text not null,
    -- gandan_core::reception::SittingKind, SittingState
    kind text not null,
    state text not null,
    receiver text not null,
    place text not null,
    -- Who takes part, and what it is planned to be about.
    attending text not null,
    topics text not null,
    -- Why outside the timetable: a key of the rule reception.unscheduled.
    ground text not null,
    online boolean not null,
    -- A key of the rule reception.online-matters; when people were told, when the connection was tried, where the
    -- recording is kept.
    online_ground text not null,
    notified_day text,
    tried_day text,
    recording text not null,
    -- Why it was moved or does not take place; what came in its stead.
    reason text not null,
    moved_to uuid references sitting (id),
    created_at bigint not null,
    changed_at bigint not null,
    version bigint not null
);
create index sitting_body on sitting (body_id, day, id);
create index sitting_day on sitting (day, body_id);
create unique index sitting_regular on sitting (body_id, day) where kind = 'regular';

-- Proof that a timetable was posted: by whom, when, where, with a picture or an address.
create table sitting_posting (
    id uuid primary key,
    sitting_id uuid not null references sitting (id),
    posted_day text not null,
    -- 'board', 'web', 'radio', 'other'
    way text not null,
    place text not null,
    link text not null,
    file_name text not null,
    file_sha256 bytea references blob (sha256),
    account_id uuid,
    actor text not null,
    at bigint not null
);
create index sitting_posting_sitting on sitting_posting (sitting_id, posted_day);

-- Who came, from the queue to the register.
create table visit (
    id uuid primary key,
    sitting_id uuid not null references sitting (id),
    body_id uuid not null references body (id),
    day text not null,
    -- In the queue of its sitting.
    queued bigint not null,
    -- In the register of the year; empty until somebody was received or refused.
    year bigint,
    number bigint,
    -- gandan_core::reception::VisitState
    state text not null,
    arrived_at bigint not null,
    begun_at bigint,
    ended_at bigint,
    name text not null,
    address text not null,
    phone text not null,
    identity_number text not null,
    people bigint not null,
    crowd boolean not null,
    -- Names of those who speak for a crowd, as a JSON list.
    representatives text not null,
    -- gandan_core::cases::Regime; empty while nobody said.
    regime text not null,
    matter text not null,
    -- Not for the first time about it.
    again boolean not null,
    settled_by text not null,
    -- gandan_core::reception::Handling; empty while nobody decided.
    handling text not null,
    handled text not null,
    result text not null,
    note text not null,
    -- What the head said (the conclusion of the sitting), who does it, and by when.
    directive text not null,
    directive_lead_id uuid references body (id),
    directive_due text,
    -- Key of the ground, where they were not received; the day on which it was complete.
    refusal text not null,
    refusal_day text,
    receiver text not null,
    petition_id uuid references petition (id),
    case_id uuid references cases (id),
    -- The form it was sent with: sent twice, it is written once.
    form_key uuid not null unique,
    changed_at bigint not null,
    version bigint not null,
    unique (sitting_id, queued)
);
create unique index visit_register on visit (body_id, year, number);
create index visit_body on visit (body_id, day, id);
create index visit_day on visit (day);
create index visit_case on visit (case_id);
create index visit_petition on visit (petition_id);

-- A written refusal, or the conclusion of a sitting.
create table sitting_paper (
    id uuid primary key,
    sitting_id uuid not null references sitting (id),
    visit_id uuid references visit (id),
    -- 'refusal', 'conclusion'
    kind text not null,
    body_id uuid not null references body (id),
    year bigint not null,
    number bigint not null,
    symbol text not null,
    day text not null,
    -- The paper as printed, as JSON.
    paper text not null,
    account_id uuid,
    actor text not null,
    at bigint not null,
    unique (body_id, year, number)
);
create index sitting_paper_sitting on sitting_paper (sitting_id, at);
create unique index sitting_paper_refusal on sitting_paper (visit_id) where kind = 'refusal';
