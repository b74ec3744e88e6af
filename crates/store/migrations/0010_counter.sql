-- The registers of petitions of a body and year; the row is the lock under which the next number is given.
create table petition_book (
    body_id uuid not null references body (id),
    year bigint not null,
    -- 'petition', or 'information' (Luật Tố cáo 25/2018 Đ25).
    kind text not null,
    last bigint not null,
    primary key (body_id, year, kind)
);

-- A line of the register of petitions: without gaps in each year.
create table petition_entry (
    petition_id uuid primary key references petition (id),
    body_id uuid not null references body (id),
    year bigint not null,
    number bigint not null,
    -- The day on which it was registered, ISO.
    day text not null,
    -- What it lacked when it came, as keys of the list petition.eligibility, JSON; and words of whoever took it.
    lacks text not null,
    note text not null,
    unique (body_id, year, number)
);
create index petition_entry_day on petition_entry (body_id, day, number);

-- How far a body's petitions were looked through for those without a number.
create table petition_numbered (
    body_id uuid primary key references body (id),
    until bigint not null
);

-- What denounces and is no denunciation: nobody known has signed it (Luật Tố cáo 25/2018 Đ25). Its words are on paper only.
create table information (
    id uuid primary key,
    body_id uuid not null references body (id),
    year bigint not null,
    number bigint not null,
    received_day text not null,
    day text not null,
    channel text not null,
    forwarded_by text not null,
    -- Says clearly who broke the law; has papers or evidence; can be checked (Đ25 k2).
    clear boolean not null,
    evidence boolean not null,
    checkable boolean not null,
    -- 'kept', 'checked' (the body looks into it itself), 'passed'.
    state text not null,
    passed_to text not null,
    settled_day text,
    actor text not null,
    version bigint not null,
    unique (body_id, year, number)
);

-- What the text of a petition leaves behind, so that "this is the same petition" is learnt without reading it.
create table fingerprint (
    petition_id uuid primary key references petition (id),
    exact bytea not null,
    sketch bytea not null,
    -- Keyed hash of the first signer's identity number or telephone.
    person bytea,
    -- Whether its anchors are written; a job does it after the petition was acknowledged.
    anchored boolean not null
);
create index fingerprint_exact on fingerprint (exact);
create index fingerprint_person on fingerprint (person) where person is not null;
create index fingerprint_waits on fingerprint (petition_id) where not anchored;

create table fingerprint_anchor (
    anchor bigint not null,
    petition_id uuid not null references fingerprint (petition_id),
    primary key (anchor, petition_id)
);

-- A case that is one of several matters of a petition: what of the petition it is about.
create table petition_part (
    case_id uuid primary key references cases (id),
    petition_id uuid not null references petition (id),
    position bigint not null,
    words text not null,
    at bigint not null
);
create index petition_part_petition on petition_part (petition_id, position);

-- A spreadsheet of petitions; a job takes its rows one by one.
create table petition_batch (
    id uuid primary key,
    body_id uuid not null references body (id),
    account_id uuid not null,
    account_name text not null,
    file_name text not null,
    -- sha256 of the file in hex: with the number of the row it is the key under which a row is taken once.
    file_key text not null,
    created_at bigint not null,
    -- Nothing is taken before somebody has seen the report and agreed.
    confirmed_at bigint,
    stopped_at bigint,
    -- Receipt codes are made and shown once.
    codes_shown_at bigint,
    unique (body_id, file_key)
);

create table petition_batch_row (
    batch_id uuid not null references petition_batch (id),
    -- Line of the sheet.
    line bigint not null,
    -- The matter as JSON until it is taken, then empty.
    matter text not null,
    -- 'waiting', 'done', 'known', 'failed'
    state text not null,
    petition_id uuid references petition (id),
    number bigint,
    primary key (batch_id, line)
);
create index petition_batch_waits on petition_batch_row (batch_id, line) where state = 'waiting';
