-- Orphans and look-alikes of a territory are read in the order they are shown, until the page is full, from these indexes
-- alone: sorting all the accounts of a region took a second.
create index compte_service_connexion on compte (derniere_connexion_le nulls first, id) where etat in ('actif', 'verrouille');

-- Look-alikes share their names and the domain of their address, or their telephone.
alter table compte add column domaine text not null generated always as (split_part(lower(courriel::text), '@', 2)) stored;
create index compte_memes_noms_domaine on compte (tri, domaine) include (id, etat);
create index compte_memes_noms_telephone on compte (tri, telephone) include (id, etat) where telephone is not null;
