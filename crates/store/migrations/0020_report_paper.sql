-- A report as it was signed, whole: names, number and figures are those of its day and are never written anew.
create table report_paper (
    report_id uuid not null references report (id),
    edition bigint not null,
    -- Who issued it, and who signed: the next paper of the same is headed and signed alike.
    body_id uuid not null references body (id),
    account_id uuid,
    at bigint not null,
    -- gandan_press::Paper as JSON
    paper text not null,
    primary key (report_id, edition)
);
create index report_paper_body on report_paper (body_id, at);
