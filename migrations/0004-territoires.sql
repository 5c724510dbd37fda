-- Regions and départements as INSEE names and codes them: the 18 regions, the 101 départements.
insert into region (code, nom) values
  ('01', 'Guadeloupe'),
  ('02', 'Martinique'),
  ('03', 'Guyane'),
  ('04', 'La Réunion'),
  ('06', 'Mayotte'),
  ('11', 'Île-de-France'),
  ('24', 'Centre-Val de Loire'),
  ('27', 'Bourgogne-Franche-Comté'),
  ('28', 'Normandie'),
  ('32', 'Hauts-de-France'),
  ('44', 'Grand Est'),
  ('52', 'Pays de la Loire'),
  ('53', 'Bretagne'),
  ('75', 'Nouvelle-Aquitaine'),
  ('76', 'Occitanie'),
  ('84', 'Auvergne-Rhône-Alpes'),
  ('93', 'Provence-Alpes-Côte d''Azur'),
  ('94', 'Corse');

insert into departement (region_code, code, nom) values
  -- Guadeloupe
  ('01', '971', 'Guadeloupe'),
  -- Martinique
  ('02', '972', 'Martinique'),
  -- Guyane
  ('03', '973', 'Guyane'),
  -- La Réunion
  ('04', '974', 'La Réunion'),
  -- Mayotte
  ('06', '976', 'Mayotte'),
  -- Île-de-France
  ('11', '75', 'Paris'), ('11', '77', 'Seine-et-Marne'), ('11', '78', 'Yvelines'), ('11', '91', 'Essonne'), ('11', '92', 'Hauts-de-Seine'), ('11', '93', 'Seine-Saint-Denis'), ('11', '94', 'Val-de-Marne'), ('11', '95', 'Val-d''Oise'),
  -- Centre-Val de Loire
  ('24', '18', 'Cher'), ('24', '28', 'Eure-et-Loir'), ('24', '36', 'Indre'), ('24', '37', 'Indre-et-Loire'), ('24', '41', 'Loir-et-Cher'), ('24', '45', 'Loiret'),
  -- Bourgogne-Franche-Comté
  ('27', '21', 'Côte-d''Or'), ('27', '25', 'Doubs'), ('27', '39', 'Jura'), ('27', '58', 'Nièvre'), ('27', '70', 'Haute-Saône'), ('27', '71', 'Saône-et-Loire'), ('27', '89', 'Yonne'), ('27', '90', 'Territoire de Belfort'),
  -- Normandie
  ('28', '14', 'Calvados'), ('28', '27', 'Eure'), ('28', '50', 'Manche'), ('28', '61', 'Orne'), ('28', '76', 'Seine-Maritime'),
  -- Hauts-de-France
  ('32', '02', 'Aisne'), ('32', '59', 'Nord'), ('32', '60', 'Oise'), ('32', '62', 'Pas-de-Calais'), ('32', '80', 'Somme'),
  -- Grand Est
  ('44', '08', 'Ardennes'), ('44', '10', 'Aube'), ('44', '51', 'Marne'), ('44', '52', 'Haute-Marne'), ('44', '54', 'Meurthe-et-Moselle'), ('44', '55', 'Meuse'), ('44', '57', 'Moselle'), ('44', '67', 'Bas-Rhin'), ('44', '68', 'Haut-Rhin'), ('44', '88', 'Vosges'),
  -- Pays de la Loire
  ('52', '44', 'Loire-Atlantique'), ('52', '49', 'Maine-et-Loire'), ('52', '53', 'Mayenne'), ('52', '72', 'Sarthe'), ('52', '85', 'Vendée'),
  -- Bretagne
  ('53', '22', 'Côtes-d''Armor'), ('53', '29', 'Finistère'), ('53', '35', 'Ille-et-Vilaine'), ('53', '56', 'Morbihan'),
  -- Nouvelle-Aquitaine
  ('75', '16', 'Charente'), ('75', '17', 'Charente-Maritime'), ('75', '19', 'Corrèze'), ('75', '23', 'Creuse'), ('75', '24', 'Dordogne'), ('75', '33', 'Gironde'), ('75', '40', 'Landes'), ('75', '47', 'Lot-et-Garonne'), ('75', '64', 'Pyrénées-Atlantiques'), ('75', '79', 'Deux-Sèvres'), ('75', '86', 'Vienne'), ('75', '87', 'Haute-Vienne'),
  -- Occitanie
  ('76', '09', 'Ariège'), ('76', '11', 'Aude'), ('76', '12', 'Aveyron'), ('76', '30', 'Gard'), ('76', '31', 'Haute-Garonne'), ('76', '32', 'Gers'), ('76', '34', 'Hérault'), ('76', '46', 'Lot'), ('76', '48', 'Lozère'), ('76', '65', 'Hautes-Pyrénées'), ('76', '66', 'Pyrénées-Orientales'), ('76', '81', 'Tarn'), ('76', '82', 'Tarn-et-Garonne'),
  -- Auvergne-Rhône-Alpes
  ('84', '01', 'Ain'), ('84', '03', 'Allier'), ('84', '07', 'Ardèche'), ('84', '15', 'Cantal'), ('84', '26', 'Drôme'), ('84', '38', 'Isère'), ('84', '42', 'Loire'), ('84', '43', 'Haute-Loire'), ('84', '63', 'Puy-de-Dôme'), ('84', '69', 'Rhône'), ('84', '73', 'Savoie'), ('84', '74', 'Haute-Savoie'),
  -- Provence-Alpes-Côte d'Azur
  ('93', '04', 'Alpes-de-Haute-Provence'), ('93', '05', 'Hautes-Alpes'), ('93', '06', 'Alpes-Maritimes'), ('93', '13', 'Bouches-du-Rhône'), ('93', '83', 'Var'), ('93', '84', 'Vaucluse'),
  -- Corse
  ('94', '2A', 'Corse-du-Sud'), ('94', '2B', 'Haute-Corse');

