-- Cases counted by the body that holds them, month of receipt and regime: public figures are sums of these. A job that
-- follows the journal counts anew what was touched; thrown away, they are made again from `cases`.
create table case_cell (
    body_id uuid not null references body (id),
    -- 2026-11
    month text not null,
    regime text not null,
    -- gandan_core::cases::figures::Cell as JSON.
    cell text not null,
    -- Counts up with every writing of any cell: a reader takes in what is newer than what it has.
    stamp bigint not null,
    primary key (body_id, month, regime)
);
create index case_cell_stamp on case_cell (stamp);

-- What a public copy of a case would leave out, as officers chose it. The texts it was chosen on are known by a hash:
-- where they have changed since, it must be looked at again before it can be published.
create table redaction (
    case_id uuid primary key references cases (id),
    -- By part of the matter, as JSON.
    parts text not null,
    texts_sha256 bytea not null,
    account_id uuid,
    actor text not null,
    at bigint not null,
    version bigint not null
);

-- The public copy of an answered matter. It holds redacted text only; taken back, the text is emptied and the page says so.
create table publication (
    id uuid primary key,
    case_id uuid not null references cases (id),
    regime text not null,
    body_id uuid not null references body (id),
    subject text not null,
    place_id uuid references body (id),
    title text not null,
    words text not null,
    answer text not null,
    -- What was left out and why, as JSON: parts, reasons, how often; never the words.
    left_out text not null,
    received_day text not null,
    answered_day text not null,
    days bigint,
    in_time boolean,
    published_day text not null,
    published_at bigint not null,
    account_id uuid,
    actor text not null,
    followers bigint not null,
    withdrawn_day text,
    withdrawn_reason text not null
);
create unique index publication_case on publication (case_id) where withdrawn_day is null;
create index publication_new on publication (answered_day, id) where withdrawn_day is null;
create index publication_body on publication (body_id, answered_day, id) where withdrawn_day is null;
create index publication_place on publication (place_id, answered_day, id) where withdrawn_day is null;
create index publication_subject on publication (subject, answered_day, id) where withdrawn_day is null;
create index publication_regime on publication (regime, answered_day, id) where withdrawn_day is null;

-- "Tôi cũng bị": somebody whom the same thing befalls follows a public matter with a code of their own.
create table follower (
    receipt_hash bytea primary key,
    publication_id uuid not null references publication (id),
    at bigint not null
);
create index follower_publication on follower (publication_id);

-- Where at least five distinct matters about one subject came from one place; rewritten as a whole by a job.
create table sighting (
    place_id uuid not null references body (id),
    subject text not null,
    lately bigint not null,
    -- In the span before; nothing where they were too few to tell.
    earlier bigint,
    day text not null,
    primary key (place_id, subject)
);
