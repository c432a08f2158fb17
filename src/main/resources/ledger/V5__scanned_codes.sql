-- A customer's scanned code goes out once, from whichever till: what is kept of it does not lead back to the code.

alter table payment add column scan_mark varchar(16);
alter table payment add constraint payment_scanned_once unique (scan_mark);
