import type { Alea } from '../alea.ts'
import { adresseDe, cog } from './adresse.ts'
import {
  type Code,
  capacite,
  concept,
  contact,
  contactOffre,
  entete,
  extensionRor,
  type Ressource,
  reference,
  systeme,
} from './fhir.ts'
import { type ModeleUnite, modeles } from './modeles.ts'
import { type ModeleOffre, offres } from './offres.ts'
import { type EntitePrevue, type StructurePrevue, telephoneFictif } from './plan.ts'

const statuts: Record<EntitePrevue['statut'], Code> = {
  public: ['1200', 'Etablissement public'],
  association: ['2100', 'Organisme privé à but non lucratif'],
  commercial: ['2200', 'Organisme privé à caractère commercial'],
}
const typesUnite: Record<ModeleUnite['type'], Code> = {
  pole: ['1', 'Pôle'],
  service: ['2', 'Structure interne ou Service'],
  uf: ['3', 'Unité fonctionnelle'],
}

/** Everything the ROR would publish of the planned structures, as FHIR resources. Dates follow `maintenant`. */
export function enRessources(
  structures: readonly StructurePrevue[],
  contexte: { alea: Alea; maintenant: Date },
): Ressource[] {
  const entites = new Map(structures.map(({ entite }) => [entite.finess, entite]))
  return [
    ...[...entites.values()].map(entite => entiteJuridique(entite, contexte.maintenant)),
    ...structures.flatMap(structure => structureEtSuite(structure, contexte)),
  ]
}

const identifiant = (code: string, libelle: string, system: string, value: string) => ({
  type: concept('G07', [code, libelle]),
  system,
  value,
})

function identifiants(finess: string, autre: { code: string; libelle: string; valeur: string }) {
  return [
    {
      use: 'official',
      ...identifiant('40', 'Identifiant national de structure', 'urn:oid:1.2.250.1.71.4.2.2', `1${finess}`),
    },
    identifiant('1', 'FINESS', 'https://finess.esante.gouv.fr', finess),
    identifiant(autre.code, autre.libelle, 'https://sirene.fr', autre.valeur),
  ]
}

function entiteJuridique(entite: EntitePrevue, majLe: Date): Ressource {
  return {
    ...entete('Organization', `demo-ej-${entite.finess}`, 'ror-organization', joursAvant(majLe, 40)),
    identifier: identifiants(entite.finess, { code: '2', libelle: 'SIREN', valeur: entite.siren }),
    type: [concept('R69', statuts[entite.statut])],
    name: entite.nom,
  }
}

function structureEtSuite(
  structure: StructurePrevue,
  { alea, maintenant }: { alea: Alea; maintenant: Date },
): Ressource[] {
  const majLe = joursAvant(maintenant, alea.entier(1, 35))
  const id = `demo-eg-${structure.finess}`
  const modele = modeles[structure.modele]
  const adresse = adresseDe(structure, alea)
  const eg: Ressource = {
    ...entete('Organization', id, 'ror-organization', majLe),
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/organization-period',
        valuePeriod: { start: `${alea.entier(1955, 2018)}-0${alea.entier(1, 9)}-01` },
      },
    ],
    identifier: identifiants(structure.finess, { code: '3', libelle: 'SIRET', valeur: structure.siret }),
    type: [concept('R66', modele.categorie)],
    name: structure.nom,
    ...(structure.nomUsuel && { alias: [structure.nomUsuel] }),
    address: [adresse],
    partOf: reference('Organization', `demo-ej-${structure.entite.finess}`),
    contact: [
      contact(
        ['06', 'Standard'],
        [
          { canal: 'telephone', valeur: structure.telephone },
          { canal: 'courriel', valeur: structure.courriel },
          { canal: 'site', valeur: structure.site },
        ],
      ),
    ],
  }
  const rang = { valeur: 0 }
  const suite = (unites: readonly ModeleUnite[], parent: string): Ressource[] =>
    unites.flatMap(unite => {
      rang.valeur += 1
      const numero = String(rang.valeur).padStart(2, '0')
      const idUnite = `demo-oi-${structure.finess}-${numero}`
      return [
        organisationInterne({ unite, id: idUnite, parent, majLe }),
        ...(unite.offre
          ? offreEtLieu({
              nom: unite.nom,
              modele: offres[unite.offre],
              structure,
              idUnite,
              numero,
              adresse,
              majLe,
              alea,
            })
          : []),
        ...suite(unite.sous ?? [], idUnite),
      ]
    })
  return [eg, ...suite(modele.unites, id)]
}

