-- A file whose time is over: who it was and what they said is gone since that day. Days, clocks, outcome stay.
alter table cases add column disposed_day text;
create index case_closed on cases (body_id, closed_day, id) where closed_day is not null and disposed_day is null;

-- Kept beyond its time, because of a dispute or for ever; one at a time. Erased with the file.
create table case_hold (
    id uuid primary key,
    case_id uuid not null references cases (id),
    reason text not null,
    account_id uuid not null,
    actor text not null,
    at bigint not null,
    lifted_at bigint,
    lifted_by text not null
);
create index case_hold_case on case_hold (case_id, at);
create unique index case_hold_one on case_hold (case_id) where lifted_at is null;

-- A disposal: what a head signed off to be disposed of, as one list with a number.
create table disposal (
    id uuid primary key,
    body_id uuid not null references body (id),
    year bigint not null,
    number bigint not null,
    -- The day as of which the list was drawn up, ISO; and the day it was signed.
    on_day text not null,
    day text not null,
    account_id uuid not null,
    actor text not null,
    at bigint not null,
    -- Number of the paper by which the archive took the files over; empty where none of them goes there.
    handed_over text not null,
    -- Broken off; taken up again it is empty.
    stopped_at bigint,
    ended_at bigint,
    -- The space in which the words stood was given back to the machine.
    swept_at bigint,
    unique (body_id, year, number)
);
create index disposal_open on disposal (at) where swept_at is null;

-- A file of it: numbers and days only, with the ground as it was on that day.
create table disposal_case (
    disposal_id uuid not null references disposal (id),
    position bigint not null,
    case_id uuid not null references cases (id),
    class text not null,
    -- 'anonymise', 'archive'
    then_do text not null,
    rule text not null,
    citation text not null,
    regime text not null,
    received_day text not null,
    closed_day text not null,
    kept_until text not null,
    -- 'waiting', 'done', 'kept'; and as a code why it was kept after all.
    state text not null,
    why text not null,
    done_at bigint,
    primary key (disposal_id, position)
);
create index disposal_case_waits on disposal_case (disposal_id, position) where state = 'waiting';

-- What lets a person who still has their code be told that the file is past its time: no way back to code or file.
create table disposed_receipt (
    mark bytea primary key
);
