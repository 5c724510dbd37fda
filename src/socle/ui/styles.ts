import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// Only the first file orders the layers; the rest is listed from the most general to the most particular.
const FICHIERS = [
  'jetons.css',
  'base.css',
  'communs.css',
  'coquille.css',
  'navigation.css',
  'page.css',
  'boutons.css',
  'formulaires.css',
  'tableaux.css',
  'filtres.css',
  'composants.css',
  'parcours.css',
  'lecture.css',
  'revues.css',
  'etats.css',
  'publique.css',
  'impression.css',
]

const lire = (fichier: string) => readFileSync(join(import.meta.dirname, 'styles', fichier), 'utf8')

// Comments and white space stay in the sources: the sheet is on the way of every first visit. Safe because no
// string of ours holds a comment, two spaces, a brace or a semicolon.
const alleger = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/(?<=[{;][\w-]+): /g, ':')
    .replaceAll(', ', ',')
    .replaceAll(' > ', '>')
    .replace(/(?<=[ (:,])0\./g, '.')
    .replaceAll(';}', '}')
    .trim()

const contenu = alleger(FICHIERS.map(lire).join('\n'))
const empreinteDe = (css: string) => createHash('sha256').update(css).digest('hex').slice(0, 12)

/** The one stylesheet, read once at start. `empreinte` names its address, which may then be cached for ever. */
export const feuilleDeStyle: { contenu: string; empreinte: string } = {
  contenu,
  empreinte: empreinteDe(contenu),
}

const deLaPage = (fichier: string) => {
  const allege = alleger(lire(fichier))
  return { chemin: `/static/${fichier.replace('.css', '')}-${empreinteDe(allege)}.css`, contenu: allege }
}

/** For few pages: those that need it bring it, after the common sheet, whose layers and variables it uses. */
export const feuillesDePage = {
  annuaire: deLaPage('annuaire.css'),
  catalogue: deLaPage('catalogue.css'),
  facteurs: deLaPage('facteurs.css'),
} as const satisfies Record<string, { chemin: string; contenu: string }>
