-- Parcels that belong to a payment, on their way to the gateway and by its word.

create table shipment (
    id ${number} not null,
    order_no ${number} not null,
    gateway ${number} not null,
    carrier varchar not null,
    tracking_no ${number} not null,
    parcel_key ${number},
    shipped_on date not null,
    direction varchar(10) not null,
    tracking_url varchar,
    till ${number} not null,
    operator ${number},
    approved_by ${number},
    state varchar(20) not null,
    sendings integer default 0 not null,
    change_kind varchar(20),
    change_value ${number},
    change_state varchar(20),
    details varchar,
    gateway_no ${number},
    created_at timestamp(6) with time zone not null,
    open_at timestamp(6) with time zone,
    next_check_at timestamp(6) with time zone,
    checks integer default 0 not null,
    missing integer default 0 not null,
    asked_at timestamp(6) with time zone,
    word varchar,
    changed_at timestamp(6) with time zone not null,
    lease_owner varchar,
    lease_until timestamp(6) with time zone,
    constraint shipment_pk primary key (id),
    constraint shipment_payment foreign key (order_no) references payment (order_no),
    constraint shipment_parcel_once unique (parcel_key),
    constraint shipment_direction check (direction in ('FORWARD', 'RETURN')),
    constraint shipment_state check (state in ('DRAFT', 'SENT', 'ACCEPTED', 'UNCERTAIN', 'REFUSED', 'SHIPPED', 'DELIVERED',
        'CANCELLED')),
    constraint shipment_sent check (sendings > 0 or state in ('DRAFT', 'CANCELLED')),
    constraint shipment_change_kind check (change_kind in ('DELIVERED', 'CANCELLED', 'NUMBER')),
    constraint shipment_change_state check (change_state in ('RESERVED', 'SENT', 'ACCEPTED', 'DONE', 'FAILED', 'UNCERTAIN')),
    constraint shipment_change_whole check ((change_kind is null) = (change_state is null)),
    constraint shipment_open check ((open_at is not null) = (state in ('DRAFT', 'SENT', 'ACCEPTED', 'UNCERTAIN')
        or coalesce(change_state, 'DONE') not in ('DONE', 'FAILED')))
);

create index shipment_order on shipment (order_no, created_at);
create index shipment_created on shipment (created_at, id);
create index shipment_due on shipment (next_check_at, id);
create index shipment_open_at on shipment (open_at, id);
create index shipment_number on shipment (tracking_no);
