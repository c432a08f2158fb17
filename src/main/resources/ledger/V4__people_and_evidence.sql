-- People with roles who answer for what they do, and what people record of money that moved elsewhere.

create table operator (
    id ${number} not null,
    name varchar not null,
    role varchar(20) not null,
    active boolean default true not null,
    pin varchar not null,
    recovery varchar,
    wrong integer default 0 not null,
    tried_at timestamp(6) with time zone,
    locked_until timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    constraint operator_pk primary key (id),
    constraint operator_role check (role in ('CASHIER', 'MANAGER', 'ACCOUNTANT', 'OWNER')),
    constraint operator_wrong check (wrong >= 0)
);

-- One row that whoever changes operators or limits holds, also while there is no operator yet.
create table people_lock (
    id integer not null,
    constraint people_lock_pk primary key (id)
);
insert into people_lock (id) values (1);

create table refund_limit (
    role varchar(20) not null,
    currency char(3) not null,
    most_minor bigint not null,
    constraint refund_limit_pk primary key (role, currency),
    constraint refund_limit_most check (most_minor >= 0)
);

alter table payment add column operator ${number};
alter table payment add column approved_by ${number};

alter table refund add column operator ${number};
alter table refund add column approved_by ${number};
alter table refund add column outside boolean default false not null;
alter table refund add column evidence varchar;
alter table refund add constraint refund_outside check (not outside or evidence is not null);

alter table operation add column operator ${number};
alter table operation add column approved_by ${number};

alter table attention add column cure varchar(30);
alter table attention add column evidence varchar;
alter table attention add column operator ${number};
alter table attention add column approved_by ${number};

alter table event drop constraint event_about;
alter table event add constraint event_about check (order_no is not null or kind in ('GATEWAY_TAUGHT',
    'OPERATOR_ADDED', 'OPERATOR_CHANGED', 'PIN_SET', 'LIMIT_SET', 'SIGNED_IN', 'PIN_REFUSED', 'ACT_REFUSED',
    'ACT_DONE'));