-- FINESS categories of establishments (national nomenclature TRE_R66 and, for practices, TRE_R02), with the
-- families of profils that make sense in each. « administration » fits everywhere.
-- Hospitals that may hold everything: short stay, rehabilitation, home care; they also file Grand Âge requests, address young children and often carry a PCO.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'sanitaire-receveur', 'grand-age-demandeur', 'tnd-adresseur', 'tnd-pco'], code, libelle from (values
    ('101', 'Centre hospitalier régional (CHR)'),
    ('106', 'Centre hospitalier (ex Hôpital local)'),
    ('355', 'Centre hospitalier (CH)'),
    ('365', 'Etablissement de soins pluridisciplinaire')
  ) as v (code, libelle);
-- Other establishments of care that send patients and, for part of them, receive some (SMR, palliative care).
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'sanitaire-receveur', 'grand-age-demandeur'], code, libelle from (values
    ('109', 'Etablissement de santé privé autorisé en soins de suite et de réadaptation (SSR)'),
    ('114', 'Hôpital des armées'),
    ('115', 'Etablissement de soins du Service de santé des armées (SSA)'),
    ('122', 'Etablissement de soins obstétriques et chirurgico-gynécologiques'),
    ('126', 'Etablissement thermal'),
    ('128', 'Etablissement de soins chirurgicaux'),
    ('129', 'Etablissement de soins médicaux'),
    ('130', 'Centre de soins médicaux'),
    ('131', 'Centre de lutte contre cancer'),
    ('161', 'Maison de santé pour maladies mentales'),
    ('430', 'Centre postcure pour malades mentaux'),
    ('433', 'Etablissement sanitaire des prisons'),
    ('697', 'Groupement de coopération sanitaire, Etablissement de santé'),
    ('698', 'Autre établissement relevant de la loi hospitalière'),
    ('699', 'Entité ayant autorisation')
  ) as v (code, libelle);
-- Mental health: sends, receives some, and addresses young children.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'sanitaire-receveur', 'grand-age-demandeur', 'tnd-adresseur', 'tnd-pco'], code, libelle from (values
    ('292', 'Centre hospitalier spécialisé de lutte contre les maladies mentales')
  ) as v (code, libelle);
-- Home care: receives from hospitals, may send on.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'sanitaire-receveur', 'grand-age-demandeur'], code, libelle from (values
    ('127', 'Hospitalisation à domicile (HAD)')
  ) as v (code, libelle);
-- Care without beds: only sends.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'grand-age-demandeur'], code, libelle from (values
    ('141', 'Centre de dialyse'),
    ('146', 'Structure d''alternative à la dialyse en centre'),
    ('422', 'Traitements spécialisés à domicile'),
    ('294', 'Centre de consultations cancer')
  ) as v (code, libelle);
