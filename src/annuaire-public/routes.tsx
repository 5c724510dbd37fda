import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { publiqueMesuree } from '#src/socle/web/cadence/publique-mesuree.tsx'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { reperes } from './carte/reperes.ts'
import { cheminAnnuaire, cheminEtablissement } from './chemins.ts'
import { enCache } from './en-cache.ts'
import { decrire } from './fiche/decrire.ts'
import { donneesStructurees } from './fiche/donnees-structurees.ts'
import { lireEtablissement } from './fiche/lire-etablissement.ts'
import { PageEtablissement } from './fiche/page.tsx'
import { PageAnnuaire } from './pages/liste.tsx'
import { chercher, chercherPoints, compteMax } from './recherche/chercher.ts'
import { comprendre } from './recherche/comprendre.ts'
import { adresseDe, type Criteres, lireCriteres } from './recherche/criteres.ts'
import { elargir } from './recherche/elargir.ts'
import { lireReferentiel } from './recherche/lire-lieux.ts'
import { pucesDe } from './recherche/puces.ts'
import { fichierDuPlan, fichiersDuPlan, indexDuPlan, robots } from './sitemap.ts'

type Visite = Requete<Acteur | null>

/** Open to all. Nothing here depends on who looks. */
export const routes: readonly Route[] = [
  get(cheminAnnuaire, publiqueMesuree, async r => enCache(r, await annuaire(r), 60)),

  get(`${cheminAnnuaire}/points.json`, publiqueMesuree, async r => {
    const demande = await comprendre(r.services.base, lireCriteres(r))
    const points = await chercherPoints(r.services.base, demande, jourDe(r.maintenant))
    const lignes = points.map(({ longitude, latitude, finess, nom, types }) => [
      longitude,
      latitude,
      finess,
      nom,
      types[0] ?? '',
    ])
    const communes = await reperes(r.services.base, points)
    return enCache(r, r.c.json({ points: lignes, communes }), 60)
  }),

  get(`${cheminAnnuaire}/plan/:page{[0-9]+\\.xml}`, publiqueMesuree, async r => {
    const { base, config } = r.services
    const fichier = entier(r.parametre('page').replace('.xml', ''), await fichiersDuPlan(base))
    if (!fichier) return r.introuvable()
    return r.c.body(fichierDuPlan(base, config.URL_PUBLIQUE, fichier), 200, enTeteXml)
  }),

  get('/sitemap.xml', publiqueMesuree, async r =>
    r.c.body(await indexDuPlan(r.services.base, r.services.config.URL_PUBLIQUE), 200, enTeteXml),
  ),

  get('/robots.txt', publique, r =>
    r.c.text(robots(r.services.config.URL_PUBLIQUE), 200, { 'cache-control': 'public, max-age=3600' }),
  ),

  // the addresses of the present national service keep leading somewhere
  get('/fiche-etablissement/:domaine/:finess', publique, r =>
    ['personnes-agees', 'personnes-situation-handicap'].includes(r.parametre('domaine'))
      ? r.c.redirect(cheminEtablissement(finessLu(r.parametre('finess'))), 301)
      : r.introuvable(),
  ),

  get(`${cheminAnnuaire}/:finess`, publiqueMesuree, async r => {
    const ecrit = r.parametre('finess')
    const finess = finessLu(ecrit)
    if (!/^\d[\dAB]\d{7}$/.test(finess)) return r.introuvable()
    if (finess !== ecrit) return r.c.redirect(cheminEtablissement(finess), 301)
    return enCache(r, await fiche(r, finess), 300)
  }),
]

const enTeteXml = {
  'content-type': 'application/xml; charset=utf-8',
  'cache-control': 'public, max-age=3600',
}

/** « 34 000 001 7 », « 34-0000017 », « 2a0000123 »: one address for all. */
const finessLu = (ecrit: string) => ecrit.replace(/[\s.-]/g, '').toUpperCase()

async function annuaire(r: Visite): Promise<Response> {
  const { base, config } = r.services
  const criteres = lireCriteres(r)
  const aujourdHui = jourDe(r.maintenant)
  const { departements, liste } = await lireReferentiel(base)
  const demande = await comprendre(base, criteres)
  const puces = pucesDe(demande, departements)
  const resultat = estVide(criteres) ? null : await chercher(base, demande, aujourdHui)
  // closed, it is in no list; its page still says so
  const [numero] = resultat?.total === 0 ? demande.dit.finess : []
  if (numero && (await lireEtablissement(base, numero, aujourdHui)))
    return r.c.redirect(cheminEtablissement(numero), 302)
  const propositions = resultat?.total === 0 ? await elargir(base, demande, { puces, aujourdHui }) : []
  return r.page({
    titre: titreDe(criteres, resultat?.total),
    section: 'Annuaire',
    large: true,
    familles: true,
    feuille: 'annuaire',
    contenu: (
      <PageAnnuaire {...{ demande, resultat, puces, propositions, aujourdHui }} departements={liste} />
    ),
    // one page to be found by; searches are endless
    ...(resultat === null && {
      publication: {
        description:
          'Trouver un EHPAD, une résidence autonomie, un établissement de soins ou de handicap, partout en France : adresses, prix, places déclarées.',
        adresse: config.URL_PUBLIQUE + cheminAnnuaire,
      },
    }),
  })
}

/** Nothing but a page number, which is nothing. */
const estVide = (criteres: Criteres) =>
  adresseDe({ ...criteres, page: 1, rayon: null, tri: null }) === cheminAnnuaire

function titreDe({ q, page }: Criteres, total: number | undefined): string {
  if (total === undefined) return 'Trouver un établissement'
  const combien =
    total > compteMax
      ? `plus de ${compteMax} établissements`
      : `${total} établissement${total > 1 ? 's' : ''}`
  return [q || 'Recherche', combien, ...(page > 1 ? [`page ${page}`] : [])].join(', ')
}

async function fiche(r: Visite, finess: string): Promise<Response> {
  const { base, config } = r.services
  const aujourdHui = jourDe(r.maintenant)
  const e = await lireEtablissement(base, finess, aujourdHui)
  if (!e) return r.introuvable()
  return r.page({
    titre: [e.nomUsuel ?? e.nom, e.commune].filter(Boolean).join(', '),
    section: 'Annuaire',
    large: true,
    familles: true,
    feuille: 'annuaire',
    contenu: <PageEtablissement e={e} aujourdHui={aujourdHui} />,
    publication: {
      description: decrire(e),
      adresse: config.URL_PUBLIQUE + cheminEtablissement(finess),
      donnees: donneesStructurees(e, config.URL_PUBLIQUE),
    },
  })
}
