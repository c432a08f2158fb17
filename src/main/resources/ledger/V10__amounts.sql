-- An amount is found among the payments of years as a number is: by a range of an index, newest first.

create index payment_amount on payment (amount_minor, created_at, order_no);
