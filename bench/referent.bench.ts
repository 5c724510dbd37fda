import { loadavg } from 'node:os'
import { preparerAttributions } from './attributions.ts'
import { type Appel, appeler, chargeOuverte, debitMaximal, fauteDe, type Resultat } from './charge.ts'
import { auMoins, auPlus, type Bench, centile, type Figure } from './figure.ts'
import { type Personne, rassembler } from './gens.ts'
import { unePage, uneRecherche } from './parcours.ts'
import { installerProduit, type Produit } from './produit.ts'
import { semer } from './semis.ts'
import type { Travail } from './travail.ts'

const chauffe = 3

/** The référent's space at national size: what is asked of it in docs/architecture.md, measured from outside. */
export const mesurer: Bench = async function* ({ echelle, duree, dossier }) {
  const produit = await installerProduit({ garde: dossier })
  const { origine } = produit
  try {
    const semis = semer(produit, echelle)
    if (semis.secondes !== null) yield auPlus('semis', semis.secondes, 's', 240)
    await produit.demarrer()
    const gens = await rassembler(origine, semis)
    const envoyer = (appel: Appel) => appeler(origine, appel).then(fauteDe)

    const rechercher = (rang: number) => envoyer(uneRecherche(gens, rang))
    await chargeOuverte(20, chauffe, rang => rechercher(rang + 1_000_000))
    const recherches = await observer(produit, 'recherche d’un utilisateur, 50/s', () =>
      chargeOuverte(50, duree, rechercher),
    )
    yield* latence('recherche d’un utilisateur, 50/s', recherches, 60)

    const voir = (rang: number) => envoyer(unePage(gens, rang))
    await chargeOuverte(40, chauffe, rang => voir(rang + 1_000_000))
    const pages = await observer(produit, 'autres pages, 100/s', () => chargeOuverte(100, duree, voir))
    yield* latence('autres pages, 100/s', pages, 40)

    yield* pagesDuTerritoire(origine, gens)

    const { attribuer, compter } = await preparerAttributions(origine, gens)
    const avant = await compter()
    const attributions = await observer(produit, 'attributions', () => debitMaximal(8, duree, attribuer))
    yield auMoins('attributions', attributions.parSeconde, 'par seconde', 100)
    yield auPlus('attributions : réponses en faute', nombre(attributions), 'réponses', 0)
    yield auPlus(
      'attributions non retrouvées',
      attributions.fait - ((await compter()) - avant),
      'habilitations',
      0,
    )

    yield auPlus('mémoire du processus web', produit.memoireMaximale(), 'Mo', 300)
  } finally {
    await produit.fermer()
  }
}

/** What a regional team opens over its whole region, one after the other: each page, the tenth slowest of twenty. */
async function* pagesDuTerritoire(origine: string, gens: readonly Personne[]): AsyncIterable<Figure> {
  const regional = gens.find(({ role }) => role === 'regional')
  if (!regional) return
  for (const [nom, chemin] of Object.entries(pagesDeRegion)) {
    const durees: number[] = []
    for (let rang = 0; rang < 20; rang++) {
      const depart = performance.now()
      const faute = fauteDe(await appeler(origine, { chemin, cookie: regional.cookie }))
      if (faute) throw new Error(`${chemin} : ${faute}`)
      durees.push(performance.now() - depart)
    }
    yield auPlus(`région, ${nom} : p90`, centile(durees, 90), 'ms', 150)
  }
}

const pagesDeRegion = {
  'comptes sans droit': '/administration/comptes-a-revoir',
  'comptes jamais activés': '/administration/comptes-a-revoir?vue=jamais-actives',
  doublons: '/administration/comptes-en-double',
  'échéances par lieu': '/administration/habilitations?echeance=60&tri=lieu',
  échéances: '/administration/echeances',
}

function* latence(mesure: string, resultat: Resultat, seuil: number): Iterable<Figure> {
  yield auPlus(`${mesure} : p95`, centile(resultat.durees, 95), 'ms', seuil)
  yield auPlus(`${mesure} : réponses en faute`, nombre(resultat), 'réponses', 0)
}

const nombre = ({ fautes }: Resultat) => Object.values(fautes).reduce((a, b) => a + b, 0)

/** For who reads over the shoulder: the shape of the curve, what it cost, and how busy the machine was. */
async function observer<R extends Resultat>(
  produit: Produit,
  mesure: string,
  charger: () => Promise<R>,
): Promise<R> {
  const avant = produit.travail()
  const resultat = await charger()
  const apres = produit.travail()
  const { durees, fautes } = resultat
  const parReponse = (cle: keyof Travail) => `${((apres[cle] - avant[cle]) / durees.length).toFixed(1)} ms`
  const centiles = [50, 90, 95, 99, 100].map(p => `p${p} ${centile(durees, p).toFixed(1)} ms`).join(', ')
  process.stderr.write(
    `${mesure} : ${durees.length} réponses, ${centiles} ; par réponse : web ${parReponse('web')}, base ${parReponse('base')}, ` +
      `processeur pris par d’autres ${parReponse('attente')} ; charge ${loadavg()[0]?.toFixed(1)} ${JSON.stringify(fautes)}\n`,
  )
  return resultat
}
