-- One set for H2 in PostgreSQL mode and PostgreSQL. ${number} is a varchar that compares by code point on both, so that
-- the beginning of a number is a range of its index.

create table payment (
    order_no ${number} not null,
    reference ${number} not null,
    sale ${number} not null,
    sale_key ${number},
    till ${number} not null,
    gateway ${number} not null,
    method varchar not null,
    amount_minor bigint not null,
    currency char(3) not null,
    subject varchar not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    open_at timestamp(6) with time zone,
    state varchar(20) not null,
    code_kind varchar(20),
    code_text varchar,
    gateway_no ${number},
    channel_no ${number},
    received_minor bigint,
    received_currency char(3),
    paid_at timestamp(6) with time zone,
    gateway_paid_at timestamp(6) with time zone,
    business_day date,
    late boolean default false not null,
    superseded boolean default false not null,
    next_check_at timestamp(6) with time zone,
    checks integer default 0 not null,
    missing integer default 0 not null,
    asked_at timestamp(6) with time zone,
    word varchar,
    changed_at timestamp(6) with time zone not null,
    lease_owner varchar,
    lease_until timestamp(6) with time zone,
    constraint payment_pk primary key (order_no),
    constraint payment_reference unique (reference),
    constraint payment_sale_held_once unique (sale_key),
    constraint payment_amount check (amount_minor > 0),
    constraint payment_received check (received_minor > 0),
    constraint payment_received_whole check ((received_minor is null) = (received_currency is null)),
    constraint payment_state check (state in ('CREATED', 'AWAITING_PAYER', 'AUTHORIZED', 'PAID', 'DECLINED', 'UNCERTAIN',
        'LAPSED', 'CANCELLED', 'EXPIRED')),
    constraint payment_open check ((open_at is not null) =
        (state in ('CREATED', 'AWAITING_PAYER', 'AUTHORIZED', 'UNCERTAIN', 'LAPSED'))),
    constraint payment_paid check (state <> 'PAID'
        or (received_minor is not null and paid_at is not null and business_day is not null)),
    constraint payment_sale_key check (sale_key is null or (sale_key = sale and not superseded
        and state in ('CREATED', 'AWAITING_PAYER', 'AUTHORIZED', 'PAID', 'UNCERTAIN', 'LAPSED')))
);

create index payment_created on payment (created_at, order_no);
create index payment_open_at on payment (open_at, order_no);
create index payment_due on payment (next_check_at, order_no);
create index payment_day on payment (business_day, paid_at, order_no);
create index payment_sale on payment (sale);
create index payment_gateway_no on payment (gateway_no);
create index payment_channel_no on payment (channel_no);

create table refund (
    refund_no ${number} not null,
    order_no ${number} not null,
    amount_minor bigint not null,
    currency char(3) not null,
    reason varchar not null,
    till ${number} not null,
    state varchar(20) not null,
    gateway_no ${number},
    created_at timestamp(6) with time zone not null,
    open_at timestamp(6) with time zone,
    refunded_at timestamp(6) with time zone,
    business_day date,
    next_check_at timestamp(6) with time zone,
    checks integer default 0 not null,
    missing integer default 0 not null,
    asked_at timestamp(6) with time zone,
    word varchar,
    changed_at timestamp(6) with time zone not null,
    lease_owner varchar,
    lease_until timestamp(6) with time zone,
    constraint refund_pk primary key (refund_no),
    constraint refund_payment foreign key (order_no) references payment (order_no),
    constraint refund_amount check (amount_minor > 0),
    constraint refund_state check (state in ('RESERVED', 'SENT', 'ACCEPTED', 'DONE', 'FAILED', 'UNCERTAIN')),
    constraint refund_open check ((open_at is not null) = (state not in ('DONE', 'FAILED'))),
    constraint refund_counted check ((state in ('ACCEPTED', 'DONE')) = (refunded_at is not null))
);

create index refund_order on refund (order_no, created_at);
create index refund_created on refund (created_at, refund_no);
create index refund_open_at on refund (open_at, refund_no);
create index refund_due on refund (next_check_at, refund_no);
create index refund_day on refund (business_day, refunded_at, refund_no);
create index refund_gateway_no on refund (gateway_no);

create table operation (
    id ${number} not null,
    order_no ${number} not null,
    unfinished_key ${number},
    kind varchar(20) not null,
    state varchar(20) not null,
    cause varchar(30) not null,
    created_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    word varchar,
    constraint operation_pk primary key (id),
    constraint operation_payment foreign key (order_no) references payment (order_no),
    constraint operation_one_unfinished unique (unfinished_key),
    constraint operation_kind check (kind in ('CLOSE', 'CAPTURE', 'VOID')),
    constraint operation_state check (state in ('RESERVED', 'SENT', 'ACCEPTED', 'DONE', 'FAILED', 'UNCERTAIN')),
    constraint operation_unfinished check ((unfinished_key is not null) = (state not in ('DONE', 'FAILED')))
);

create index operation_order on operation (order_no, created_at);

create table attention (
    id ${number} not null,
    order_no ${number} not null,
    kind varchar(30) not null,
    open_key ${number},
    facts varchar not null,
    raised_at timestamp(6) with time zone not null,
    settled_at timestamp(6) with time zone,
    resolution varchar,
    constraint attention_pk primary key (id),
    constraint attention_payment foreign key (order_no) references payment (order_no),
    constraint attention_one_open unique (open_key),
    constraint attention_open check ((open_key is null) = (settled_at is not null))
);

create index attention_order on attention (order_no, raised_at);

create table event (
    till ${number} not null,
    sequence bigint not null,
    place bigint generated always as identity,
    write_id ${number} not null,
    happened_at timestamp(6) with time zone not null,
    kind varchar(30) not null,
    order_no ${number} not null,
    refund_no ${number},
    facts varchar not null,
    hash bytea not null,
    constraint event_pk primary key (till, sequence),
    constraint event_written_once unique (write_id),
    constraint event_sequence check (sequence > 0)
);

create index event_order on event (order_no, place);

create table till_chain (
    till ${number} not null,
    sequence bigint not null,
    hash bytea not null,
    constraint till_chain_pk primary key (till)
);

create table reference_counter (
    till ${number} not null,
    business_day date not null,
    last_number bigint not null,
    constraint reference_counter_pk primary key (till, business_day)
);
