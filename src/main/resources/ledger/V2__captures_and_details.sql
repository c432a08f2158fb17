-- What a capture takes, and what else a gateway tells of a payment. Neither may be lost, both may be missing.

alter table operation add column amount_minor bigint;
alter table operation add column currency char(3);
alter table operation add constraint operation_amount check (amount_minor > 0);
alter table operation add constraint operation_amount_whole check ((amount_minor is null) = (currency is null));

alter table payment add column paid_with varchar;
alter table payment add column details varchar;
