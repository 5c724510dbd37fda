import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { importerTerminologies } from './importer-nos.ts'
import type { TerminologieLue } from './lire-terminologie.ts'

/**
 * The codes that the product cannot do without, so that a fiche reads well where the source sends codes alone: one
 * line each, code and published label. An edition loaded by `nos importer` takes their place.
 */
const tables: Record<string, string> = {
  'R30-RegionOM': `
    01 Guadeloupe
    02 Martinique
    03 Guyane
    04 La Réunion
    06 Mayotte
    11 Ile-de-france
    24 Centre-Val-de-Loire
    27 Bourgogne-Franche-Comté
    28 Normandie
    32 Hauts-de-France
    44 Grand-Est
    52 Pays de la Loire
    53 Bretagne
    75 Nouvelle-Aquitaine
    76 Occitanie
    84 Auvergne-Rhône-Alpes
    93 Provence-Alpes-Côte d'Azur
    94 Corse`,
  'R69-FinessAgregatStatutJuridiqueNiv2': `
    1100 Etat et Collectivités territoriales
    1200 Etablissement public
    2100 Organisme privé à but non lucratif
    2200 Organisme privé à caractère commercial
    3100 Personne morale de droit étranger`,
  'R207-TypeOrganisationInterne': `
    1 Pôle
    2 Structure interne ou Service
    3 Unité fonctionnelle
    4 Unité élémentaire`,
  'R213-ModePriseEnCharge': `
    01 Accueil Permanence des soins en établissement de santé
    02 Accueil spécialisé
    09 Chirurgie ambulatoire
    11 Equipe mobile extra-hospitalière
    13 Hospitalisation courte durée (UHCD)
    17 Précarité, permanence d'accès aux soins de santé (PASS)
    20 Soins externes et traitements ambulatoires
    27 Régulation médicale téléphonique
    28 Hospitalisation complète (HC)
    29 Hospitalisation de jour (HJ)
    30 Hospitalisation de nuit (HN)
    31 Hospitalisation à domicile (HAD)
    32 Consultation (CS) ou Séance
    33 Accueil des urgences
    34 Hospitalisation de semaine (HS)
    35 Téléexpertise
    36 Téléassistance
    37 Télésurveillance médicale
    38 Isolement de secteur (unité de cohorting)
    39 Réunion de Concertation Pluridisciplinaire (RCP)
    40 Réunion de Concertation Pluridisciplinaire (RCP) de recours
    41 Accueil familial thérapeutique
    42 Prise en charge de groupe
    46 Hébergement (accueil jour et nuit)
    47 Accueil de jour
    48 Accueil de nuit
    49 Sur les lieux de vie
    50 Placement famille d'accueil
    52 Equipe mobile intra-hospitalière
    53 Equipe mobile extra et intra-hospitalière
    54 Accueil individuel ou collectif
    55 Plateau technique
    56 Accueil non programmé
    57 Centre spécialisé
    58 Suivi ou coordination de parcours
    59 Equipe d'intervention mobile`,
  'R227-ChampActivite': `
    01 Médecine Chirurgie Obstétrique (MCO)
    02 Soins Médicaux et de réadaptation (SMR)
    03 Psychiatrie (PSY)
    04 Médico-social (MS)
    05 Ville
    06 Social`,
  'R239-PublicPrisEnCharge': `
    01 Personnes âgées en perte d'autonomie (PA) et aidants
    02 Personnes en situation de handicap (PH) et aidants
    03 Personnes âgées autonomes
    04 Personnes présentant une conduite addictive
    05 Personnes handicapées vieillissantes
    06 Personnes en situation de précarité
    07 Tout public
    08 Etudiants
    09 Personnes atteintes de pathologies chroniques ou présentant une affection de longue durée (ALD)
    10 Victime de violence
    11 Auteur de violence ou à risque de violence`,
  'R240-TemporaliteAccueil': `
    01 Temporaire
    02 Permanent`,
  'R251-FonctionContact': `
    01 Directeur
    02 Assistant social
    03 Cadre de santé
    04 Médecin coordonnateur
    05 Secrétaire
    06 Président de CME
    07 Référent PDSES
    08 Infirmier coordonnateur
    09 Infirmier de liaison
    10 Chef de service
    11 Chef de pôle
    12 Référent ROR
    13 Référent outil d'orientation SMR
    15 Référent direction des services informatiques
    16 Médecin DIM
    18 Contact gestion de cas MAIA
    19 Contact PTA
    20 Chef de service éducatif
    21 Coordonnateur CLIC
    22 Responsable d'unité
    23 Spécialiste en hygiène prévention contrôle des Infections Associées aux Soins (IAS)
    24 Responsable du signalement des Infections Associées aux Soins (IAS)
    25 Référent en antibiothérapie
    26 Coordonnateur de la gestion des risques associés aux soins
    27 Responsable du Bed Management
    28 Référent Handicap`,
  'R283-NiveauConfidentialite': `
    1 Visible du grand public
    2 Visible par les professionnels
    3 Visible régulation et gestion de crise`,
  'R286-TypeFermeture': `
    DEF Définitive
    ERR Erreur
    NDI Non défini
    CHP Sortie du champ FINESS
    EML Ancienne autorisation fonctionnement EML
    PRO Provisoire
    PRE Prévisionnelle`,
  'R329-NatureCapacite': `
    01 Lit
    02 Place
    03 Logement`,
  'R330-TypeStatutCapacite': `
    01 Installé
    02 Disponible
    03 Occupé
    04 Réservé
    05 Fermé
    06 Supplémentaire`,
  'R338-ModaliteAccueil': `
    01 Accueil séquentiel accepté
    02 Prise en charge directe SMUR
    03 En présentiel
    04 Téléconsultation
    05 Visite à domicile
    06 Prise en charge sans rendez-vous
    07 Accueil anonyme
    08 Accueil réservé aux femmes
    09 Participation aux gardes/astreintes
    10 Téléexpertise en moins de 24h
    11 Téléexpertise en moins de 7 jours
    13 Admission directe non programmée - personne âgée (PA)
    14 Télésoin
    15 Consultation dans des locaux dédiés - personnes en situation de handicap (PH)
    16 Consultation sans locaux dédiés - personnes en situation de handicap (PH)
    17 HandiBloc
    18 Intra-hospitalier (dont équipe de liaison)
    19 Extra-hospitalier
    20 Accueil en unité protégée
    21 Accueil saisonnier possible
    22 Accueil saisonnier uniquement
    23 Autodialyse simple
    24 Autodialyse assistée
    25 Relayage courte durée (quelques heures par jour)
    26 Relayage longue durée (sur plusieurs jours)
    27 Soins à domicile`,
  'R343-FonctionLieu': `
    001 Hébergement MCO
    002 Hébergement PSY
    003 Hébergement MS
    004 Hébergement SMR
    005 Adresse
    006 Bloc opératoire
    007 Caisson hyperbare
    008 Chambre mortuaire
    009 Plateau d’endoscopie
    010 Plateau d’imagerie conventionnelle
    011 Plateau d’imagerie interventionnelle
    012 Plateau de réadaptation
    013 Salle de travail (salle de naissance)
    014 Bloc obstétrical
    015 Local de cabinet de ville d'ergothérapie
    016 Local de cabinet de ville de diététique
    017 Local de cabinet dentaire ou de stomatologie
    018 Local de cabinet de ville de kinésithérapie
    019 Local de cabinet de ville infirmier
    020 Local de cabinet de ville de maïeutique
    021 Local de cabinet de ville d’oto-rhino-laryngologie (ORL)
    022 Local de cabinet de ville de cardiologie
    023 Local de cabinet de ville de médecine générale
    024 Local de cabinet de ville de Médecine Physique et de Réadaptation (MPR)
    025 Local de cabinet de ville de rhumatologie
    026 Local de cabinet de ville de pédiatrie
    027 Local de cabinet de ville d’ophtalmologie
    028 Local de cabinet de ville de pneumologie
    029 Plateau de médecine nucléaire`,
}

