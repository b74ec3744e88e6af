-- Something done with several cases is chosen first, then filled in, then confirmed; a job does it case by case.
-- 'prepared' or 'confirmed'
alter table bulk add column state text not null default 'confirmed';
-- What was filled in, as JSON; the version of it that is confirmed.
alter table bulk add column given text not null default '{}';
alter table bulk add column version bigint not null default 1;
-- Once it is confirmed: not before that, and until when it can be undone.
alter table bulk add column begins_at bigint;
alter table bulk add column undo_until bigint;
create index bulk_account on bulk (account_id, at);
create index bulk_prepared on bulk (at) where state = 'prepared';

-- The version of the case that somebody saw when they decided.
alter table bulk_case add column seen bigint not null default 0;
-- 'waiting', 'done', 'refused', 'cancelled'
alter table bulk_case add column state text not null default 'done';
-- The job has something to do with it: do it, or undo it.
alter table bulk_case add column pending boolean not null default false;
create index bulk_case_pending on bulk_case (bulk_id, position) where pending;

-- The calendar shows the cases of this body; those of the officer alone where there is none.
alter table agenda_link add column body_id uuid references body (id);
