import { type Base, ouvrirBase } from '#src/socle/base/base.ts'
import { demarrerPostgres } from '#src/socle/base/postgres-embarque.ts'
import { appeler, chargeOuverte, fauteDe } from './charge.ts'
import { auPlus, centile, type Figure } from './figure.ts'
import type { Produit } from './produit.ts'
import { alea, pondere, un } from './tirage.ts'

const debit = 50

/** The façade over the directory that a product holds: searches of every kind at a steady rate, as programs ask. */
export async function* mesurerFacade(produit: Produit, duree: number): AsyncIterable<Figure> {
  const base = await baseDe(produit.dossier)
  const reperes = await rassembler(base).finally(() => base.destroy())
  const durees = new Map<string, number[]>()
  const demander = async (rang: number) => {
    const [genre, chemin] = uneQuestion(reperes, rang)
    const depart = performance.now()
    const reponse = await appeler(produit.origine, { chemin: `/fhir${chemin}`, cookie: '', comprime: true })
    durees.set(genre, [...(durees.get(genre) ?? []), performance.now() - depart])
    return fauteDe(reponse)
  }
  await chargeOuverte(20, 5, rang => demander(rang + 1_000_000))
  durees.clear()
  const avant = produit.travail()
  const { durees: toutes, fautes } = await chargeOuverte(debit, duree, demander)
  const apres = produit.travail()
  for (const [genre, siennes] of [...durees].toSorted())
    process.stderr.write(
      `${genre} : ${siennes.length} réponses, p50 ${centile(siennes, 50).toFixed(1)} ms, p95 ${centile(siennes, 95).toFixed(1)} ms\n`,
    )
  for (const cle of ['web', 'base', 'attente'] as const)
    process.stderr.write(
      `${cle} : ${((apres[cle] - avant[cle]) / toutes.length).toFixed(1)} ms par réponse\n`,
    )
  for (const [faute, combien] of Object.entries(fautes)) process.stderr.write(`${faute} : ${combien}\n`)
  const enFaute = Object.values(fautes).reduce((a, b) => a + b, 0)
  yield auPlus(`façade FHIR, ${debit}/s : p95`, centile(toutes, 95), 'ms', 60)
  yield auPlus(`façade FHIR, ${debit}/s : réponses en faute`, enFaute, 'réponses', 0)
}

async function baseDe(dossier: string): Promise<Base> {
  const serveur = await demarrerPostgres(dossier)
  return ouvrirBase(serveur.url('viatrajectoire'), { connexions: 2, delaiMs: 0 })
}

type Reperes = {
  finess: string[]
  entites: string[]
  noms: string[]
  communes: string[]
  codesPostaux: string[]
  offres: string[]
  activites: string[]
  modes: string[]
  lieux: { id: string; latitude: number; longitude: number }[]
}

/** What programs already know when they ask: numbers, names, towns. */
async function rassembler({ pool }: Base): Promise<Reperes> {
  const lire = async <L>(texte: string) => (await pool.query(texte)).rows as L[]
  const colonne = async (texte: string) => (await lire<{ v: string }>(texte)).map(({ v }) => v)
  const codesDe = (table: string) =>
    colonne(`select distinct split_part(t, '|', 2) as v from (select traits from offre order by random() limit 2000) as o,
      unnest(traits) as t where t like '${table}|%'`)
  return {
    finess: await colonne(
      'select finess as v from structure where finess is not null order by random() limit 500',
    ),
    entites: await colonne(
      'select finess as v from entite_juridique where finess is not null order by random() limit 100',
    ),
    noms: await colonne('select nom as v from structure order by random() limit 300'),
    communes: await colonne('select distinct commune as v from structure limit 200'),
    codesPostaux: await colonne('select distinct code_postal as v from structure limit 200'),
    offres: await colonne('select ror_id as v from offre where not sensible order by random() limit 300'),
    activites: await codesDe('R211'),
    modes: await codesDe('R213'),
    lieux: await lire('select ror_id as id, latitude, longitude from lieu order by random() limit 300'),
  }
}

const mos = (t: string, nom: string) => `https://mos.esante.gouv.fr/NOS/TRE_${t}-${nom}/FHIR/TRE-${t}-${nom}`
const systemes = { activite: mos('R211', 'ActiviteOperationnelle'), mode: mos('R213', 'ModePriseEnCharge') }

/** One question, among those that directories are asked. */
function uneQuestion(r: Reperes, rang: number): [genre: string, chemin: string] {
  const q = (parametres: Record<string, string>) => new URLSearchParams(parametres).toString()
  const lieu = un(r.lieux, rang, 3)
  const activite = `${systemes.activite}|${un(r.activites, rang, 3)}`
  const mode = `${systemes.mode}|${un(r.modes, rang, 4)}`
  const questions: Record<string, () => string> = {
    'Organization lue': () => `/Organization/eg-${un(r.finess, rang, 3)}`,
    'HealthcareService lue': () => `/HealthcareService/${un(r.offres, rang, 3)}`,
    'Organization par FINESS': () => `/Organization?${q({ identifier: un(r.finess, rang, 3) })}`,
    'Organization par nom': () =>
      `/Organization?${q({ name: un(r.noms, rang, 3).slice(0, 4 + (rang % 12)) })}`,
    'Organization par nom, :contains': () =>
      `/Organization?${q({ 'name:contains': un(r.noms, rang, 3).slice(-8) })}`,
    'Organization par type et ville': () =>
      `/Organization?${q({ type: un(['500', '355', '109', '202'], rang, 3), 'address-city': un(r.communes, rang, 4) })}`,
    'Organization par code postal': () =>
      `/Organization?${q({ 'address-postalcode': un(r.codesPostaux, rang, 3), active: 'true' })}`,
    'HealthcareService par activité': () => `/HealthcareService?${q({ specialty: activite })}`,
    'HealthcareService par activité et mode': () =>
      `/HealthcareService?${q({ specialty: activite, characteristic: mode, active: 'true' })}`,
    'HealthcareService par mode, tout inclus': () =>
      `/HealthcareService?${q({ characteristic: mode, _count: '20', _include: 'HealthcareService:location', '_include:iterate': 'Organization:partof' })}&_include=HealthcareService:organization`,
    'HealthcareService sous une entité': () =>
      `/HealthcareService?${q({ 'organization:below': `ej-${un(r.entites, rang, 3)}` })}`,
    'Location autour d’un point': () =>
      `/Location?${q({ near: `${lieu.latitude}|${lieu.longitude}|${5 + Math.floor(alea(rang, 5) * 25)}|km` })}`,
    'HealthcareService changées depuis': () =>
      `/HealthcareService?${q({ _lastUpdated: 'ge2020-01-01', _sort: '_lastUpdated' })}`,
  }
  const genre = pondere(
    [
      [15, 'Organization lue'],
      [10, 'HealthcareService lue'],
      [12, 'Organization par FINESS'],
      [12, 'Organization par nom'],
      [6, 'Organization par nom, :contains'],
      [8, 'Organization par type et ville'],
      [5, 'Organization par code postal'],
      [8, 'HealthcareService par activité'],
      [6, 'HealthcareService par activité et mode'],
      [4, 'HealthcareService par mode, tout inclus'],
      [4, 'HealthcareService sous une entité'],
      [8, 'Location autour d’un point'],
      [2, 'HealthcareService changées depuis'],
    ] as const,
    rang,
  )
  return [genre, questions[genre]?.() ?? '/metadata']
}
