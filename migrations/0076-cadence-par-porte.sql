-- The directory is counted as the façade is: calls of a network, by door and by minute. Whoever reads pages is not stopped by a
-- program that reads resources behind the same address. The table is not logged and holds one minute: emptied, nothing is lost.
truncate appel_public;
alter table appel_public
  drop constraint appel_public_pkey,
  add porte text not null,
  add primary key (porte, reseau);
