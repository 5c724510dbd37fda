-- What the mirror of a nation costs to write (npm run bench -- ror).

-- Kept as it is, without being squeezed by PostgreSQL: that took a seventh of its time, to save one gigabyte of disk over a whole
-- nation, in a table that no page reads. What is there already stays as it is.
alter table ror_ressource alter column contenu set storage external;

-- The traits of an offer, in half the time: the code of a terminology is looked for once, in capitals, so that the expression has no
-- two cases to follow.

-- '…/TRE_R213-ModePriseEnCharge' → 'R213', 'JDV_J19…' → 'J19'; null without one
create function code_nos(systeme text) returns text
  language sql immutable parallel safe
  return substring(upper(systeme) from '(?:TRE|JDV)[_-]([GJR][0-9]+)');

-- A set of values stands for the table that it draws from.
create function table_du_code(code text) returns text
  language sql immutable parallel safe
  return coalesce(
    '{"J17": "R211", "J19": "R213", "J20": "R227", "J28": "R238", "J29": "R239", "J30": "R240", "J34": "R244",
      "J35": "R245", "J55": "R66", "J100": "R72", "J188": "R330", "J198": "R343", "J199": "R72", "J200": "R69", "J201": "R286",
      "J203": "R207", "J220": "R251", "J222": "R283", "J226": "R338", "J237": "R30", "J238": "R244"}'::jsonb ->> code,
    code
  );

create or replace function table_nos(systeme text) returns text
  language sql immutable parallel safe
  return table_du_code(code_nos(systeme));

-- « offset 0 » keeps the planner from writing the search of the code twice.
create or replace function traits_de(caracteristiques jsonb) returns text[]
  language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct t), '{}')
  from (
      select trait ->> 'code' as code, public.code_nos(trait ->> 'systeme') as terminologie
      from jsonb_array_elements(caracteristiques) as trait
      offset 0
    ) as lu,
    lateral (values (public.table_du_code(terminologie) || '|' || code), ('|' || code)) as v (t)
  where t is not null
$$;
