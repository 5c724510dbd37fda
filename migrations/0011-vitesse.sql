-- What keeps the référent's pages under a few milliseconds at national size (npm run bench -- referent).

-- What ends when in one structure, in a département, in a region: the home page and the list of rights. By `fin`
-- alone, a référent's home page read the 64,000 rights that end in France within two months.
create index habilitation_structure_fin on habilitation (structure_id, fin)
  where terminee_le is null and structure_id is not null;

-- How many référents each structure has, from the index alone: a region has 3,600 structures.
drop index habilitation_referents;
create index habilitation_referents on habilitation (structure_id, compte_id) include (periode)
  where profil_code = 'adm-referent-structure';

-- The few accounts that cannot act: « is this référent active? » and « who has not activated? » without reading
-- the accounts themselves.
create index compte_inactifs on compte (id) include (etat) where etat <> 'actif';
