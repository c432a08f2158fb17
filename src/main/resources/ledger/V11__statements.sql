-- Comparisons with the gateways' statements, what they found and what became of it, signed days, and years that were put away.

-- One row that whoever keeps a comparison, changes a difference, signs a day or prunes a year holds.
create table statement_lock (
    id integer not null,
    constraint statement_lock_pk primary key (id)
);
insert into statement_lock (id) values (1);

create table reconciliation (
    number bigint not null,
    gateway ${number} not null,
    first_day date not null,
    last_day date not null,
    statement varchar(64) not null,
    made_at timestamp(6) with time zone not null,
    till ${number} not null,
    operator ${number},
    approved_by ${number},
    content varchar not null,
    constraint reconciliation_pk primary key (number),
    constraint reconciliation_days check (first_day <= last_day)
);

create index reconciliation_of on reconciliation (gateway, last_day, number);

create table difference (
    id ${number} not null,
    gateway ${number} not null,
    business_day date not null,
    finding varchar(30) not null,
    order_no ${number},
    facts varchar not null,
    state varchar(20) not null,
    assignee ${number},
    late boolean default false not null,
    found_at timestamp(6) with time zone not null,
    last_run bigint not null,
    notes integer not null,
    constraint difference_pk primary key (id),
    constraint difference_state check (state in ('OPEN', 'ACCEPTED', 'GONE'))
);

create index difference_day on difference (gateway, business_day, id);
create index difference_state_day on difference (state, business_day, id);

create table difference_note (
    difference ${number} not null,
    position integer not null,
    happened_at timestamp(6) with time zone not null,
    what varchar(20) not null,
    words varchar not null,
    till ${number} not null,
    operator ${number},
    approved_by ${number},
    constraint difference_note_pk primary key (difference, position),
    constraint difference_note_of foreign key (difference) references difference (id)
);

-- Written once, never changed.
create table sign_off (
    number bigint not null,
    gateway ${number} not null,
    business_day date not null,
    signed_at timestamp(6) with time zone not null,
    till ${number} not null,
    operator ${number},
    approved_by ${number},
    content varchar not null,
    constraint sign_off_pk primary key (number),
    constraint sign_off_once unique (gateway, business_day)
);

-- A statement's word for money that was received over a line nobody could vouch for.
alter table payment add column proven varchar(64);

-- A year that was put away: what its chains ended with, and the numbers that stay used for ever.
create table pruned_year (
    business_year integer not null,
    pruned_at timestamp(6) with time zone not null,
    content varchar not null,
    constraint pruned_year_pk primary key (business_year)
);

create table spent_number (
    number ${number} not null,
    kind varchar(10) not null,
    constraint spent_number_pk primary key (number, kind),
    constraint spent_number_kind check (kind in ('ORDER', 'REFUND', 'REFERENCE', 'SALE', 'SCAN', 'OPERATION'))
);

alter table event drop constraint event_about;
alter table event add constraint event_about check (order_no is not null or kind in ('GATEWAY_TAUGHT',
    'OPERATOR_ADDED', 'OPERATOR_CHANGED', 'PIN_SET', 'LIMIT_SET', 'SIGNED_IN', 'PIN_REFUSED', 'ACT_REFUSED',
    'ACT_DONE', 'SHIFT_OPENED', 'SHIFT_CLOSED', 'DAY_CLOSED', 'RECONCILED', 'DIFFERENCE_CHANGED', 'DAY_SIGNED',
    'YEAR_PRUNED'));
