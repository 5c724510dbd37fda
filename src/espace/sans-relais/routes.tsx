import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { type ColonneCsv, exporterCsv } from '#src/socle/web/csv.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { cles, detailler, lireSansRelais, parPage, type SansRelais, type Tri } from './lire.ts'
import { cheminSansRelais, PageSansRelais } from './page.tsx'

export const routesSansRelais: readonly Route[] = [
  get(cheminSansRelais, administrateur, async r => {
    const tri = triDemande(r)
    const { base } = r.services
    const { total, structures } = await lireSansRelais(base, r.acteur, { tri, maintenant: r.maintenant })
    const pages = Math.max(1, Math.ceil(total / parPage))
    const demandee = /^\d{1,6}$/.test(r.requete('page') ?? '') ? Number(r.requete('page')) : 1
    const page = Math.min(pages, Math.max(1, demandee))
    const extrait = structures.slice((page - 1) * parPage, page * parPage)
    const lignes = await detailler(base, extrait, r.maintenant)
    return r.page({
      titre: 'Structures à moins de deux référents',
      section: 'Administration',
      contenu: <PageSansRelais {...{ lignes, total, tri, page, pages }} />,
    })
  }),

  get(`${cheminSansRelais}.csv`, administrateur, async r => {
    const { base } = r.services
    const { structures } = await lireSansRelais(base, r.acteur, {
      tri: triDemande(r),
      maintenant: r.maintenant,
    })
    const lignes = await detailler(base, structures, r.maintenant)
    return exporterCsv(r, {
      fichier: 'structures-sans-relais',
      acte: 'structures.exportees',
      colonnes,
      lignes,
    })
  }),
]

const colonnes: readonly ColonneCsv<SansRelais>[] = [
  { titre: 'FINESS', valeur: ({ finess }) => finess },
  { titre: 'Structure', valeur: ({ nom }) => nom },
  { titre: 'Catégorie', valeur: ({ categorie }) => categorie },
  { titre: 'Commune', valeur: ({ commune }) => commune },
  { titre: 'Département', valeur: ({ departement }) => departement },
  { titre: 'Nombre de référents', valeur: ({ referents }) => referents.length },
  {
    titre: 'Référent',
    valeur: ({ referents: [seul] }) => (seul ? `${seul.prenom} ${seul.nom}` : null),
  },
  { titre: 'Adresse électronique', valeur: ({ referents: [seul] }) => seul?.courriel ?? null },
  { titre: 'Téléphone', valeur: ({ referents: [seul] }) => seul?.telephone ?? null },
]

/** The barest first unless the address says otherwise. */
function triDemande(r: Requete<Acteur>): Tri {
  const cle = cles.find(connue => connue === r.requete('tri')) ?? 'referents'
  return { cle, sens: r.requete('sens') === 'decroissant' ? 'decroissant' : 'croissant' }
}
