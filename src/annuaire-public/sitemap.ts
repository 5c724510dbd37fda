import type { Lecture } from '#src/socle/base/base.ts'
import { cheminAnnuaire, cheminEtablissement, cheminResteACharge } from './chemins.ts'

/** Addresses by file: sitemaps.org allows 50,000; smaller ones are read again more cheaply. */
const parFichier = 10_000
const parLot = 1000

const entete = '<?xml version="1.0" encoding="UTF-8"?>\n'
const espace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** How many files of 10,000 addresses there are: one at least. */
export async function fichiersDuPlan(base: Lecture): Promise<number> {
  const { total } = await base
    .selectFrom('annuaire_public')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Math.max(1, Math.ceil(total / parFichier))
}

/** Where the addresses are. */
export async function indexDuPlan(base: Lecture, urlPublique: string): Promise<string> {
  const fichiers = Array.from({ length: await fichiersDuPlan(base) }, (_, i) => i + 1)
  const lignes = fichiers.map(
    n => `<sitemap><loc>${urlPublique}${cheminAnnuaire}/plan/${n}.xml</loc></sitemap>`,
  )
  return `${entete}<sitemapindex ${espace}>\n${lignes.join('\n')}\n</sitemapindex>\n`
}

/** One file, written as it is read: a thousand addresses in memory at most. @param fichier from 1 */
export function fichierDuPlan(
  base: Lecture,
  urlPublique: string,
  fichier: number,
): ReadableStream<Uint8Array> {
  const encodeur = new TextEncoder()
  const etat = { fait: 0 }
  return new ReadableStream({
    start(flux) {
      const premieres = fichier === 1 ? [cheminAnnuaire, cheminResteACharge] : []
      flux.enqueue(
        encodeur.encode(
          `${entete}<urlset ${espace}>\n${premieres.map(chemin => ligne(urlPublique, chemin)).join('')}`,
        ),
      )
    },
    async pull(flux) {
      const lot = await base
        .selectFrom('annuaire_public')
        .select('finess')
        .orderBy('structure_id')
        .offset((fichier - 1) * parFichier + etat.fait)
        .limit(Math.min(parLot, parFichier - etat.fait))
        .execute()
      etat.fait += lot.length
      flux.enqueue(
        encodeur.encode(lot.map(({ finess }) => ligne(urlPublique, cheminEtablissement(finess))).join('')),
      )
      if (lot.length < parLot || etat.fait >= parFichier) {
        flux.enqueue(encodeur.encode('</urlset>\n'))
        flux.close()
      }
    },
  })
}

// a FINESS is nine letters and digits, and paths are ours: nothing to escape
const ligne = (urlPublique: string, chemin: string) => `<url><loc>${urlPublique}${chemin}</loc></url>\n`

/** Search engines are welcome in the directory, and nowhere else. */
export const robots = (urlPublique: string) => `User-agent: *
Disallow: /annuaire/points.json
Allow: /annuaire
Allow: /static/
Disallow: /

Sitemap: ${urlPublique}/sitemap.xml
`
