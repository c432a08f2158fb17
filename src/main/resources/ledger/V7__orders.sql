-- What a payment is for, line by line with copied names and prices, and orders that are not paid yet.

alter table payment add column note varchar;
alter table payment add column customer varchar;
-- the order it was charged for, by its own number: an order comes back to a till only while nobody has paid for it
alter table payment add column basket ${number};
create index payment_basket on payment (basket);

create table payment_line (
    owner ${number} not null,
    position integer not null,
    sku varchar not null,
    name_en varchar not null,
    name_zh_hant varchar not null,
    name_zh_hans varchar not null,
    currency char(3) not null,
    price_minor bigint not null,
    override_minor bigint,
    quantity integer not null,
    discount_minor bigint,
    discount_hundredths integer,
    amount_minor bigint not null,
    constraint payment_line_pk primary key (owner, position),
    constraint payment_line_payment foreign key (owner) references payment (order_no),
    constraint payment_line_prices check (price_minor >= 0 and amount_minor >= 0),
    constraint payment_line_override check (override_minor >= 0),
    constraint payment_line_quantity check (quantity between 1 and 9999),
    constraint payment_line_named check (name_en <> '' or name_zh_hant <> '' or name_zh_hans <> ''),
    constraint payment_line_discount check (discount_minor is null or discount_hundredths is null),
    constraint payment_line_off check (discount_minor > 0),
    constraint payment_line_part check (discount_hundredths between 1 and 10000)
);

-- An unpaid order: at the till that holds it, or parked where no till does.
create table unpaid_order (
    id ${number} not null,
    held_by ${number},
    held_since ${number},
    currency char(3) not null,
    total_minor bigint not null,
    subject varchar not null,
    sale varchar not null,
    note varchar not null,
    customer varchar not null,
    till ${number} not null,
    operator ${number},
    changed_at timestamp(6) with time zone not null,
    constraint unpaid_order_pk primary key (id),
    constraint unpaid_order_held check ((held_by is null) = (held_since is null))
);

create index unpaid_order_changed on unpaid_order (changed_at, id);

create table unpaid_line (
    owner ${number} not null,
    position integer not null,
    sku varchar not null,
    name_en varchar not null,
    name_zh_hant varchar not null,
    name_zh_hans varchar not null,
    currency char(3) not null,
    price_minor bigint not null,
    override_minor bigint,
    quantity integer not null,
    discount_minor bigint,
    discount_hundredths integer,
    amount_minor bigint not null,
    constraint unpaid_line_pk primary key (owner, position),
    constraint unpaid_line_order foreign key (owner) references unpaid_order (id) on delete cascade
);