const livreePar = 'Livrée avec ViaTrajectoire'

const livrees: readonly TerminologieLue[] = Object.entries(tables).map(([nom, lignes]) => {
  const url = `https://mos.esante.gouv.fr/NOS/TRE_${nom}/FHIR/TRE-${nom}`
  return {
    url,
    genre: 'CodeSystem',
    nom: `TRE_${nom}`,
    description: livreePar,
    version: null,
    publiee_le: null,
    statut: 'active',
    fragment: true,
    codes: lignes
      .trim()
      .split('\n')
      .map(ligne => {
        const [, code = '', libelle = ''] = /^\s*(\S+) (.+)$/.exec(ligne) ?? []
        const nos = nom.slice(0, nom.indexOf('-'))
        return { systeme: url, code, nos, libelle, actif: true, valide_du: null, fini_le: null }
      }),
    liens: [],
  }
})

/** At start: loads what is shipped, but where an edition of one's own was loaded. */
export async function chargerLesLivrees({
  base,
  maintenant,
}: {
  base: Base
  maintenant: Date
}): Promise<void> {
  const connues = await base
    .selectFrom('terminologie')
    .select(['url', 'description'])
    .where(
      'url',
      'in',
      livrees.map(({ url }) => url),
    )
    .execute()
  const autres = new Set(connues.filter(t => t.description !== livreePar).map(({ url }) => url))
  await enTransaction(base, tx =>
    importerTerminologies(
      tx,
      livrees.filter(({ url }) => !autres.has(url)),
      maintenant,
    ),
  )
}
