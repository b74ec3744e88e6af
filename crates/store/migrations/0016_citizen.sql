-- What each petition of a case says of its answer. `cases.solved` and `cases.stars` are drawn from these.
create table petition_verdict (
    petition_id uuid not null references petition (id),
    case_id uuid not null references cases (id),
    -- `cases.reopened` when it was said: a new answer asks anew.
    round bigint not null,
    -- 'yes', 'no'; nothing while they only rated.
    solved text,
    stars bigint,
    at bigint not null,
    primary key (petition_id, case_id, round)
);
create index petition_verdict_case on petition_verdict (case_id, round);

-- To whom a notice goes, so that their notices can be stopped and nobody else's.
alter table outbox add column petition_id uuid;
alter table outbox add column position bigint;
create index outbox_person on outbox (petition_id, position) where address is not null;

-- The link in a notice by which whoever gets it stops them, without the receipt code. Only its keyed hash is here.
create table notice_stop (
    stop_hash bytea primary key,
    petition_id uuid not null,
    position bigint not null
);
create index notice_stop_petition on notice_stop (petition_id);

-- Who rated is asked no more, the others of the same case are.
drop index case_answered;
create index case_answered on cases (answered_day) where answered_day is not null;
