import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import {
  unContact,
  uneCapacite,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { RorFactice } from '#test/structures/ror-factice.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { importerRessources } from '../importer.ts'
import { ouvrirSource } from '../source/client.ts'
import { synchroniser } from './synchroniser.ts'

const essai = baseDeTest()

/** The life of a source: what changes there, and what we do meanwhile. */
type Evenement =
  | { quoi: 'change'; cible: number; valeur: number }
  | { quoi: 'supprime'; cible: number }
  | { quoi: 'complet' | 'delta' | 'vieux-fichier'; arretAuCoup: number | null; mort: boolean; rang: number }

const cible = fc.nat({ max: 9 })
const evenements: fc.Arbitrary<Evenement[]> = fc.array(
  fc.oneof(
    fc.record({ quoi: fc.constant('change' as const), cible, valeur: fc.nat({ max: 5 }) }),
    fc.record({ quoi: fc.constant('supprime' as const), cible }),
    fc.record({
      quoi: fc.constantFrom('complet' as const, 'delta' as const, 'delta' as const, 'vieux-fichier' as const),
      arretAuCoup: fc.option(fc.integer({ min: 1, max: 12 })),
      mort: fc.boolean(),
      rang: fc.nat({ max: 20 }),
    }),
  ),
  { minLength: 4, maxLength: 14 },
)

/** One of ten objects, in one of six states: names, closures, moves, contacts and capacities all vary. */
function objet(cible: number, valeur: number, maj: string): object {
  const options = { maj, name: `nom ${valeur}` }
  const organisation = { ...options, contact: [unContact({ valeur: `029900000${valeur}` })] }
  if (cible < 2) return uneStructure(`eg${cible}`, { ...organisation, finess: `35000000${cible}` })
  if (cible < 4)
    return uneUnite(`oi${cible}`, { ...organisation, partOf: { reference: `Organization/eg${valeur % 2}` } })
  if (cible < 7) {
    const ou = { providedBy: { reference: `Organization/oi${2 + (valeur % 2)}` } }
    return uneOffre(`hs${cible}`, {
      ...options,
      ...ou,
      location: [{ reference: `Location/lo${7 + (valeur % 3)}` }],
    })
  }
  return unLieu(`lo${cible}`, { ...options, extension: [uneCapacite(valeur), uneCapacite(1, '02')] })
}

const supprimables = /^(HealthcareService|Location)\//

async function vivre(evenements: Evenement[]) {
  const ror = new RorFactice()
  const avancer = (ms: number) => {
    ror.maintenant = new Date(ror.maintenant.getTime() + ms)
  }
  const poser = (cible: number, valeur: number) => {
    avancer(60_000)
    ror.poser(objet(cible, valeur, ror.maintenant.toISOString()))
  }
  ror.poser(uneEntiteJuridique())
  for (let n = 0; n < 10; n++) poser(n, n % 6)
  const anciennes: object[] = []
  const dossier = mkdtempSync(join(tmpdir(), 'ror-'))
  /** Stopped at some call: by our own death, or by a source that no longer answers. */
  const passer = async (nature: 'complet' | 'delta', arretAuCoup: number | null, tue = true) => {
    avancer(600_000)
    const debut = ror.appels.length
    const mort = new Error('kill -9')
    const arret = () => (tue ? mort : ror.json({}, 500))
    ror.pannes =
      arretAuCoup === null ? [] : [(_, rang) => (rang - debut >= arretAuCoup ? arret() : undefined)]
    const services = {
      ...servicesDeTest(essai.base, { variables: { DATA_DIR: dossier } }),
      horloge: () => ror.maintenant,
    }
    const outils = { ...ror.outils }
    // nothing of ours runs after a death: neither the end of the run, nor its report
    const source = ouvrirSource(ror.reglages, {
      ...outils,
      attendre: async ms => {
        if (tue && ror.pannes.length > 0) throw mort
        return outils.attendre(ms)
      },
    })
    services.log.error = () => {
      throw mort
    }
    await synchroniser(services, source, { nature }).catch((erreur: unknown) => {
      if (erreur !== mort) throw erreur
    })
    ror.pannes = []
  }

  for (const evenement of evenements) {
    if (evenement.quoi === 'change') {
      const [cle, ancienne] = [...ror.ressources][evenement.cible % ror.ressources.size] ?? []
      if (cle && ancienne) anciennes.push(ancienne)
      poser(evenement.cible, evenement.valeur)
    } else if (evenement.quoi === 'supprime') {
      const possibles = [...ror.ressources].filter(([cle]) => supprimables.test(cle))
      const [cle, ressource] = possibles[evenement.cible % Math.max(1, possibles.length)] ?? []
      if (cle && ressource) {
        anciennes.push(ressource)
        ror.ressources.delete(cle)
      }
    } else if (evenement.quoi === 'vieux-fichier') {
      const ancienne = anciennes[evenement.rang % Math.max(1, anciennes.length)]
      if (ancienne)
        await enTransaction(essai.base, tx => importerRessources(tx, [ancienne, ancienne], ror.maintenant))
    } else await passer(evenement.quoi, evenement.arretAuCoup, evenement.mort)
  }
  // the first may only finish an export that was asked before a death or a failure
  await passer('complet', null)
  await passer('complet', null)
  return ror
}

const miroir = async () =>
  (
    await essai.base.pool.query(
      `select type || '/' || id as cle, contenu from ror_ressource where absente_le is null order by 1`,
    )
  ).rows

/** What people read, without what is shown as gone. */
async function fiches() {
  const { rows } = await essai.base.pool.query(`
    select 'structure' q, s.ror_id, s.nom, e.ror_id as dessus, null as dessous from structure s
      join entite_juridique e on e.id = s.entite_juridique_id where s.absente_le is null
    union all select 'unite', u.ror_id, u.nom, s.ror_id, p.ror_id from unite u join structure s on s.id = u.structure_id
      left join unite p on p.id = u.parent_id where u.absente_le is null
    union all select 'offre', o.ror_id, o.nom, s.ror_id || u.ror_id, string_agg(l.lieu_ror_id, ',' order by 1)
      from offre o join structure s on s.id = o.structure_id join unite u on u.id = o.unite_id
      join offre_lieu l on l.offre_id = o.id where o.absente_le is null group by o.id, s.id, u.id
    union all select 'lieu', l.ror_id, l.nom, string_agg(c.statut_code || c.nombre, ',' order by c.rang), null
      from lieu l join capacite c on c.lieu_id = l.id where l.absente_le is null group by l.id
    union all select 'contact', coalesce(s.ror_id, u.ror_id), c.valeur, null, null from contact_ror c
      left join structure s on s.id = c.structure_id left join unite u on u.id = c.unite_id
    order by 1, 2, 3`)
  return rows
}

it('whatever the order, the delays, the duplicates, the failures and the deaths, the mirror ends as the source', async () => {
  await fc.assert(
    fc.asyncProperty(evenements, async suite => {
      await viderAnnuaire(essai.base)
      const ror = await vivre(suite)
      const attendu = [...ror.ressources]
        .map(([cle, contenu]) => ({ cle, contenu }))
        .sort((a, b) => (a.cle < b.cle ? -1 : 1))
      expect(await miroir()).toEqual(attendu)
      const vecues = await fiches()
      await viderAnnuaire(essai.base)
      await enTransaction(essai.base, tx => importerRessources(tx, ror.ressources.values(), ror.maintenant))
      expect(vecues).toEqual(await fiches())
    }),
    { numRuns: 20 },
  )
}, 120_000)
