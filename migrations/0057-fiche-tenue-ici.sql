-- What ViaTrajectoire masters of a fiche (domain.md §4.2): PRADO, what each unit declares, consultations; who typed it last.

-- What one picks from rather than types. Our own words, proposed ([P]): a label is changed, a term retired by an update
-- here, never deleted, since fiches bear it.
create table thesaurus (
  code text primary key check (code ~ '^[a-z0-9-]+$'),
  axe text not null check (axe in ('volet-prado', 'pathologie', 'ressource', 'soin-technique', 'specialite')),
  libelle text not null,
  rang int not null,
  actif boolean not null default true,
  unique (axe, libelle),
  unique (code, axe)
);

-- One line per part of a fiche that somebody types here: its version tells two people at once, its author and date are
-- what the page shows beside it. `objet_id`: the structure, the unit or the consultation.
create table saisie_fiche (
  objet_id uuid not null,
  partie text not null check (partie in ('prado', 'unite', 'consultation', 'grand-age', 'places')),
  structure_id uuid not null references structure,
  version int not null default 1,
  compte_id uuid references compte,
  le timestamptz not null,
  primary key (objet_id, partie)
);
create index saisie_fiche_structure on saisie_fiche (structure_id);

-- PRADO: the return home that the health insurance organises. The caisse is one of our structures.
create table convention_prado (
  structure_id uuid primary key references structure,
  caisse_id uuid references structure,
  debut date,
  fin date,
  check (fin >= debut)
);
create table convention_prado_volet (
  structure_id uuid not null references convention_prado,
  code text not null,
  axe text not null default 'volet-prado' check (axe = 'volet-prado'),
  primary key (structure_id, code),
  foreign key (code, axe) references thesaurus (code, axe)
);

-- Pathologies taken, resources, technical care: each unit declares its own.
create table unite_declaration (
  unite_id uuid not null references unite,
  code text not null,
  axe text not null check (axe in ('pathologie', 'ressource', 'soin-technique')),
  primary key (unite_id, code),
  foreign key (code, axe) references thesaurus (code, axe)
);
-- « which units take this »
create index unite_declaration_code on unite_declaration (code);
create table unite_precision (
  unite_id uuid primary key references unite,
  texte text not null check (length(texte) between 1 and 1000)
);

create table consultation (
  id uuid primary key default uuidv7(),
  structure_id uuid not null references structure,
  nom text not null check (length(nom) between 1 and 120),
  responsable text check (length(responsable) <= 120),
  telephone text check (length(telephone) <= 20),
  courriel text check (length(courriel) <= 254),
  lieu text check (length(lieu) <= 200),
  -- no longer offered: kept, as its history is
  retiree_le timestamptz
);
create index consultation_structure on consultation (structure_id, nom) where retiree_le is null;
create unique index consultation_une_par_nom on consultation (structure_id, normaliser(nom)) where retiree_le is null;
create table consultation_specialite (
  consultation_id uuid not null references consultation,
  code text not null,
  axe text not null default 'specialite' check (axe = 'specialite'),
  primary key (consultation_id, code),
  foreign key (code, axe) references thesaurus (code, axe)
);

