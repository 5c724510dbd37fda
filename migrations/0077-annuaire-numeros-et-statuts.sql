-- Rows of the directory also bear the numbers by which they are asked for, their own and that of who runs them, and whether who
-- runs them is public: they follow the legal entity too.
create trigger annuaire_change after update on entite_juridique referencing old table as avant new table as lignes
  for each statement execute function annuaire_noter(
    'select s.id from lignes l join avant a on a.id = l.id join structure s on s.entite_juridique_id = l.id
      where (a.finess, a.statut_code) is distinct from (l.finess, l.statut_code)');

-- « EHPAD ST JOSEPH » in FINESS, « saint joseph » in a search: written in full on both sides. Its twin is `developper` in
-- src/annuaire-public/recherche/normaliser.ts.
create function developper(texte text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(regexp_replace(public.normaliser(texte), '\mst\M', 'saint', 'g'), '\mste\M', 'sainte', 'g');
alter table annuaire_public alter variantes set expression as (variantes_de(developper(nom)));

insert into annuaire_a_refaire (structure_id) select id from structure;