-- Consultations of mental health.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'grand-age-demandeur', 'tnd-adresseur'], code, libelle from (values
    ('156', 'Centre médico-psychologique (CMP)'),
    ('425', 'Centre d''accueil thérapeutique à temps partiel (CATTP)'),
    ('412', 'Appartement thérapeutique'),
    ('366', 'Atelier thérapeutique'),
    ('415', 'Service médico-psychologique régional (SMPR)'),
    ('444', 'Centre de crise et d''accueil permanent')
  ) as v (code, libelle);
-- Primary care.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'grand-age-demandeur', 'tnd-adresseur'], code, libelle from (values
    ('124', 'Centre de santé'),
    ('439', 'Centre de santé polyvalent'),
    ('438', 'Centre de médecine collective'),
    ('269', 'Centre de médecine universitaire'),
    ('603', 'Maison de santé (L6223-3)'),
    ('604', 'Communauté Professionnelle Territoriale de Santé (CPTS)'),
    ('617', 'Lieu de soins non programmés'),
    ('618', 'Autre structure de soins non programmés (SNP)'),
    ('647', 'Equipe de Soins Spécialisés'),
    ('SA05', 'Centre de santé'),
    ('SA07', 'Cabinet individuel'),
    ('SA08', 'Cabinet de groupe'),
    ('SA09', 'Exercice en société')
  ) as v (code, libelle);
-- Early childhood and prevention, first line of the PCO.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'tnd-adresseur'], code, libelle from (values
    ('223', 'Protection maternelle et infantile (PMI)'),
    ('224', 'Etablissement de consultation pré et post-natale'),
    ('230', 'Etablissement consultation protection infantile'),
    ('268', 'Centre médico-scolaire'),
    ('636', 'Centre de soins et de prévention'),
    ('701', 'Maison des adolescents (MDA)')
  ) as v (code, libelle);
-- Nursing and help at home: SSIAD receives from hospitals; all of them help older people with their file and follow MDPH decisions.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-receveur', 'grand-age-demandeur', 'handicap-esms'], code, libelle from (values
    ('354', 'Service de soins infirmiers à domicile (SSIAD)'),
    ('209', 'Service autonomie aide et soins (SAAS)')
  ) as v (code, libelle);
-- Help at home.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'grand-age-demandeur', 'handicap-esms'], code, libelle from (values
    ('460', 'Service autonomie aide (SAA)'),
    ('640', 'Service d''aide et d''accompagnement à domicile aux familles (SAADF)')
  ) as v (code, libelle);
-- Coordination of care paths.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'sanitaire-demandeur', 'grand-age-demandeur'], code, libelle from (values
    ('606', 'Dispositif d''appui à la coordination (DAC)')
  ) as v (code, libelle);
-- CLIC.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'grand-age-demandeur'], code, libelle from (values
    ('463', 'Centre local d''information et de coordination de personnes âgées')
  ) as v (code, libelle);
-- Housing of older people: they receive and, by the rules of the service, never hold a demandeur right.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'grand-age-receveur'], code, libelle from (values
    ('500', 'Etablissement d''hébergement pour personnes âgées dépendantes'),
    ('501', 'EHPA percevant des crédits d''assurance maladie'),
    ('502', 'EHPA ne percevant pas des crédits d''assurance maladie'),
    ('202', 'Résidences autonomie'),
    ('207', 'Centre de jour pour personnes âgées'),
    ('362', 'Etablissement de soins longue durée'),
    ('381', 'Etablissement expérimental pour personnes âgées')
  ) as v (code, libelle);
-- Establishments and services for disabled children.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'handicap-esms', 'tnd-adresseur', 'tnd-pco'], code, libelle from (values
    ('182', 'Service d''éducation spéciale et de soins à domicile (SESSAD)')
  ) as v (code, libelle);
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'handicap-esms', 'tnd-adresseur'], code, libelle from (values
    ('183', 'Institut médico-éducatif (IME)'),
    ('186', 'Institut thérapeutique éducatif et pédagogique (ITEP)'),
    ('188', 'Etablissement pour enfants ou adolescents polyhandicapés'),
    ('192', 'Institut d''éducation motrice'),
    ('194', 'Institut pour déficients visuels'),
    ('195', 'Institut pour déficients auditifs'),
    ('196', 'Institut d''éducation sensorielle sourd-aveugle'),
    ('238', 'Centre d''accueil familial spécialisé'),
    ('377', 'Etablissement expérimental pour enfance handicapée'),
    ('390', 'Etablissement d''accueil temporaire d''enfants handicapés'),
    ('396', 'Foyer d''hébergement pour enfants et adolescents handicapés'),
    ('402', 'Jardin d''enfants spécialisé')
  ) as v (code, libelle);
