-- Shifts, and business days that were closed with a numbered report.

-- Whoever books money of a till on a business day holds that till's row here, and a close of the day holds all of them: the
-- database decides which of the two was first. Few tills share a row.
create table day_gate (
    id integer not null,
    constraint day_gate_pk primary key (id)
);
insert into day_gate (id) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31);

create table shift (
    id ${number} not null,
    till ${number} not null,
    number bigint not null,
    operator ${number},
    business_day date not null,
    open_key ${number},
    opened_at timestamp(6) with time zone not null,
    closed_at timestamp(6) with time zone,
    ending varchar(20),
    closed_by ${number},
    approved_by ${number},
    content varchar,
    constraint shift_pk primary key (id),
    constraint shift_number unique (till, number),
    constraint shift_open_once unique (open_key),
    constraint shift_ending check (ending in ('HAND_OVER', 'LATE', 'WITH_DAY')),
    constraint shift_open check ((open_key is null) = (closed_at is not null)
        and (closed_at is null) = (ending is null) and (closed_at is null) = (content is null))
);

create index shift_day on shift (business_day, till, number);

-- Written once, never changed. The day is closed from then on, and so is every day before it.
create table z_report (
    number bigint not null,
    business_day date not null,
    closed_at timestamp(6) with time zone not null,
    till ${number} not null,
    operator ${number},
    approved_by ${number},
    content varchar not null,
    constraint z_report_pk primary key (number),
    constraint z_report_once unique (business_day),
    constraint z_report_number check (number > 0)
);

alter table payment add column shift ${number};
alter table refund add column shift ${number};

-- A refund that had counted on a day that is closed by now, and was not carried out after all: it stays on its day, and
-- what it gave back is money again on the day its failure became known.
alter table refund add column reversed_at timestamp(6) with time zone;
alter table refund add column reversed_day date;
alter table refund add column reversed_shift ${number};
alter table refund drop constraint refund_counted;
alter table refund add constraint refund_counted check (
    (state in ('ACCEPTED', 'DONE') or reversed_at is not null) = (refunded_at is not null));
alter table refund add constraint refund_reversed check (
    (reversed_at is null) = (reversed_day is null) and (reversed_at is null or state = 'FAILED'));
create index refund_reversed on refund (reversed_day, reversed_at, refund_no);

alter table event drop constraint event_about;
alter table event add constraint event_about check (order_no is not null or kind in ('GATEWAY_TAUGHT',
    'OPERATOR_ADDED', 'OPERATOR_CHANGED', 'PIN_SET', 'LIMIT_SET', 'SIGNED_IN', 'PIN_REFUSED', 'ACT_REFUSED',
    'ACT_DONE', 'SHIFT_OPENED', 'SHIFT_CLOSED', 'DAY_CLOSED'));
