-- Names may leave an attestation, and it still verifies. From format 2 on, the digest covers the seal of each name,
-- SHA-256 of « sel:nom », and not the name: once the name and its salt are erased, nothing tells whose it was.

alter table revue_ligne
  add column sel uuid,
  add column sceau bytea check (length(sceau) = 32),
  -- a salt without its seal would mean nothing
  add constraint revue_ligne_sel_et_sceau check (sel is null or sceau is not null);

alter table revue add column format smallint not null default 2 check (format in (1, 2));

-- Those closed before: format 1, and one shape for names, {"id": {"nom": …, "sel": …, "sceau": …}}.
alter table revue disable trigger revue_gardee;
update revue set format = 1, relecteurs = (
  select coalesce(jsonb_object_agg(key, jsonb_build_object('nom', value)), '{}') from jsonb_each_text(relecteurs)
) where etat <> 'ouverte';
alter table revue enable trigger revue_gardee;

-- Digests of files already handed out, when a review was sealed again in format 2 so that a name could leave it.
create table revue_empreinte (
  empreinte bytea primary key check (length(empreinte) = 32),
  revue_id uuid not null references revue
);
create trigger revue_empreinte_gardee before update or delete on revue_empreinte
  for each row execute function refuser_modification();

-- Closed, a line changes on two points only: its seal is added when there was none; its name leaves with its salt once
-- the account is anonymised.
create or replace function garder_revue_ligne() returns trigger language plpgsql as $$
declare
  comme_avant revue_ligne := new;
begin
  if old.issue is not null and old.sceau is null then
    comme_avant.sel := old.sel;
    comme_avant.sceau := old.sceau;
  end if;
  if new.personne is distinct from old.personne
     and new.personne = 'Compte anonymisé' and new.sel is null
     and exists (select from compte where id = old.compte_id and etat = 'anonymise')
  then
    comme_avant.personne := old.personne;
    comme_avant.sel := old.sel;
  end if;
  if (comme_avant.revue_id, comme_avant.rang, comme_avant.habilitation_id, comme_avant.compte_id, comme_avant.personne,
      comme_avant.profil_code, comme_avant.precision_lieu, comme_avant.fin, comme_avant.utilisee_le,
      comme_avant.usage_note, comme_avant.confreres, comme_avant.titulaires)
     is distinct from
     (old.revue_id, old.rang, old.habilitation_id, old.compte_id, old.personne, old.profil_code, old.precision_lieu,
      old.fin, old.utilisee_le, old.usage_note, old.confreres, old.titulaires)
     or old.issue is not null and comme_avant is distinct from old
  then
    raise exception 'Une ligne de revue figée ou close ne se change pas.'
      using errcode = 'check_violation', constraint = 'revue_ligne_figee';
  end if;
  return new;
end $$;

-- Closed, a review changes on two points only: sealed again, from format 1 to 2, its first digest kept; the names of
-- anonymised reviewers leave, their seals stay.
create or replace function garder_revue() returns trigger language plpgsql as $$
declare
  comme_avant revue := new;
begin
  if old.etat = 'ouverte' then return new; end if;
  if old.format = 1 and new.format = 2
     and exists (select from revue_empreinte where empreinte = old.empreinte and revue_id = old.id)
  then
    comme_avant.format := old.format;
    comme_avant.empreinte := old.empreinte;
  end if;
  -- each id as it was, but for a name (and its salt) that leaves, or a seal that comes with the new format
  if not exists (
    select from jsonb_each(old.relecteurs) a full join jsonb_each(new.relecteurs) n using (key)
    where a.value is null or n.value is null
      or a.value ->> 'sceau' is not null and n.value ->> 'sceau' is distinct from a.value ->> 'sceau'
      or (
        n.value ->> 'nom' is distinct from a.value ->> 'nom'
        or a.value ->> 'sceau' is not null and n.value ->> 'sel' is distinct from a.value ->> 'sel'
      ) and not (
        n.value ->> 'nom' is null and n.value ->> 'sel' is null
        and exists (select from compte where id = key::uuid and etat = 'anonymise')
      )
  ) then
    comme_avant.relecteurs := old.relecteurs;
  end if;
  if comme_avant is distinct from old then
    raise exception 'Une revue close ne se change pas.' using errcode = 'check_violation', constraint = 'revue_close';
  end if;
  return new;
end $$;

-- Who decided that a campaign comes back: the one who opened the first of its line. They, or the team above, may stop it.
alter table campagne_revue add column initiee_par uuid references compte;
with recursive lignee as (
  select id, ouverte_par as par from campagne_revue where precedente_id is null
  union all
  select c.id, l.par from campagne_revue c join lignee l on l.id = c.precedente_id
)
update campagne_revue c set initiee_par = l.par from lignee l where l.id = c.id;
create index campagne_revue_initiees on campagne_revue (initiee_par) where cadence_mois is not null;

-- Accounts anonymised before this migration: their names leave the reviews too, by the same job. A fresh base has none,
-- and no queue yet.
do $$ begin
  if to_regnamespace('graphile_worker') is not null and exists (select from compte where etat = 'anonymise') then
    perform planifier_travail('oublier-dans-les-revues', json_build_object(
      'comptes', (select json_agg(id) from compte where etat = 'anonymise')), null, null);
  end if;
end $$;
