-- A complete pass that failed leaves its export where it is: the next one goes on with it when the source still has it.

alter table ror_passage
  -- the run whose export this one goes on with; its slices wait in a folder of that number
  add reprend bigint references ror_passage,
  -- regions asked for: an export of others is no longer the one that is wanted. Null: an older run, not known
  add regions text[];
