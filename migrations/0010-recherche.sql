-- What makes « Rechercher un utilisateur » answer at once on 300,000 accounts: typing slips found by index, and
-- who was ever present in which département.

-- Every word, and every word minus one letter (as SymSpell does). Two words one slip apart (a letter too many, too
-- few, wrong, or two swapped) always share one of these: a typing slip becomes an array overlap, which GIN answers.
-- Hashes instead of texts: 4 bytes each, four times less to read. A collision would only add a last-ranked line.
-- Words under 4 letters stand only for themselves: one slip away, they would mean anybody.
-- plpgsql because it is three times faster here than one SQL query (16 µs a name): accounts are made by 300,000.
create function variantes_de(texte text) returns int[]
  language plpgsql immutable parallel safe strict as $$
declare
  mot text;
  variantes int[] := '{}';
begin
  foreach mot in array string_to_array(public.normaliser(texte), ' ') loop
    variantes := variantes || hashtext(mot);
    if length(mot) >= 4 then
      for rang in 1..length(mot) loop
        variantes := variantes || hashtext(left(mot, rang - 1) || substr(mot, rang + 1));
      end loop;
    end if;
  end loop;
  return variantes;
end $$;

-- « legoff » finds Le Goff: the names are also kept glued.
alter table compte add column variantes int[] not null generated always as (
  variantes_de(
    prenom || ' ' || nom
      || case when normaliser(nom) like '% %' then ' ' || replace(normaliser(nom), ' ', '') else '' end
      || case when normaliser(prenom) like '% %' then ' ' || replace(normaliser(prenom), ' ', '') else '' end
  )
) stored;
create index compte_variantes on compte using gin (variantes);
create index compte_cree_par on compte (cree_par) where cree_par is not null;
create index compte_derniere_connexion on compte (derniere_connexion_le desc nulls last, tri, id);

-- The people of a structure, and rights by their end, without reading the whole table.
-- « include »: what every search of a référent reads, so that 5,000 rights of a hospital are one index scan.
create index habilitation_structure_compte on habilitation (structure_id, compte_id) include (fin, periode)
  where structure_id is not null;
create index habilitation_profil on habilitation (profil_code, compte_id);
create index habilitation_fin on habilitation (fin, compte_id);

-- Where somebody holds or held a right, by département: the perimeter of territory managers. Without it, « the
-- Martins of my region » would read every right of every Martin in France. Kept by triggers only; never shrinks,
-- because having held a right is enough to be found.
create table presence (
  departement_code text not null references departement,
  compte_id uuid not null references compte,
  primary key (departement_code, compte_id)
);
create index presence_compte on presence (compte_id, departement_code);

create function noter_presence() returns trigger language plpgsql as $$
begin
  insert into presence (departement_code, compte_id)
  select distinct coalesce(n.departement_code, s.departement_code, d.code), n.compte_id
  from nouvelles n
    left join structure s on s.id = n.structure_id
    left join departement d on d.region_code = n.region_code
  where coalesce(n.departement_code, s.departement_code, d.code) is not null
  on conflict do nothing;
  return null;
end $$;
create trigger habilitation_presence after insert on habilitation
  referencing new table as nouvelles for each statement execute function noter_presence();

create function suivre_presence() returns trigger language plpgsql as $$
begin
  insert into presence (departement_code, compte_id)
  select distinct s.departement_code, h.compte_id
  from structure s join habilitation h on h.structure_id = s.id
  where s.id = case tg_table_name when 'structure' then new.id else (to_jsonb(new) ->> 'structure_id')::uuid end
    and s.departement_code is not null
  on conflict do nothing;
  return null;
end $$;
-- a structure that gets its département or moves; a right that follows its unit to another site
create trigger structure_presence after update of departement_code on structure
  for each row when (new.departement_code is distinct from old.departement_code) execute function suivre_presence();
create trigger habilitation_presence_suivie after update of structure_id on habilitation
  for each row when (new.structure_id is distinct from old.structure_id) execute function suivre_presence();

insert into presence (departement_code, compte_id)
select distinct coalesce(h.departement_code, s.departement_code, d.code), h.compte_id
from habilitation h
  left join structure s on s.id = h.structure_id
  left join departement d on d.region_code = h.region_code
where coalesce(h.departement_code, s.departement_code, d.code) is not null;