function organisationInterne(oi: { unite: ModeleUnite; id: string; parent: string; majLe: Date }): Ressource {
  const profil = oi.unite.type === 'uf' ? 'ror-core-organization-uf' : 'ror-internal-organization'
  return {
    ...entete('Organization', oi.id, profil, oi.majLe),
    identifier: [
      {
        type: concept('R345', ['42', "Identifiant fonctionnel de l'OI connu par l'instance ROR"]),
        system: 'https://oi.esante.gouv.fr',
        value: oi.id.toUpperCase(),
      },
    ],
    type: [concept('R207', typesUnite[oi.unite.type])],
    name: oi.unite.nom,
    partOf: reference('Organization', oi.parent),
  }
}

function offreEtLieu(o: {
  nom: string
  modele: ModeleOffre
  structure: StructurePrevue
  idUnite: string
  numero: string
  adresse: ReturnType<typeof adresseDe>
  majLe: Date
  alea: Alea
}): Ressource[] {
  const cle = `${o.structure.finess}-${o.numero}`
  const installes = o.alea.entier(...o.modele.capacite)
  const ages = { system: systeme('R247'), code: 'a' }
  const [min, max] = o.modele.ages
  const offre: Ressource = {
    ...entete('HealthcareService', `demo-hs-${cle}`, 'ror-healthcareservice', o.majLe),
    extension: [
      extensionRor('ror-healthcareservice-sensitive-unit', { valueBoolean: false }),
      extensionRor('ror-healthcareservice-patient-type', {
        extension: [
          { url: 'ageRange', valueRange: { low: { value: min, ...ages }, high: { value: max, ...ages } } },
          ...(o.modele.public
            ? [{ url: 'supportedPatientInfo', valueCodeableConcept: concept('R239', o.modele.public) }]
            : []),
        ],
      }),
      contactOffre(['06', 'Standard'], telephoneFictif(o.structure.departement, o.alea.entier(5000, 9999))),
    ],
    identifier: [
      {
        type: concept('R355', ['35', "Identifiant fonctionnel de l'offre connu par l'instance ROR"]),
        value: `76/demo-${cle}`,
      },
    ],
    active: true,
    name: o.nom,
    providedBy: reference('Organization', o.idUnite),
    category: [concept('R244', o.modele.categorie)],
    type: [concept('R227', o.modele.champ)],
    specialty: [concept('R211', o.modele.activite)],
    characteristic: [
      concept('R213', o.modele.mode),
      ...(o.modele.temporalite ? [concept('R240', o.modele.temporalite)] : []),
    ],
    location: [reference('Location', `demo-lo-${cle}`)],
  }
  const lieu: Ressource = {
    ...entete('Location', `demo-lo-${cle}`, 'ror-location', o.majLe),
    extension: [
      extensionRor('ror-commune-cog', {
        valueCodeableConcept: concept('R13', [cog(o.structure), o.structure.commune]),
      }),
      capacite(o.modele.nature, ['01', 'Installé'], installes, o.majLe),
      capacite(o.modele.nature, ['02', 'Disponible'], o.alea.entier(0, Math.ceil(installes / 8)), o.majLe),
    ],
    status: 'active',
    name: o.nom,
    type: [concept('R343', o.modele.fonction)],
    address: o.adresse,
  }
  return [offre, lieu]
}

const joursAvant = (instant: Date, jours: number) => new Date(instant.getTime() - jours * 86_400_000)
