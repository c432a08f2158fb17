-- What the figures of days add up of payments stands in the index that has them by day: a year is read in order, without its rows.

create index payment_booked on payment (business_day, paid_at, order_no, state, gateway, method, received_currency,
    received_minor, till);
drop index payment_day;
