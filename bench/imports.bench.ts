import { setTimeout as attendre } from 'node:timers/promises'
import { utils, write } from '@e965/xlsx'
import { appeler } from './charge.ts'
import { auPlus, type Bench } from './figure.ts'
import { type Personne, rassembler } from './gens.ts'
import { installerProduit } from './produit.ts'
import { semer } from './semis.ts'

const imports = '/administration/imports'
const lignesVoulues = 5_000
const structuresMax = 10

/** Issue 4: 5,000 rows of a workbook, from the sending to the last right written, and what they cost in memory. */
export const mesurer: Bench = async function* ({ echelle, dossier }) {
  const produit = await installerProduit({ garde: dossier })
  const { origine } = produit
  try {
    const semis = semer(produit, echelle)
    await produit.demarrer()
    const gens = await rassembler(origine, semis)
    const regional = gens.find(({ role }) => role === 'regional')
    if (!regional) throw new Error('Aucune équipe régionale dans le semis.')
    const lieux = (await Promise.all(gens.map(personne => lieuDe(origine, personne, regional))))
      .flatMap(l => l ?? [])
      .slice(0, structuresMax)
    const lignes = Math.max(50, Math.round(lignesVoulues * Math.min(1, echelle * 10)))
    const classeur = unClasseur(lieux, lignes)

    const depart = performance.now()
    const vers = await deposer(origine, regional, classeur)
    const lue = performance.now()
    const verifiee = await jusqua(origine, regional, vers, 'Confirmer l’import')
    const verification = performance.now()
    const refusees = await appeler(origine, { chemin: `${vers}?issue=refuse`, cookie: regional.cookie })
    const raisons = [...refusees.texte.matchAll(/data-label="Explication">([^<]*)/g)].map(
      ([, raison]) => raison,
    )
    if (raisons.length > 0) process.stderr.write(`refusées, par exemple : ${raisons[0]}\n`)
    const corps = new URLSearchParams({ jeton: jetonDe(verifiee) }).toString()
    await appeler(origine, { chemin: `${vers}/confirmer`, cookie: regional.cookie, corps })
    const faite = await jusqua(origine, regional, vers, 'lignes importées')
    const fin = performance.now()

    yield auPlus(`lecture d’un classeur de ${lignes} lignes`, (lue - depart) / 1000, 's', 5)
    yield auPlus(`vérification de ${lignes} lignes`, (verification - lue) / 1000, 's', 20)
    yield auPlus(`vérification et import de ${lignes} lignes`, (fin - depart) / 1000, 's', 20)
    yield auPlus('lignes non importées', lignes - importees(faite), 'lignes', 0)
    yield auPlus('mémoire du processus web', produit.memoireMaximale(), 'Mo', 300)
  } finally {
    await produit.fermer()
  }
}

type Lieu = { finess: string; profils: string[] }

/** The structure of a référent and what the regional team may give there, as pages show them; null when it is not theirs. */
async function lieuDe(
  origine: string,
  { structureId, utilisateurs }: Personne,
  { cookie }: Personne,
): Promise<Lieu | null> {
  if (!structureId) return null
  const fiche = await appeler(origine, { chemin: `/administration/fiche-annuaire/${structureId}`, cookie })
  const [, finess] =
    /FINESS[^\d]{1,80}?(\d[\dAB][\d\s]{7,12}\d)/.exec(fiche.texte.replace(/<[^>]*>/g, ' ')) ?? []
  const chemin = `/administration/habilitations/attribuer?compte=${utilisateurs[0]}&structure=${structureId}`
  const { texte } = await appeler(origine, { chemin, cookie })
  const profils = [...texte.matchAll(/name="profils"[^>]*?value="([^"]*)"/g)]
    .flatMap(([, code]) => code ?? [])
    // the form offers them for when a unit is chosen
    .filter(code => !code.endsWith('-unite'))
  return finess && profils.length > 0 ? { finess: finess.replace(/\s/g, ''), profils } : null
}

/** People who exist nowhere, each with one right, one in five with two. */
function unClasseur(lieux: readonly Lieu[], lignes: number): Blob {
  if (lieux.length === 0) throw new Error('Aucune structure à remplir.')
  // others at each run: on a kept folder, the same people would change nothing
  const serie = Date.now() % 1e9
  const tableau = Array.from({ length: lignes }, (_, i) => {
    const personne = serie + (i % 6 === 5 ? i - 1 : i)
    const lieu = lieux[i % lieux.length] ?? lieux[0]
    const profil = lieu?.profils[Math.floor(i / lieux.length) % lieu.profils.length] ?? ''
    return [enLettres(personne), 'Import', `import-${personne}@bench.example`, lieu?.finess ?? '', profil]
  })
  const classeur = utils.book_new()
  const titres = ['Nom', 'Prénom', 'Courriel', 'FINESS', 'Profil']
  utils.book_append_sheet(classeur, utils.aoa_to_sheet([titres, ...tableau]), 'Personnes')
  return new Blob([write(classeur, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer])
}

/** A name of its own for each rank: letters only. */
const enLettres = (rang: number) =>
  `Nom ${String(rang).replace(/\d/g, chiffre => 'abcdefghij'[Number(chiffre)] ?? '')}`

async function deposer(origine: string, { cookie }: Personne, classeur: Blob): Promise<string> {
  const accueil = await appeler(origine, { chemin: imports, cookie })
  const corps = new FormData()
  corps.append('jeton', jetonDe(accueil.texte))
  corps.append('fichier', classeur, 'personnes.xlsx')
  const reponse = await fetch(`${origine}${imports}/deposer`, {
    method: 'POST',
    headers: { cookie },
    body: corps,
    redirect: 'manual',
  })
  const vers = reponse.headers.get('location')
  if (!vers) throw new Error(`Le fichier est refusé (${reponse.status}).`)
  return vers
}

async function jusqua(
  origine: string,
  { cookie }: Personne,
  chemin: string,
  attendu: string,
): Promise<string> {
  for (;;) {
    const { texte, statut } = await appeler(origine, { chemin, cookie })
    if (texte.includes(attendu)) return texte
    if (statut !== 200 || !texte.includes('suivi-avancement>'))
      throw new Error(`${chemin} : ${statut}, sans « ${attendu} »`)
    await attendre(100)
  }
}

const jetonDe = (html: string) => /name="jeton" value="([^"]*)"/.exec(html)?.[1] ?? ''
const importees = (html: string) =>
  Number(/([\d\s]+)lignes importées/.exec(html)?.[1]?.replace(/\s/g, '') ?? 0)
