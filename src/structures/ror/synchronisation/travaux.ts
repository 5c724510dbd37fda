import { z } from 'zod'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import { planifier, type Travail } from '#src/socle/travaux/travail.ts'
import { lireReglagesRor, type ReglagesRor } from '../source/reglages.ts'
import { passageInterrompu } from './passages.ts'
import { exportAReprendre } from './reprendre-export.ts'
import { sourceConfiguree } from './source-configuree.ts'
import { type DemandeSynchro, synchroniser } from './synchroniser.ts'

const reessaiMs = 60_000
const reprisePasseMs = 3_600_000

/** A run that fails is a result, told and dated: the job itself is done, and the next one tries again. */
async function lancer(services: Services, demande: DemandeSynchro): Promise<'occupe' | 'fini'> {
  const source = sourceConfiguree(services)
  if (!source) return 'fini'
  const { genre } = await synchroniser(services, source, demande)
  if (genre === 'fait' && demande.nature !== 'structure') await reessayerLaPasse(services, source.reglages)
  return genre === 'occupe' ? 'occupe' : 'fini'
}

/** A complete pass that failed is tried again while its export lives, a day at most: not a week later, with another one. */
async function reessayerLaPasse({ base, horloge }: Services, reglages: ReglagesRor): Promise<void> {
  const ancien = await exportAReprendre(base, reglages, horloge())
  if (!ancien || 'raison' in ancien) return
  const apres = new Date(horloge().getTime() + reprisePasseMs)
  await enTransaction(base, tx =>
    planifier(tx, passeHebdomadaire.nom, {}, { apres, cle: passeHebdomadaire.nom }),
  )
}

/** In the night from Saturday to Sunday, when nobody works on fiches. */
const passeHebdomadaire: Travail = {
  nom: 'ror-passe-complete',
  cron: '30 1 * * 0',
  executer: async services => void (await lancer(services, { nature: 'complet' })),
}

const deltas: Travail = {
  nom: 'ror-delta',
  cron: '10 4,8,11,14,17,20 * * *',
  executer: async services => void (await lancer(services, { nature: 'delta' })),
}

const reprise: Travail = {
  nom: 'ror-reprise',
  executer: async services => void (await lancer(services, { nature: 'reprise' })),
}

const schema = z.object({ structureId: z.uuid(), demandePar: z.uuid().optional() })
type DemandeStructure = z.infer<typeof schema>
const nomStructure = 'ror-structure'

/** One structure, asked for from its fiche: waits for its turn when a run is under way. */
const uneStructure: Travail = {
  nom: nomStructure,
  executer: async (services, donnees) => {
    const demande = schema.parse(donnees)
    if ((await lancer(services, { nature: 'structure', ...demande })) === 'fini') return
    const apres = new Date(services.horloge().getTime() + reessaiMs)
    await enTransaction(services.base, tx =>
      planifier(tx, nomStructure, demande, { apres, cle: cleDe(demande) }),
    )
  },
}

/** The same structure asked for twice is read once. */
const cleDe = ({ structureId }: DemandeStructure) => `${nomStructure}:${structureId}`

/** Asks for a structure to be read, in the caller's transaction. */
export async function demanderStructure(tx: Ecriture, demande: DemandeStructure): Promise<void> {
  await planifier(tx, nomStructure, demande, { cle: cleDe(demande) })
}

/**
 * A process that died in the middle of a run left it under way: it goes on as soon as one starts.
 * @throws ConfigInvalide when the ROR is half configured: at start, not in a job that nobody looks at
 */
export async function reprendreAuDemarrage(services: Services): Promise<void> {
  if (!lireReglagesRor(services.config) || !(await passageInterrompu(services.base))) return
  await enTransaction(services.base, tx => planifier(tx, reprise.nom, {}, { cle: reprise.nom }))
}

export const travauxRor: readonly Travail[] = [passeHebdomadaire, deltas, reprise, uneStructure]
