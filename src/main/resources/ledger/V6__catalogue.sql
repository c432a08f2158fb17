-- What the shop sells. Nothing is ever deleted, only taken off sale: what changed since is found by the version alone.

-- One row that whoever changes the catalogue holds.
create table catalogue (
    id integer not null,
    version bigint not null,
    constraint catalogue_pk primary key (id)
);
insert into catalogue (id, version) values (1, 0);

create table item (
    item_key ${number} not null,
    sku ${number} not null,
    barcode ${number},
    name_en varchar not null,
    name_zh_hant varchar not null,
    name_zh_hans varchar not null,
    price_minor bigint not null,
    currency char(3) not null,
    category varchar not null,
    quick integer,
    picture ${number},
    on_sale boolean not null,
    version bigint not null,
    constraint item_pk primary key (item_key),
    constraint item_barcode unique (barcode),
    constraint item_quick unique (quick),
    constraint item_named check (name_en <> '' or name_zh_hant <> '' or name_zh_hans <> ''),
    constraint item_price check (price_minor >= 0),
    constraint item_quick_place check (quick >= 1)
);

create index item_version on item (version);
