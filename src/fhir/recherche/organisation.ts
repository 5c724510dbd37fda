import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { unitePublique } from '#src/structures/publication.ts'
import { tableDe } from '#src/structures/ror/terminologies.ts'
import type { Genre } from '../ids.ts'
import { type Jeton, lireJeton, memeSysteme, sansEchappement } from '../protocole/valeurs.ts'
import { systemes } from '../systemes.ts'
import {
  booleen,
  type Critere,
  communs,
  idsDe,
  lireReference,
  type Parametre,
  pour,
  texte,
} from './parametre.ts'

export const parametresOrganisation: readonly Parametre[] = [
  ...communs('Organization'),
  {
    nom: 'identifier',
    type: 'token',
    documentation:
      'FINESS, SIREN, SIRET, identifiant national (1 + FINESS) ou identifiant d’organisation interne, avec ou sans système.',
    exemple: 'https://finess.esante.gouv.fr|340000017',
    lire: valeur => identifiants(lireJeton('identifier', valeur)),
  },
  texte('name', 'Début du nom, ou du nom usuel d’un établissement.', 'centre', {
    ej: ['nom'],
    eg: ['nom', 'nom_usuel'],
    oi: ['nom'],
  }),
  {
    nom: 'active',
    type: 'token',
    documentation: 'false : fermé aujourd’hui.',
    exemple: 'true',
    lire: (valeur, _, { aujourdhui }) => {
      const voulu = booleen('active', sansEchappement(valeur))
      const ouverte = sql<SqlBool>`not ${fermee(aujourdhui)}`
      const condition = voulu ? ouverte : sql<SqlBool>`${fermee(aujourdhui)}`
      return pour({ eg: condition, oi: condition, ej: voulu ? sql`true` : sql`false` })
    },
  },
  {
    nom: 'type',
    type: 'token',
    documentation:
      'Catégorie d’établissement (TRE_R66), secteur d’un cabinet (TRE_R02), statut juridique (TRE_R69, TRE_R72), type d’organisation interne (TRE_R207).',
    exemple:
      'https://mos.esante.gouv.fr/NOS/TRE_R66-CategorieEtablissement/FHIR/TRE-R66-CategorieEtablissement|355',
    lire: valeur => types(lireJeton('type', valeur)),
  },
  {
    nom: 'partof',
    type: 'reference',
    documentation: 'Ce qui dépend directement de cette organisation.',
    exemple: 'Organization/ej-340780055',
    lire: (valeur, _, contexte) => {
      const parent = lireReference('partof', 'Organization', valeur, contexte)
      if (!parent) return () => null
      const ids = idsDe(parent)
      switch (parent.genre) {
        case 'ej':
          return pour({ eg: sql`x.entite_juridique_id in ${ids}` })
        case 'eg':
          return pour({ oi: sql`(x.structure_id in ${ids} and not ${parentMontre})` })
        default:
          return pour({ oi: sql`x.parent_id in ${ids}` })
      }
    },
  },
  texte('address-city', 'Début du nom de la commune.', 'montpellier', { eg: ['commune'] }),
  codePostal('eg'),
]

/** Under a unit that is not shown, a unit hangs from its structure. */
const parentMontre = sql<SqlBool>`exists (select from unite p where p.id = x.parent_id and ${unitePublique('p')})`

/** The words of `etatOuverture` in SQL: definitive and provisional closures, or any of them whose day has come. */
const fermee = (aujourdhui: string): RawBuilder<SqlBool> => sql`(
  coalesce(x.fermeture_code in ('DEF', 'PRO', 'PRE'), true)
  and case when x.fermee_le is null then coalesce(x.fermeture_code in ('DEF', 'PRO'), false) else x.fermee_le <= ${aujourdhui}::date end)`

export function codePostal(genre: Genre): Parametre {
  return {
    nom: 'address-postalcode',
    type: 'string',
    documentation: 'Début du code postal.',
    exemple: '34',
    modificateurs: ['exact'],
    lire: (valeur, modificateur) => {
      const cherche = sansEchappement(valeur).toUpperCase()
      if (!/^[0-9A-Z ]{1,10}$/.test(cherche)) return () => null
      return pour({
        [genre]:
          modificateur === 'exact'
            ? sql`x.code_postal = ${cherche}`
            : sql`x.code_postal like ${`${cherche}%`}`,
      })
    },
  }
}

/** Where each system of identifiers is kept, and the value to look for there. */
const colonnes: Partial<Record<Genre, readonly { systeme: string; colonne: string; prefixe?: string }[]>> = {
  ej: [
    { systeme: systemes.finess, colonne: 'finess' },
    { systeme: systemes.sirene, colonne: 'siren' },
    { systeme: systemes.national, colonne: 'finess', prefixe: '1' },
    { systeme: systemes.national, colonne: 'siren', prefixe: '2' },
  ],
  eg: [
    { systeme: systemes.finess, colonne: 'finess' },
    { systeme: systemes.sirene, colonne: 'siret' },
    { systeme: systemes.national, colonne: 'finess', prefixe: '1' },
    { systeme: systemes.national, colonne: 'siret', prefixe: '3' },
  ],
  oi: [{ systeme: systemes.interne, colonne: 'identifiant' }],
}

function identifiants({ systeme, code }: Jeton): Critere {
  return genre => {
    const conditions = (colonnes[genre] ?? []).flatMap(({ systeme: sien, colonne, prefixe = '' }) => {
      if (systeme !== undefined && !memeSysteme(systeme, sien)) return []
      // only who has no FINESS is named by another number
      const sansFiness = prefixe > '1' ? sql` and x.finess is null` : sql``
      if (code === undefined) return [sql`(${sql.ref(`x.${colonne}`)} is not null${sansFiness})`]
      if (!code.startsWith(prefixe)) return []
      return [sql`(${sql.ref(`x.${colonne}`)} = ${code.slice(prefixe.length)}${sansFiness})`]
    })
    return conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : null
  }
}

const tablesDesTypes: Partial<Record<Genre, { colonne: string; tables: readonly string[] }>> = {
  ej: { colonne: 'statut_code', tables: ['R69', 'R72'] },
  eg: { colonne: 'categorie_code', tables: ['R66', 'R02'] },
  oi: { colonne: 'type_code', tables: ['R207'] },
}

function types({ systeme, code }: Jeton): Critere {
  return genre => {
    const type = tablesDesTypes[genre]
    const table = systeme === undefined ? undefined : tableDe({ systeme, code: '', libelle: undefined })
    if (!type || (systeme !== undefined && !type.tables.includes(table ?? ''))) return null
    const colonne = sql.ref(`x.${type.colonne}`)
    return code === undefined ? sql`${colonne} is not null` : sql`${colonne} = ${code}`
  }
}
