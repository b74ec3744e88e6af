-- Feedback by the time of its receipt, for clients of Open311 that ask for all of a span: without it they would read
-- every case there is. What the list asks for stands in the index, so that nothing else is read for what it leaves out.
create index case_feedback on cases (received_at, id, subject, open, merged_id)
    where regime = 'feedback' and not sealed;
