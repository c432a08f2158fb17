-- What may be kept of the card a payment was made with, never its number; and agreements to charge a card again.

alter table payment add column card_scheme varchar(30);
alter table payment add column card_bin varchar(6);
alter table payment add column card_last_four varchar(4);
alter table payment add column card_authorisation varchar(12);
alter table payment add column card_identifier varchar(64);

-- What a customer agreed to be charged again. The card's expiry is kept where secrets are, never here.
create table agreement (
    id ${number} not null,
    gateway ${number} not null,
    first_order ${number} not null,
    kind varchar(20) not null,
    amount_minor bigint not null,
    currency char(3) not null,
    subject varchar not null,
    customer varchar not null,
    identifier varchar(64) not null,
    card_scheme varchar(30),
    card_last_four varchar(4),
    unit varchar(10) not null,
    every integer not null,
    first_due date not null,
    times integer,
    until_day date,
    retries varchar(60) not null,
    consent varchar not null,
    consent_on date not null,
    till ${number} not null,
    operator ${number},
    approved_by ${number},
    created_at timestamp(6) with time zone not null,
    state varchar(20) not null,
    reason varchar(30),
    place integer not null,
    due date,
    try_on date,
    tries integer not null,
    changed_at timestamp(6) with time zone not null,
    constraint agreement_pk primary key (id),
    constraint agreement_amount check (amount_minor > 0),
    constraint agreement_kind check (kind in ('RECURRING', 'INSTALMENT', 'UNSCHEDULED')),
    constraint agreement_unit check (unit in ('DAYS', 'WEEKS', 'MONTHS', 'NONE')),
    constraint agreement_state check (state in ('ACTIVE', 'PAUSED', 'CANCELLED', 'ENDED')),
    constraint agreement_due check ((due is null) = (try_on is null))
);

create index agreement_try_on on agreement (state, try_on, id);

-- Each try at a due date, once: whoever writes the row first makes the charge.
create table agreement_charge (
    agreement ${number} not null,
    due date not null,
    attempt integer not null,
    order_no ${number} not null,
    made_at timestamp(6) with time zone not null,
    outcome varchar(10),
    ended_at timestamp(6) with time zone,
    constraint agreement_charge_pk primary key (agreement, due, attempt),
    constraint agreement_charge_payment unique (order_no),
    constraint agreement_charge_of foreign key (agreement) references agreement (id),
    constraint agreement_charge_outcome check (outcome in ('PAID', 'FAILED')),
    constraint agreement_charge_ended check ((outcome is null) = (ended_at is null))
);

create index agreement_charge_open on agreement_charge (outcome, agreement);

alter table event drop constraint event_about;
alter table event add constraint event_about check (order_no is not null or kind in ('GATEWAY_TAUGHT',
    'OPERATOR_ADDED', 'OPERATOR_CHANGED', 'PIN_SET', 'LIMIT_SET', 'SIGNED_IN', 'PIN_REFUSED', 'ACT_REFUSED',
    'ACT_DONE', 'SHIFT_OPENED', 'SHIFT_CLOSED', 'DAY_CLOSED', 'RECONCILED', 'DIFFERENCE_CHANGED', 'DAY_SIGNED',
    'YEAR_PRUNED', 'AGREEMENT_MADE', 'AGREEMENT_CHARGED', 'AGREEMENT_CHANGED'));
