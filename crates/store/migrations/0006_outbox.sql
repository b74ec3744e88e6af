-- Notices to people outside, written in the transaction of the act they tell of. A row is sent by the node that holds
-- its lease; `address` is emptied some days after it was sent. Never the content of a matter, in no column.
create table outbox (
    id uuid primary key,
    kind text not null,
    channel text not null,
    address text,
    lang text not null,
    object_id uuid,
    -- What makes a notice one: the same is not queued twice.
    dedupe text not null unique,
    not_before bigint not null,
    created_at bigint not null,
    attempts bigint not null default 0,
    leased_by text,
    leased_until bigint not null default 0,
    sent_at bigint,
    failed_at bigint,
    -- A code (`unreachable`, `answer:450`), never the words of a server, which repeat the address.
    last_error text
);
create index outbox_due on outbox (not_before, id) where sent_at is null and failed_at is null;
-- Rows whose address is erased are only kept to show that something was sent: they need no index.
create index outbox_object on outbox (object_id) where address is not null;
create index outbox_addressed on outbox (sent_at, failed_at) where address is not null;
