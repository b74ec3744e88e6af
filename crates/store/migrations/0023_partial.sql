-- Few cases are joined to another or the second instance of one, and none has an officer when it comes: those that have not
-- need no place in these indexes, and a rush writes three fewer.
drop index case_earlier;
create index case_earlier on cases (earlier_id) where earlier_id is not null;
drop index case_merged;
create index case_merged on cases (merged_id) where merged_id is not null;
drop index case_officer;
create index case_officer on cases (officer_id, open, next_due, id, helper_id) where officer_id is not null;
