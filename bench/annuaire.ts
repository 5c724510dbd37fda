import { type Appel, appeler, chargeOuverte, fauteDe } from './charge.ts'
import { auPlus, centile, type Figure } from './figure.ts'
import type { Produit } from './produit.ts'
import { alea, pondere, un } from './tirage.ts'

const chauffe = 3
const debit = 50

const types = [
  'ehpad',
  'smr',
  'smr cardio',
  'esat',
  'ime',
  'résidence autonomie',
  'had',
  'hôpital',
  'sessad',
  'foyer de vie',
]
const fautes = ['ephad', 'rézidence', 'tileuls', 'monttaures', 'micocoulier', 'glicines']
const noms = ['les tilleuls', 'la roseraie', 'clos des cigales', 'bel horizon', 'genêts', 'les lavandes']
const communes = [
  'Montaurès',
  'Castelombel',
  'Bellombel',
  'Puyargues',
  'Valensac',
  'Hauteardine',
  'Fontelles',
]
const departements = ['31', '34', '75', '69', '13', '59', '2A', '974', '29', 'hérault', 'gironde', 'bas-rhin']
const filtres = [
  'option=aide-sociale',
  'option=alzheimer&departement=34',
  'module=handicap&mode=domicile',
  'type=smr-cardio&mode=hospitalisation-de-jour',
  'places=oui&type=ehpad',
  'prix=2200&tri=prix&type=ehpad',
  'public=enfants&departement=59',
]

/** One search of the directory, as families and professionals type it. */
export function uneRechercheDAnnuaire(rang: number): Appel {
  const q = (texte: string) => `q=${encodeURIComponent(texte)}`
  const criteres: Record<string, () => string> = {
    typeEtDepartement: () => q(`${un(types, rang, 4)} ${un(departements, rang, 5)}`),
    typeEtCommune: () => q(`${un(types, rang, 4)} ${un(communes, rang, 5)}`),
    autour: () =>
      `${q(`${un(types, rang, 4)} ${un(communes, rang, 5)}`)}&rayon=${un(['10', '20', '50'], rang, 6)}`,
    nom: () => q(un(noms, rang, 4)),
    nomEtCommune: () => q(`${un(noms, rang, 4)} ${un(communes, rang, 5)}`),
    faute: () => q(un(fautes, rang, 4)),
    type: () => q(un(types, rang, 4)),
    finess: () =>
      q(`${un(['31', '34', '75'], rang, 4)}9${String(Math.floor(alea(rang, 5) * 90)).padStart(6, '0')}`),
    filtre: () => un(filtres, rang, 4),
    suite: () => `${q(un(types, rang, 4))}&page=${2 + Math.floor(alea(rang, 5) * 5)}`,
    rien: () => q(`had ${un(communes, rang, 4)} les tilleuls`),
  }
  const genre = pondere(
    [
      [24, 'typeEtDepartement'],
      [20, 'typeEtCommune'],
      [12, 'autour'],
      [8, 'nom'],
      [6, 'nomEtCommune'],
      [6, 'faute'],
      [6, 'type'],
      [3, 'finess'],
      [9, 'filtre'],
      [4, 'suite'],
      [2, 'rien'],
    ] as const,
    rang,
    3,
  )
  return { chemin: `/annuaire?${criteres[genre]?.() ?? ''}`, cookie: '', comprime: true }
}

/** The directory under a steady load, on a product that is already seeded and started. */
export async function* mesurerAnnuaire(produit: Produit, duree: number): AsyncIterable<Figure> {
  const chercher = (rang: number) => appeler(produit.origine, uneRechercheDAnnuaire(rang)).then(fauteDe)
  await chargeOuverte(20, chauffe, rang => chercher(rang + 1_000_000))
  const avant = produit.travail()
  const { durees, fautes: refusees } = await chargeOuverte(debit, duree, chercher)
  const apres = produit.travail()
  const parReponse = (cle: 'web' | 'base') => `${((apres[cle] - avant[cle]) / durees.length).toFixed(1)} ms`
  const centiles = [50, 90, 95, 99, 100].map(p => `p${p} ${centile(durees, p).toFixed(1)} ms`).join(', ')
  process.stderr.write(
    `annuaire : ${durees.length} réponses, ${centiles} ; par réponse : web ${parReponse('web')}, base ${parReponse('base')}\n`,
  )
  yield auPlus(`recherche dans l’annuaire, ${debit}/s : p95`, centile(durees, 95), 'ms', 60)
  const enFaute = Object.values(refusees).reduce((a, b) => a + b, 0)
  yield auPlus('recherche dans l’annuaire : réponses en faute', enFaute, 'réponses', 0)
}
