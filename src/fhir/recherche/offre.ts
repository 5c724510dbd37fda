import { type SqlBool, sql } from 'kysely'
import { unitePublique } from '#src/structures/publication.ts'
import { tableDe } from '#src/structures/ror/terminologies.ts'
import { refuser } from '../protocole/issues.ts'
import { type Jeton, lireJeton, sansEchappement } from '../protocole/valeurs.ts'
import {
  booleen,
  type Contexte,
  type Critere,
  communs,
  idsDe,
  lireReference,
  type Parametre,
  pour,
  rien,
  texte,
} from './parametre.ts'

const mos = (table: string, nom: string) =>
  `https://mos.esante.gouv.fr/NOS/TRE_${table}-${nom}/FHIR/TRE-${table}-${nom}`

export const parametresOffre: readonly Parametre[] = [
  ...communs('HealthcareService'),
  {
    nom: 'identifier',
    type: 'token',
    documentation: 'Identifiant de l’offre (région/numéro) ; il n’a pas de système.',
    exemple: '76/0012345',
    lire: valeur => {
      const { systeme, code } = lireJeton('identifier', valeur)
      return systeme || code === undefined ? rien : pour({ offre: sql`x.identifiant = ${code}` })
    },
  },
  texte('name', 'Début du nom de l’offre.', 'hospitalisation', { offre: ['nom'] }),
  {
    nom: 'active',
    type: 'token',
    documentation: 'L’offre est ouverte selon la source.',
    exemple: 'true',
    lire: valeur => pour({ offre: sql`x.active = ${booleen('active', sansEchappement(valeur))}` }),
  },
  {
    nom: 'organization',
    type: 'reference',
    documentation:
      'Organisation qui délivre l’offre ; avec :below, elle ou l’une de celles qui en dépendent, à toute profondeur.',
    exemple: 'Organization/eg-340000017',
    modificateurs: ['below'],
    lire: organisation,
  },
  {
    nom: 'location',
    type: 'reference',
    documentation: 'Lieu où l’offre est délivrée.',
    exemple: 'Location/1234',
    lire: (valeur, _, contexte) => {
      const lieu = lireReference('location', 'Location', valeur, contexte)
      if (!lieu) return rien
      return pour({
        offre: sql`x.id in (select ol.offre_id from offre_lieu ol join lieu l on l.ror_id = ol.lieu_ror_id where l.id in ${idsDe(lieu)})`,
      })
    },
  },
  trait('service-category', 'Type d’offre (TRE_R244).', `${mos('R244', 'CategorieOrganisation')}|157`, [
    'R244',
  ]),
  trait('service-type', 'Champ d’activité (TRE_R227).', `${mos('R227', 'ChampActivite')}|02`, ['R227']),
  trait('specialty', 'Activité opérationnelle (TRE_R211).', `${mos('R211', 'ActiviteOperationnelle')}|022`, [
    'R211',
    'J51',
  ]),
  trait(
    'characteristic',
    'Tout autre trait codé : mode de prise en charge (TRE_R213), temporalité (TRE_R240), spécialisation (TRE_R245)…',
    `${mos('R213', 'ModePriseEnCharge')}|28`,
    null,
  ),
]

/** The tables that are emitted elsewhere than in `characteristic`. */
const ailleurs = ['R227', 'R244', 'R211', 'J51', 'R239']

/** @param tables those of this element; null for `characteristic`, which takes all the others */
function trait(
  nom: string,
  documentation: string,
  exemple: string,
  tables: readonly string[] | null,
): Parametre {
  const estIci = (table: string | undefined) =>
    tables === null ? !ailleurs.includes(table ?? '') : tables.includes(table ?? '')
  return {
    nom,
    type: 'token',
    documentation,
    exemple,
    lire: valeur => {
      const { systeme, code } = lireJeton(nom, valeur)
      if (code === undefined) return refuser('too-costly', `${nom} : donnez un code avec son système.`)
      if (!systeme) return pour({ offre: sansSysteme(code, tables) })
      const table = tableDe({ systeme, code, libelle: undefined })
      if (!estIci(table)) return rien
      return pour({ offre: table ? deLaTable(table, code) : duSysteme({ systeme, code }) })
    },
  }
}

const deLaTable = (table: string, code: string) => sql<SqlBool>`x.traits @> ${[`${table}|${code}`]}::text[]`

function duSysteme({ systeme, code }: Jeton) {
  const nu = (systeme ?? '').replace(/^https?:\/\//, '')
  const ecrits = [`http://${nu}`, `https://${nu}`, nu].map(
    ecrit => sql`x.caracteristiques @> ${JSON.stringify([{ systeme: ecrit, code }])}::jsonb`,
  )
  return sql<SqlBool>`(x.traits @> ${[`|${code}`]}::text[] and (${sql.join(ecrits, sql` or `)}))`
}

/** The code alone: the index finds the offers that bear it, then its system must be one that is emitted here. */
function sansSysteme(code: string, tables: readonly string[] | null) {
  const numero = sql`coalesce(table_nos(c ->> 'systeme'), '')`
  const ici =
    tables === null ? sql`${numero} <> all (${ailleurs}::text[])` : sql`${numero} = any (${tables}::text[])`
  return sql<SqlBool>`(x.traits @> ${[`|${code}`]}::text[]
    and exists (select from jsonb_array_elements(x.caracteristiques) c where c ->> 'code' = ${code} and ${ici}))`
}

/** The unit, when it is shown, delivers the offer; else the structure does. */
function organisation(valeur: string, modificateur: string | undefined, contexte: Contexte): Critere {
  const porteuse = lireReference('organization', 'Organization', valeur, contexte)
  if (!porteuse) return rien
  const ids = idsDe(porteuse)
  const dessous = modificateur === 'below'
  switch (porteuse.genre) {
    case 'ej':
      return dessous
        ? pour({
            offre: sql`x.structure_id in (select s.id from structure s where s.entite_juridique_id in ${ids})`,
          })
        : rien
    case 'eg':
      return pour({
        offre: dessous
          ? sql`x.structure_id in ${ids}`
          : sql`(x.structure_id in ${ids} and not exists (select from unite u where u.id = x.unite_id and ${unitePublique('u')}))`,
      })
    default:
      return pour({
        offre: dessous
          ? sql`x.unite_id in (with recursive sous as (select u.id from unite u where u.id in ${ids}
              union select u.id from unite u join sous on u.parent_id = sous.id) select id from sous)`
          : sql`x.unite_id in ${ids}`,
      })
  }
}
