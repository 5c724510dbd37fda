-- What keeps the mirror of a nation under four minutes (npm run bench -- ror).

-- Written by the hundred thousand, read back whole and never searched: the text is checked and kept as it came. Its binary form
-- (`jsonb`) cost twice as much to write.
alter table ror_ressource alter column contenu type json using contenu::text::json;

-- One expression that the planner unfolds in place of the call: `traits_de` asks it of each trait of each offer.
create or replace function table_nos(systeme text) returns text
  language sql immutable parallel safe
  return coalesce(
    '{"J17": "R211", "J19": "R213", "J20": "R227", "J28": "R238", "J29": "R239", "J30": "R240", "J34": "R244",
      "J35": "R245", "J55": "R66", "J100": "R72", "J188": "R330", "J198": "R343", "J199": "R72", "J200": "R69", "J201": "R286",
      "J203": "R207", "J220": "R251", "J222": "R283", "J226": "R338", "J237": "R30", "J238": "R244"}'::jsonb
      ->> upper(substring(systeme from '(?:[Tt][Rr][Ee]|[Jj][Dd][Vv])[_-]([RGJrgj][0-9]+)')),
    upper(substring(systeme from '(?:[Tt][Rr][Ee]|[Jj][Dd][Vv])[_-]([RGJrgj][0-9]+)'))
  );
