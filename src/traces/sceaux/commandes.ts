import { readFile, rename, writeFile } from 'node:fs/promises'
import { type Jour, schemaJour } from '#src/socle/temps/jours.ts'
import type { Commande } from '#src/socle/tranche.ts'
import { enLignes, lireExport } from './exporter.ts'
import { preparerMois } from './preparer-mois.ts'
import { scellerJoursFinis } from './sceller.ts'
import { type Intervalle, lireSceaux, verifierJournal } from './verifier.ts'

/** More is noise: the count says how many there are. */
const anomaliesMontrees = 100

const sceller: Commande = {
  nom: 'journal sceller',
  description: 'Sceller les jours finis du journal (un travail le fait aussi chaque nuit).',
  executer: async ({ base, horloge }) => {
    const mois = await preparerMois(base, horloge())
    const bilan = await scellerJoursFinis(base, horloge(), (jour, lignes) =>
      dire(`${jour} : ${lignes} lignes`),
    )
    repondre({ commande: 'journal sceller', mois: mois.length, ...bilan })
    return 0
  },
}

const verifier: Commande = {
  nom: 'journal verifier',
  description: 'Relire les jours scellés : trouve toute ligne modifiée, retirée ou ajoutée après coup.',
  options: [
    { drapeau: '--depuis <jour>', description: 'premier jour relu (AAAA-MM-JJ)' },
    { drapeau: '--jusqu-a <jour>', description: 'dernier jour relu (AAAA-MM-JJ)' },
    { drapeau: '--sceaux <fichier>', description: 'sceaux gardés hors de la base, à comparer' },
  ],
  executer: async ({ base }, { options }) => {
    const intervalle = lireIntervalle(options)
    if (!intervalle) {
      dire('Donnez les jours sous la forme AAAA-MM-JJ, du plus ancien au plus récent.')
      return 2
    }
    const exportes = options.sceaux ? await lireFichier(options.sceaux) : undefined
    if (exportes === null) {
      dire(`Le fichier ${options.sceaux} ne se lit pas comme un export de sceaux.`)
      return 2
    }
    const debut = performance.now()
    const { jours, lignes, anomalies } = await verifierJournal(base, {
      ...intervalle,
      ...(exportes ? { exportes } : {}),
    })
    for (const anomalie of anomalies.slice(0, anomaliesMontrees)) dire(JSON.stringify(anomalie))
    repondre({
      commande: 'journal verifier',
      ok: anomalies.length === 0,
      jours,
      lignes,
      secondes: Math.round(performance.now() - debut) / 1000,
      nombreAnomalies: anomalies.length,
      anomalies: anomalies.slice(0, anomaliesMontrees),
    })
    return anomalies.length === 0 ? 0 : 1
  },
}

const exporterSceaux: Commande = {
  nom: 'journal exporter-sceaux',
  description: 'Écrire les sceaux dans un fichier (une ligne JSON par jour), à garder hors de la base.',
  arguments: '<fichier>',
  executer: async ({ base }, appel) => {
    const [fichier] = appel.arguments
    if (!fichier) {
      dire('Indiquez le fichier à écrire : viatrajectoire journal exporter-sceaux <fichier>')
      return 2
    }
    const sceaux = await lireSceaux(base)
    // whole or not at all: a copy cut short would look like seals removed
    await writeFile(`${fichier}.en-cours`, enLignes(sceaux))
    await rename(`${fichier}.en-cours`, fichier)
    repondre({
      commande: 'journal exporter-sceaux',
      sceaux: sceaux.length,
      dernierJour: sceaux.at(-1)?.jour ?? null,
    })
    return 0
  },
}

export const commandesJournal: readonly Commande[] = [sceller, verifier, exporterSceaux]

/** @returns null when a day cannot be read, or both are in the wrong order */
function lireIntervalle(options: Record<string, string>): Intervalle | null {
  const lire = (texte: string | undefined): Jour | null | undefined =>
    texte === undefined ? undefined : (schemaJour.safeParse(texte).data ?? null)
  const [depuis, jusqua] = [lire(options.depuis), lire(options.jusquA)]
  if (depuis === null || jusqua === null || (depuis && jusqua && depuis > jusqua)) return null
  return { depuis, jusqua }
}

async function lireFichier(fichier: string): Promise<Map<Jour, string> | null> {
  const texte = await readFile(fichier, 'utf8').catch(() => null)
  return texte === null ? null : lireExport(texte)
}

function repondre(bilan: Record<string, unknown>) {
  process.stdout.write(`${JSON.stringify(bilan)}\n`)
}

/** Progress and sentences go to stderr: stdout holds the result alone. */
function dire(phrase: string) {
  process.stderr.write(`${phrase}\n`)
}