-- CAMSP and CMPP: second line, and the usual bearers of a PCO, which has no category of its own.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'handicap-esms', 'tnd-adresseur', 'tnd-pco'], code, libelle from (values
    ('189', 'Centre médico-psycho-pédagogique (CMPP)'),
    ('190', 'Centre action médico-sociale précoce (CAMSP)')
  ) as v (code, libelle);
-- Resource centres (autism among them), university psychological help.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'handicap-esms', 'tnd-adresseur', 'tnd-pco'], code, libelle from (values
    ('461', 'Centres de ressources SAI (sans aucune indication)')
  ) as v (code, libelle);
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'handicap-esms', 'tnd-adresseur'], code, libelle from (values
    ('221', 'Bureau d''aide psychologique universitaire (BAPU)')
  ) as v (code, libelle);
-- Establishments and services for disabled adults.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'handicap-esms'], code, libelle from (values
    ('198', 'Établissement et Service de Préorientation'),
    ('242', 'Service d''Activité de Jour'),
    ('246', 'Etablissement et service d''aide par le travail (ESAT)'),
    ('247', 'Entreprise adaptée'),
    ('249', 'Établissement et Service de Réadaptation Professionnelle'),
    ('252', 'Foyer d''hébergement d''adultes handicapés'),
    ('253', 'Foyer d''accueil polyvalent pour adultes handicapés'),
    ('255', 'Maison d''accueil spécialisée (MAS)'),
    ('370', 'Etablissement Expérimental pour personnes handicapées'),
    ('379', 'Etablissement expérimental pour adultes handicapés'),
    ('382', 'Foyer de vie pour adultes handicapés'),
    ('395', 'Etablissement d''accueil temporaire pour adultes handicapés'),
    ('437', 'Foyer d''accueil médicalisé pour adultes handicapés (FAM)'),
    ('445', 'Service d''accompagnement médico-social pour adultes handicapés'),
    ('446', 'Service d''accompagnement à la vie sociale (SAVS)'),
    ('448', 'Etablissement d''Accueil Médicalisé en tout ou partie personnes handicapées'),
    ('449', 'Etablissement d''Accueil Non Médicalisé pour personnes handicapées'),
    ('464', 'Unité d''évaluation, de réentraînement et d''orientation sociale et-ou professionnelle')
  ) as v (code, libelle);
-- MDPH.
insert into categorie_structure (familles, code, libelle)
  select array['administration', 'handicap-mdph'], code, libelle from (values
    ('609', 'Maison Départementale pour Personnes Handicapées (MDPH)')
  ) as v (code, libelle);
