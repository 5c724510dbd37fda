import { type Appel, appeler, chargeOuverte, fauteDe, type Resultat } from './charge.ts'
import { enAlternance } from './comparer.ts'
import { auMoins, auPlus, type Bench, centile, type Figure } from './figure.ts'
import { type Personne, rassembler, referentsActifs } from './gens.ts'
import { remplirJournal } from './journal.ts'
import { unePage } from './parcours.ts'
import { installerProduit, type Produit } from './produit.ts'
import { semer } from './semis.ts'
import { alea, un } from './tirage.ts'

const lignesAuPays = 20_000_000
const voulues = 50
const chauffe = 3

/** What signing in costs: to whoever signs in, to the others meanwhile, and what its journal still answers when full. */
export const mesurer: Bench = async function* ({ echelle, duree, dossier }) {
  const produit = await installerProduit({ garde: dossier, variables: { PROXY_DE_CONFIANCE: '1' } })
  try {
    const semis = semer(produit, echelle)
    await remplirJournal(produit, lignesAuPays * echelle)
    await produit.demarrer()
    const gens = await rassembler(produit.origine, semis)
    const courriels = await referentsActifs(produit.origine, equipeRegionale(gens))
    yield* coutDeLaSession(produit, gens)
    yield* connexions(produit, { gens, courriels, motDePasse: semis.motDePasse, duree })
    yield* enumeration(produit, courriels)
    yield* journalDUneStructure(produit, { gens, duree })
    await produit.arreter()
    yield verification(produit)
  } finally {
    await produit.fermer()
  }
}

/** The same page, with a session and without: a text whose address is no one’s, so that nothing else differs. */
async function* coutDeLaSession({ origine }: Produit, gens: readonly Personne[]): AsyncGenerator<Figure> {
  const lire = (cookie: string) => appeler(origine, { chemin: '/calendrier/inconnu.ics', cookie })
  const avec = (rang: number) => lire(un(gens, rang, 5).cookie)
  await enAlternance(100, avec, () => lire(''))
  const [connecte, anonyme] = await enAlternance(1500, avec, () => lire(''))
  for (const p of [50, 95])
    yield auPlus(`session : temps ajouté, p${p}`, centile(connecte, p) - centile(anonyme, p), 'ms', 1)
}

async function* connexions(
  { origine, travail }: Produit,
  options: { gens: readonly Personne[]; courriels: readonly string[]; motDePasse: string; duree: number },
): AsyncGenerator<Figure> {
  const { gens, courriels, motDePasse, duree } = options
  const entrer = (rang: number) =>
    envoyer(origine, { ...identifiants(un(courriels, rang, 6), motDePasse), adresse: adresseDe(rang) })
  const voir = (rang: number) => envoyer(origine, unePage(gens, rang))
  await Promise.all([chargeOuverte(10, chauffe, entrer), chargeOuverte(20, chauffe, voir)])
  const avant = travail()
  // a little more than what is wanted: what is measured is what gets through
  const [entrees, pages] = await Promise.all([
    chargeOuverte(voulues * 1.1, duree, rang => entrer(rang + 10_000)),
    chargeOuverte(20, duree, rang => voir(rang + 10_000)),
  ])
  const parConnexion = (travail().web - avant.web) / entrees.durees.length
  process.stderr.write(
    `connexions : ${resume(entrees)} ; pages : ${resume(pages)} ; web ${parConnexion.toFixed(1)} ms de processeur par connexion\n`,
  )
  const reussies = entrees.durees.length - nombre(entrees)
  yield auMoins('connexions réussies', reussies / duree, 'par seconde', voulues)
  yield auPlus('connexions : p95', centile(entrees.durees, 95), 'ms', 1000)
  yield auPlus('autres pages pendant ce temps : p95', centile(pages.durees, 95), 'ms', 100)
  yield auPlus('autres pages : réponses en faute', nombre(pages), 'réponses', 0)
}

/** Whether the clock tells who has an account: medians of a refusal, known address against unknown. */
async function* enumeration({ origine }: Produit, courriels: readonly string[]): AsyncGenerator<Figure> {
  const connus = courriels.slice(0, 400)
  const inconnu = (rang: number) => `${connus[rang % connus.length]}`.replace('@', `.${rang}@`)
  const connu = (rang: number) => connus[rang % connus.length] ?? ''
  const portes: [string, (courriel: string, rang: number) => Promise<unknown>][] = [
    [
      'connexion',
      (courriel, rang) =>
        appeler(origine, { ...identifiants(courriel, 'pas le bon'), adresse: adresseDe(rang) }),
    ],
    [
      'mot de passe oublié',
      courriel =>
        appeler(origine, {
          chemin: '/mot-de-passe-oublie',
          cookie: '',
          corps: new URLSearchParams({ courriel }).toString(),
        }),
    ],
  ]
  for (const [porte, frapper] of portes) {
    // each known account once or twice: more, and it would be made to wait
    const [a, b] = await enAlternance(
      Math.min(400, connus.length * 2),
      rang => frapper(connu(rang), rang + 50_000),
      rang => frapper(inconnu(rang), rang + 100_000),
    )
    const ecart = Math.abs(centile(a, 50) / centile(b, 50) - 1) * 100
    yield auPlus(`${porte} : écart entre adresse connue et inconnue`, ecart, '%', 10)
  }
}

async function* journalDUneStructure(
  { origine }: Produit,
  { gens, duree }: { gens: readonly Personne[]; duree: number },
): AsyncGenerator<Figure> {
  const referents = gens.filter(({ role }) => role.startsWith('referent'))
  const lire = (rang: number) =>
    envoyer(origine, { chemin: '/administration/journal', cookie: un(referents, rang, 7).cookie })
  await chargeOuverte(5, chauffe, lire)
  const lectures = await chargeOuverte(10, duree, lire)
  process.stderr.write(`journal d’une structure : ${resume(lectures)}\n`)
  yield auPlus('journal d’une structure : p95', centile(lectures.durees, 95), 'ms', 50)
  yield auPlus('journal d’une structure : réponses en faute', nombre(lectures), 'réponses', 0)
}

function verification(produit: Produit): Figure {
  produit.commande('journal', 'sceller')
  const { lignes, secondes } = produit.commande('journal', 'verifier')
  return auMoins('journal : vérification', Number(lignes) / Number(secondes), 'lignes par seconde', 200_000)
}

function equipeRegionale(gens: readonly Personne[]): Personne {
  const regional = gens.find(({ role }) => role === 'regional')
  if (!regional) throw new Error('Aucune équipe régionale dans le semis.')
  return regional
}

const identifiants = (courriel: string, motDePasse: string): Appel => ({
  chemin: '/connexion',
  cookie: '',
  corps: new URLSearchParams({ courriel, motDePasse, suite: '/' }).toString(),
})

const envoyer = (origine: string, appel: Appel) => appeler(origine, appel).then(fauteDe)

/** Everybody from somewhere: what slows down a single insistent address is not what is measured. */
const adresseDe = (rang: number) =>
  `10.${Math.floor(alea(rang, 1) * 256)}.${Math.floor(alea(rang, 2) * 256)}.${Math.floor(alea(rang, 3) * 256)}`

const nombre = ({ fautes }: Resultat) => Object.values(fautes).reduce((a, b) => a + b, 0)

const resume = ({ durees, fautes }: Resultat) =>
  `${durees.length} réponses, ${[50, 95, 99].map(p => `p${p} ${centile(durees, p).toFixed(1)} ms`).join(', ')} ${JSON.stringify(fautes)}`