insert into thesaurus (axe, code, libelle, rang)
select axe, code, libelle, row_number() over (partition by axe order by normaliser(libelle)) * 10
from (values
  ('volet-prado', 'prado-maternite', 'Maternité'),
  ('volet-prado', 'prado-chirurgie', 'Chirurgie'),
  ('volet-prado', 'prado-insuffisance-cardiaque', 'Insuffisance cardiaque'),
  ('volet-prado', 'prado-bpco', 'Bronchopneumopathie chronique obstructive'),
  ('volet-prado', 'prado-avc', 'Accident vasculaire cérébral'),
  ('volet-prado', 'prado-personnes-agees', 'Personnes âgées de 75 ans et plus'),

  ('pathologie', 'patho-avc', 'Accident vasculaire cérébral'),
  ('pathologie', 'patho-amputation', 'Amputation'),
  ('pathologie', 'patho-brulures', 'Brûlures'),
  ('pathologie', 'patho-cancer', 'Cancer'),
  ('pathologie', 'patho-conduites-addictives', 'Conduites addictives'),
  ('pathologie', 'patho-denutrition', 'Dénutrition'),
  ('pathologie', 'patho-diabete', 'Diabète'),
  ('pathologie', 'patho-epr-eveil', 'État végétatif ou pauci-relationnel'),
  ('pathologie', 'patho-fracture-col', 'Fracture du col du fémur'),
  ('pathologie', 'patho-insuffisance-cardiaque', 'Insuffisance cardiaque'),
  ('pathologie', 'patho-insuffisance-renale', 'Insuffisance rénale'),
  ('pathologie', 'patho-insuffisance-respiratoire', 'Insuffisance respiratoire chronique'),
  ('pathologie', 'patho-lesion-cerebrale', 'Lésion cérébrale acquise'),
  ('pathologie', 'patho-lesion-medullaire', 'Lésion de la moelle épinière'),
  ('pathologie', 'patho-alzheimer', 'Maladie d’Alzheimer et apparentées'),
  ('pathologie', 'patho-parkinson', 'Maladie de Parkinson'),
  ('pathologie', 'patho-neurodegenerative', 'Maladie neurodégénérative'),
  ('pathologie', 'patho-obesite', 'Obésité'),
  ('pathologie', 'patho-polytraumatisme', 'Polytraumatisme'),
  ('pathologie', 'patho-prothese-hanche-genou', 'Prothèse de hanche ou de genou'),
  ('pathologie', 'patho-soins-palliatifs', 'Soins palliatifs'),
  ('pathologie', 'patho-troubles-comportement', 'Troubles du comportement'),

  ('ressource', 'res-apa', 'Activité physique adaptée'),
  ('ressource', 'res-appartement', 'Appartement thérapeutique'),
  ('ressource', 'res-assistant-social', 'Assistant de service social'),
  ('ressource', 'res-balneotherapie', 'Balnéothérapie'),
  ('ressource', 'res-chambre-bariatrique', 'Chambre pour personne de forte corpulence'),
  ('ressource', 'res-chambre-seule', 'Chambre seule'),
  ('ressource', 'res-dieteticien', 'Diététicien'),
  ('ressource', 'res-ergotherapeute', 'Ergothérapeute'),
  ('ressource', 'res-imagerie', 'Imagerie sur place'),
  ('ressource', 'res-kinesitherapeute', 'Masseur-kinésithérapeute'),
  ('ressource', 'res-neuropsychologue', 'Neuropsychologue'),
  ('ressource', 'res-orthophoniste', 'Orthophoniste'),
  ('ressource', 'res-ide-nuit', 'Présence infirmière la nuit'),
  ('ressource', 'res-medecin-permanent', 'Présence médicale permanente'),
  ('ressource', 'res-psychologue', 'Psychologue'),
  ('ressource', 'res-unite-fermee', 'Unité fermée'),

  ('soin-technique', 'soin-aspiration', 'Aspiration trachéale'),
  ('soin-technique', 'soin-chimiotherapie', 'Chimiothérapie'),
  ('soin-technique', 'soin-dialyse-peritoneale', 'Dialyse péritonéale'),
  ('soin-technique', 'soin-gastrostomie', 'Gastrostomie'),
  ('soin-technique', 'soin-hemodialyse', 'Hémodialyse sur place'),
  ('soin-technique', 'soin-isolement', 'Isolement pour bactérie résistante'),
  ('soin-technique', 'soin-nutrition-enterale', 'Nutrition entérale'),
  ('soin-technique', 'soin-nutrition-parenterale', 'Nutrition parentérale'),
  ('soin-technique', 'soin-oxygene', 'Oxygénothérapie'),
  ('soin-technique', 'soin-pansements-complexes', 'Pansements complexes'),
  ('soin-technique', 'soin-pca', 'Pompe à analgésie'),
  ('soin-technique', 'soin-stomie', 'Stomie'),
  ('soin-technique', 'soin-tpn', 'Thérapie par pression négative'),
  ('soin-technique', 'soin-tracheotomie', 'Trachéotomie'),
  ('soin-technique', 'soin-transfusion', 'Transfusion'),
  ('soin-technique', 'soin-ventilation-invasive', 'Ventilation invasive'),
  ('soin-technique', 'soin-vni', 'Ventilation non invasive'),
  ('soin-technique', 'soin-voie-centrale', 'Voie veineuse centrale'),

  ('specialite', 'spe-addictologie', 'Addictologie'),
  ('specialite', 'spe-anesthesie', 'Anesthésie'),
  ('specialite', 'spe-cardiologie', 'Cardiologie'),
  ('specialite', 'spe-chirurgie-orthopedique', 'Chirurgie orthopédique'),
  ('specialite', 'spe-chirurgie-viscerale', 'Chirurgie viscérale'),
  ('specialite', 'spe-dermatologie', 'Dermatologie'),
  ('specialite', 'spe-douleur', 'Douleur chronique'),
  ('specialite', 'spe-endocrinologie', 'Endocrinologie et diabétologie'),
  ('specialite', 'spe-gastroenterologie', 'Gastroentérologie'),
  ('specialite', 'spe-geriatrie', 'Gériatrie'),
  ('specialite', 'spe-gynecologie', 'Gynécologie et obstétrique'),
  ('specialite', 'spe-memoire', 'Mémoire'),
  ('specialite', 'spe-mpr', 'Médecine physique et de réadaptation'),
  ('specialite', 'spe-nephrologie', 'Néphrologie'),
  ('specialite', 'spe-neurologie', 'Neurologie'),
  ('specialite', 'spe-oncologie', 'Oncologie'),
  ('specialite', 'spe-ophtalmologie', 'Ophtalmologie'),
  ('specialite', 'spe-orl', 'Oto-rhino-laryngologie'),
  ('specialite', 'spe-pediatrie', 'Pédiatrie'),
  ('specialite', 'spe-pneumologie', 'Pneumologie'),
  ('specialite', 'spe-psychiatrie', 'Psychiatrie'),
  ('specialite', 'spe-rhumatologie', 'Rhumatologie'),
  ('specialite', 'spe-soins-palliatifs', 'Soins palliatifs'),
  ('specialite', 'spe-urologie', 'Urologie')
) as propose (axe, code, libelle);
