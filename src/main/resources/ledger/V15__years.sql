-- Numbers that stay used for ever tell in which year's archive they are, and with which step they were taken out. Nothing
-- was taken out before.

alter table spent_number add column business_year integer default 0 not null;
alter table spent_number add column part integer default 0 not null;
