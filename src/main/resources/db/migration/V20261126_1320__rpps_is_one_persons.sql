-- An RPPS number is one person's. Where two have it, who stated it first keeps it; notes that were issued keep theirs.
update practitioner later set rpps = null
 where exists (select from practitioner first where first.rpps = later.rpps and first.id < later.id);
alter table practitioner add constraint practitioner_rpps_key unique (rpps);