-- Everything else that the ROR may describe: only administration makes sense there.
insert into categorie_structure (familles, code, libelle)
  select array['administration'], code, libelle from (values
    ('132', 'Etablissement de transfusion sanguine'),
    ('142', 'Dispensaire antituberculeux'),
    ('143', 'Centre de vaccination BCG'),
    ('165', 'Appartement de coordination thérapeutique (ACT)'),
    ('166', 'Centre Parents-Enfants de moins de 3 ans'),
    ('172', 'Pouponnière à caractère social'),
    ('175', 'Foyer de l''enfance'),
    ('176', 'Village d''enfants'),
    ('177', 'Maison d''enfants à caractère social'),
    ('178', 'Centre d''accueil et d''accompagnement à la réduction des risques pour usagers de drogues (CAARUD)'),
    ('180', 'Lits halte soins santé (LHSS)'),
    ('197', 'Centre de soins d''accompagnement et de prévention en addictologie (CSAPA)'),
    ('213', 'Lits d''accueil médicalisés (L.A.M.)'),
    ('214', 'Centre d''hébergement et de réinsertion sociale (CHRS)'),
    ('216', 'Résidence Hôtelière à Vocation Sociale (R.H.V.S)'),
    ('219', 'Autre centre d''accueil'),
    ('228', 'Centre de santé sexuelle'),
    ('231', 'Espaces de vie affective, relationnelle et sexuelle (EVARS)'),
    ('236', 'Service de placement familial (SPF)'),
    ('241', 'Établissement de Placement'),
    ('256', 'Foyer de travailleurs migrants non transformé en résidence sociale'),
    ('257', 'Foyers de jeunes travailleurs'),
    ('258', 'Maison relais, Pension de famille'),
    ('259', 'Autres résidences sociales'),
    ('266', 'Dispensaire antivénérien'),
    ('267', 'Dispensaire antihansénien'),
    ('270', 'Centre de médecine sportive'),
    ('271', 'Maison d''accueil Hospitalière'),
    ('286', 'Service de prévention spécialisée'),
    ('295', 'Service AEMO et AED'),
    ('300', 'Ecole formant aux professions sanitaires'),
    ('330', 'Ecole formant aux professions sociales'),
    ('340', 'Service mandataire judiciaire à la protection des majeurs'),
    ('341', 'Service dédié aux mesures d''accompagnement social personnalisé'),
    ('342', 'Service d''information et de soutien aux tuteurs familiaux'),
    ('344', 'Service délégué aux prestations familiales'),
    ('347', 'Centre d''examens de santé'),
    ('374', 'Ecole nationale de santé publique (ENSP)'),
    ('378', 'Etablissement expérimental enfance protégée'),
    ('380', 'Etablissement expérimental autres adultes'),
    ('411', 'Intermédiaire de placement social'),
    ('426', 'Syndicat inter hospitalier (SIH)'),
    ('436', 'Ecoles formant aux professions sanitaires et sociales'),
    ('440', 'Service d''Investigation Educative'),
    ('441', 'Service d''Intervention Educative en Milieu Ouvert'),
    ('442', 'Centre provisoire d''hébergement'),
    ('443', 'Centre d''accueil de demandeurs d''asile (CADA)'),
    ('462', 'Lieux de Vie et d''Accueil'),
    ('608', 'Equipe mobile médico-sociale précarité (EMMSP)'),
    ('610', 'Laboratoire d''analyses'),
    ('611', 'Laboratoire de biologie médicale (LBM)'),
    ('612', 'Autre laboratoire de biologie médicale sans FSE'),
    ('614', 'Dispositif Spécifique Régional du Cancer (DSRC)'),
    ('616', 'Services de Prévention et de Santé au Travail (SPST)'),
    ('620', 'Pharmacie d''officine'),
    ('624', 'Laboratoire pharmaceutique préparant et délivrant des allergènes'),
    ('627', 'Propharmacie'),
    ('628', 'Pharmacie minière'),
    ('629', 'Pharmacie mutualiste'),
    ('630', 'Installation autonome de chirurgie esthétique'),
    ('631', 'Maisons de naissance'),
    ('632', 'Structure Dispensatrice à domicile d''Oxygène à usage médical'),
    ('633', 'Structure Expérimentale en Santé'),
    ('637', 'Centre de Lutte Antituberculeuse (CLAT)'),
    ('638', 'Centre gratuit d''information de dépistage et de diagnostic (CeGIDD)'),
    ('639', 'Sociétés de téléconsultation (STLC)'),
    ('641', 'Antenne de Pharmacie d''officine'),
    ('642', 'Services départementaux d''incendie et de secours'),
    ('643', 'Service d''évaluation de la minorité et de l''isolement pour les personnes se déclarant mineures (SEMIPM)'),
    ('644', 'Etablissement de mise à l''abri pour les personnes se déclarant mineures non accompagnées (EMAMNA)'),
    ('645', 'Centre de Vaccination'),
    ('646', 'Centre de Vaccination Internationale'),
    ('648', 'Structure qui contribue au Service d''Accès aux Soins'),
    ('649', 'Centre de santé et de médiation en santé sexuelle'),
    ('650', 'Dispositifs Spécifiques Régionaux en périnatalité'),
    ('695', 'Groupement de coopération sanitaire de moyens - Exploitant'),
    ('696', 'Groupement de coopération sanitaire de moyens'),
    ('700', 'Maison sport-santé'),
    ('702', 'Point Accueil Ecoute Jeunes (PAEJ)'),
    ('703', 'Espace Santé Jeunes (ESJ)'),
    ('704', 'Autre service territorial'),
    ('705', 'Groupe d’Entraide Mutuelle (GEM)')
  ) as v (code, libelle);
-- Our own codes, for bodies that orientation knows and FINESS has no category for.
insert into categorie_structure (familles, code, libelle) values
  (array['administration', 'sanitaire-prado'], 'VT-CPAM', 'Caisse primaire d''assurance maladie (CPAM)'),
  (array['administration', 'grand-age-demandeur'], 'VT-CCAS', 'Centre communal d''action sociale (CCAS)'),
  (array['administration', 'grand-age-demandeur'], 'VT-CD', 'Service social du conseil départemental'),
  (array['administration', 'tnd-pco'], 'VT-PCO', 'Plateforme de coordination et d''orientation (PCO) portée à part');
