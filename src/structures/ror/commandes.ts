import type { Lecture } from '#src/socle/base/base.ts'
import type { Commande, CommandeSansBase } from '#src/socle/tranche.ts'
import { direLeProfil, raconter } from './bilan.ts'
import { commandeDouble } from './double/commande.ts'
import { importerRor } from './importer.ts'
import { quoiFaire } from './source/echec.ts'
import { sourceConfiguree } from './synchronisation/source-configuree.ts'
import { type DemandeSynchro, synchroniser } from './synchronisation/synchroniser.ts'

const commandeImporter: Commande = {
  nom: 'ror importer',
  description:
    'Importe dans l’annuaire un export du ROR (FHIR R4, JSON) : un fichier, ou tous ceux d’un dossier.',
  arguments: '<fichier|dossier>',
  executer: async ({ base, horloge }, appel) => {
    const [chemin] = appel.arguments
    if (!chemin) {
      dire('Indiquez le fichier ou le dossier à importer : viatrajectoire ror importer <fichier|dossier>')
      return 2
    }
    const resultat = await importerRor(base, {
      chemin,
      maintenant: horloge(),
      progression: lues => {
        if (lues % 5000 === 0) dire(`${lues} ressources lues…`)
      },
    })
    if (!resultat.ok) {
      dire(`Import refusé, rien n’a été changé. ${resultat.motif}`)
      return 1
    }
    for (const ligne of raconter(resultat.bilan)) dire(ligne)
    process.stdout.write(`${JSON.stringify({ commande: 'ror importer', ...resultat.bilan })}\n`)
    return 0
  },
}

const commandeSynchroniser: Commande = {
  nom: 'ror synchroniser',
  description: 'Met l’annuaire à jour depuis le ROR (variables ROR_…) ; sans option, les seuls changements.',
  options: [
    { drapeau: '--complet', description: 'relire tout le ROR, et constater ce qui n’y est plus' },
    { drapeau: '--delta', description: 'lire les changements depuis la dernière fois (par défaut)' },
    { drapeau: '--structure <finess>', description: 'une seule structure' },
  ],
  executer: async (services, { options }) => {
    const source = sourceConfiguree(services)
    if (!source) {
      dire('ROR_URL n’est pas renseignée : rien n’est synchronisé. Voir docs/exploitation.md.')
      dire(
        'Pour essayer sans le ROR : viatrajectoire ror double <dossier>, qui dit quelles variables donner.',
      )
      return 2
    }
    const demande = await demandeDe(services.base, options)
    if (typeof demande === 'string') {
      dire(demande)
      return 2
    }
    const issue = await synchroniser(services, source, demande)
    if (issue.genre !== 'fait') {
      dire('Une synchronisation est déjà en cours : attendez qu’elle finisse.')
      return 1
    }
    const { passageId: passage, etat, motif, code, bilan } = issue
    for (const ligne of raconter(bilan)) dire(ligne)
    for (const ligne of direLeProfil(bilan, source.reglages.profil)) dire(ligne)
    if (motif) dire(motif)
    if (code) dire(quoiFaire[code])
    process.stdout.write(
      `${JSON.stringify({ commande: 'ror synchroniser', passage, etat, code, motif, ...bilan })}\n`,
    )
    return etat === 'reussi' ? 0 : 1
  },
}

async function demandeDe(base: Lecture, options: Record<string, string>): Promise<DemandeSynchro | string> {
  if (Object.keys(options).length > 1)
    return 'Une seule option à la fois : --complet, --delta ou --structure.'
  if (options.structure === undefined) return { nature: options.complet ? 'complet' : 'delta' }
  const finess = options.structure.replaceAll(' ', '').toUpperCase()
  const structure = await base
    .selectFrom('structure')
    .select('id')
    .where('finess', '=', finess)
    .executeTakeFirst()
  return structure
    ? { nature: 'structure', structureId: structure.id }
    : `Aucune structure de FINESS ${finess} dans l’annuaire.`
}

export const commandesRor: readonly (Commande | CommandeSansBase)[] = [
  commandeImporter,
  commandeSynchroniser,
  commandeDouble,
]

/** Progress and sentences go to stderr: stdout holds the result alone. */
function dire(phrase: string) {
  process.stderr.write(`${phrase}\n`)
}
