-- Numbers that went out after the backup this ledger was restored from. Each is entered and asked about before the days it
-- belongs to are trusted again.
create table restore_gap (
    id ${number} not null,
    kind varchar(20) not null,
    number ${number} not null,
    order_no ${number} not null,
    gateway ${number} not null,
    amount_minor bigint not null,
    currency char(3) not null,
    sent_at timestamp(6) with time zone not null,
    facts varchar not null,
    since timestamp(6) with time zone not null,
    entered_at timestamp(6) with time zone,
    filled_at timestamp(6) with time zone,
    constraint restore_gap_pk primary key (id)
);

create index restore_gap_filled on restore_gap (filled_at, sent_at, id);
