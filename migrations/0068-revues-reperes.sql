-- What helps a reviewer decide: the last day a right was used, and how usual its profil is for the profession.

-- Acts of the journal that are done with a profil: the part before the point. Only what this table names is known as
-- use; where a profil has no row, nothing is said of its use. Editable; modules add theirs.
create table acte_de_profil (
  profil_code text not null references profil,
  domaine text not null check (domaine ~ '^[a-z-]+$'),
  primary key (profil_code, domaine)
);
insert into acte_de_profil (profil_code, domaine)
select p.code, d from profil p, unnest(array[
  'absence', 'couverture', 'demande', 'depart', 'habilitation', 'import', 'revue', 'structure'
]) as d
where p.code in ('adm-referent-structure', 'adm-referent-unite', 'adm-departemental', 'adm-regional', 'adm-national');

-- The last civil day on which somebody did such an act where the right bears. One row per right that was ever used,
-- written by a job at most once a day: nothing is added to what people wait for.
create table derniere_utilisation (
  habilitation_id uuid primary key references habilitation,
  le date not null
);
-- The last day of the journal that was read whole.
create table utilisation_relevee (
  seule boolean primary key default true check (seule),
  jour date not null
);

-- In the whole country, how many holders of a profil have each profession; `sur`: all its holders whose profession is
-- known. Computed from the rights that hold, every morning: a few hundred rows.
create table profession_du_profil (
  profil_code text not null references profil,
  profession_code text not null references profession,
  titulaires int not null check (titulaires > 0),
  sur int not null check (sur >= titulaires),
  primary key (profil_code, profession_code)
);

-- Frozen with the list. Last day of use (null: never seen); the two figures that make « inhabituelle ».
alter table revue_ligne
  add column utilisee_le date,
  add column usage_note boolean not null default false,
  add column confreres int,
  add column titulaires int;

-- What was frozen stays so (as 0040, with the new columns).
create or replace function garder_revue_ligne() returns trigger language plpgsql as $$
begin
  if (new.revue_id, new.rang, new.habilitation_id, new.compte_id, new.personne, new.profil_code, new.precision_lieu,
      new.fin, new.utilisee_le, new.usage_note, new.confreres, new.titulaires)
     is distinct from
     (old.revue_id, old.rang, old.habilitation_id, old.compte_id, old.personne, old.profil_code, old.precision_lieu,
      old.fin, old.utilisee_le, old.usage_note, old.confreres, old.titulaires)
     or old.issue is not null
  then
    raise exception 'Une ligne de revue figée ou close ne se change pas.'
      using errcode = 'check_violation', constraint = 'revue_ligne_figee';
  end if;
  return new;
end $$;
