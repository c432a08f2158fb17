-- Tills that share one ledger, what they agree on, and a ledger that moves to a server.

-- Who works under a till's number: one installation, last seen by the server's clock.
create table till_seat (
    till ${number} not null,
    installation ${number} not null,
    machine varchar(200) not null,
    program varchar(40) not null,
    first_seen_at timestamp(6) with time zone not null,
    seen_at timestamp(6) with time zone not null,
    constraint till_seat_pk primary key (till)
);

create table shop_setting (
    name ${number} not null,
    content varchar not null,
    till ${number} not null,
    changed_at timestamp(6) with time zone not null,
    constraint shop_setting_pk primary key (name)
);

-- What PINs are mixed with, sealed under the password of the database: a copy of the ledger alone does not open it.
create table pin_key (
    name ${number} not null,
    sealed bytea not null,
    constraint pin_key_pk primary key (name)
);

-- At most one row. In the ledger that was left: where it went, and the heads of its chains then. In the one it came to: whether
-- all of it has arrived.
create table ledger_move (
    id integer not null,
    state varchar(20) not null,
    place varchar not null,
    source varchar not null,
    heads varchar not null,
    began_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    constraint ledger_move_pk primary key (id),
    constraint ledger_move_one check (id = 1),
    constraint ledger_move_state check (state in ('ARRIVING', 'ARRIVED', 'LEFT', 'GIVEN_BACK'))
);

-- How much of each table has arrived; rows are counted in the order of the table's key.
create table ledger_move_table (
    name varchar(60) not null,
    arrived bigint not null,
    constraint ledger_move_table_pk primary key (name)
);
