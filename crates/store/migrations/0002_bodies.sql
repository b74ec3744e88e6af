create table body (
    id uuid primary key,
    code text not null unique,
    name text not null,
    folded text not null,
    branch text not null,
    tier text not null,
    parent_id uuid references body (id),
    place text not null,
    valid_from text,
    valid_until text,
    note text not null,
    version bigint not null
);
create index body_parent on body (parent_id);
create index body_folded on body (folded);

-- The installation as a whole: no body of the registry, a place for posts that care for all of it.
insert into body (id, code, name, folded, branch, tier, parent_id, place, valid_from, valid_until, note, version)
values ({{nil}}, '', '', '', '', '', null, '', null, null, '', 1);

create table body_name (
    body_id uuid not null references body (id),
    position bigint not null,
    name text not null,
    folded text not null,
    valid_from text,
    valid_until text,
    primary key (body_id, position)
);
create index body_name_folded on body_name (folded);

create table succession (
    id uuid primary key,
    day text,
    kind text not null,
    basis text not null,
    note text not null
);
create table succession_part (
    succession_id uuid not null references succession (id) on delete cascade,
    side text not null,
    position bigint not null,
    body_id uuid not null references body (id),
    primary key (succession_id, side, position)
);
create index succession_part_body on succession_part (body_id);

-- What people taught the program about expressions such as "các sở, ban, ngành".
create table expression_correction (
    id uuid primary key,
    folded text not null,
    words text not null,
    scope_id uuid references body (id),
    made_by uuid not null,
    made_at bigint not null
);
create index expression_correction_folded on expression_correction (folded);
create table expression_correction_body (
    correction_id uuid not null references expression_correction (id) on delete cascade,
    position bigint not null,
    body_id uuid not null references body (id),
    primary key (correction_id, position)
);
