-- A work list counts what somebody may see of a body's open cases: who handled and who helped stand in the index, so that
-- no row is read for it.
drop index case_work;
create index case_work on cases (body_id, open, next_due, id, officer_id, helper_id);
drop index case_officer;
create index case_officer on cases (officer_id, open, next_due, id, helper_id);

-- The walls that name somebody are read once for a list.
create index case_wall_account on case_wall (account_id, case_id);
create index case_wall_body on case_wall (body_id, case_id);
