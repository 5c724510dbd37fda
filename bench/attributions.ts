import { randomUUID } from 'node:crypto'
import { appeler } from './charge.ts'
import type { Personne } from './gens.ts'

const chemin = '/administration/habilitations/attribuer'

/** A référent ready to give: the fields of the real form, and who already is, or was, in their structure. */
type Donneur = { personne: Personne; champs: [string, string][]; dejaLa: Set<string> }

/**
 * Référents who give one right each time to somebody of another structure: never twice the same right, so that each
 * one is written. Each gives one profil, the first that their form offers.
 */
export async function preparerAttributions(origine: string, gens: readonly Personne[]) {
  const donneurs: Donneur[] = []
  // one for each structure: two co-référents would double each other's gifts
  const parStructure = Map.groupBy(gens, ({ structureId }) => structureId)
  const seuls = [...parStructure.values()].flatMap(([premier]) => premier ?? [])
  for (const personne of seuls.filter(p => p.role.startsWith('referent') && p.toutLeMonde)) {
    const donneur = await preparer(origine, personne)
    if (donneur) donneurs.push(donneur)
  }
  const receveurs = [...new Set(gens.flatMap(({ utilisateurs }) => utilisateurs))]
  if (donneurs.length === 0) throw new Error('Aucun référent à qui faire attribuer.')
  return {
    attribuer: (rang: number) => attribuer(origine, donneurs, receveurs, rang),
    compter: () => compter(origine, donneurs),
  }
}

async function preparer(origine: string, personne: Personne): Promise<Donneur | null> {
  const [quelquUn] = personne.utilisateurs.slice(-1)
  const { texte, statut } = await appeler(origine, {
    chemin: `${chemin}?compte=${quelquUn}`,
    cookie: personne.cookie,
  })
  const valeur = (nom: string) => new RegExp(`name="${nom}"[^>]*?value="([^"]*)"`).exec(texte)?.[1]
  const [structure, profil, debut, fin] = ['structure', 'profils', 'debut', 'fin'].map(valeur)
  if (statut !== 200 || !structure || !profil || !debut || !fin) return null
  const champs: [string, string][] = [
    ['structure', structure],
    ['unite', ''],
    ['profils', profil],
    ['debut', debut],
    ['fin', fin],
    ['motif', ''],
  ]
  return { personne, champs, dejaLa: new Set([...personne.utilisateurs, personne.compteId ?? '']) }
}

/** The POST of the recap, as the browser sends it. @returns its fault, or null when the right was given. */
async function attribuer(
  origine: string,
  donneurs: readonly Donneur[],
  receveurs: readonly string[],
  rang: number,
): Promise<string | null> {
  const tour = Math.floor(rang / receveurs.length)
  const receveur = receveurs[rang % receveurs.length] ?? ''
  // from one turn to the next, the same person receives from somebody else
  const candidats = donneurs.map((_, i) => donneurs[(rang + tour + i) % donneurs.length])
  const donneur = candidats.find(d => d && !d.dejaLa.has(receveur))
  if (!donneur) return 'personne à qui donner'
  donneur.dejaLa.add(receveur)
  const corps = new URLSearchParams([
    ...donneur.champs,
    ['comptes', receveur],
    ['jeton', randomUUID()],
  ]).toString()
  const { statut, vers } = await appeler(origine, { chemin, cookie: donneur.personne.cookie, corps })
  return statut === 303 && vers.startsWith('/administration/habilitations?structure=')
    ? null
    : `${statut} ${vers}`
}

/** All the rights of the structures of those who give, as their own export shows them. */
async function compter(origine: string, donneurs: readonly Donneur[]): Promise<number> {
  const comptes = []
  for (const { personne } of donneurs) {
    const { texte } = await appeler(origine, {
      chemin: '/administration/habilitations/export.csv?etat=toutes',
      cookie: personne.cookie,
    })
    comptes.push(texte.trim().split('\r\n').length - 1)
  }
  return comptes.reduce((a, b) => a + b, 0)
}
