-- What a gateway's word was taught to mean belongs into the chain, and to no payment.

alter table event alter column order_no drop not null;
alter table event add constraint event_about check (order_no is not null or kind in ('GATEWAY_TAUGHT'));
