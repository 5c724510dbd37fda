import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A module to serve as is at `chemin`, cached for ever since the address changes with the content. */
export type Script = { chemin: string; contenu: string; empreinte: string }

const NOMS = [
  'choix-theme',
  'longueur-saisie',
  'recherche-vive',
  'resume-erreurs',
  'selection-groupee',
  'soumission-unique',
]

const lire = (nom: string): Script => {
  const contenu = readFileSync(join(import.meta.dirname, 'elements', `${nom}.js`), 'utf8')
  const empreinte = createHash('sha256').update(contenu).digest('hex').slice(0, 12)
  return { chemin: `/static/${nom}-${empreinte}.js`, contenu, empreinte }
}

/** The custom elements of every page, read once at start. Every page works without them. */
export const scripts: readonly Script[] = NOMS.map(lire)

/** For few pages: those that have the element bring its script. */
export const scriptsDePage = {
  'carte-etablissements': lire('carte-etablissements'),
  'cle-acces': lire('cle-acces'),
  'fichier-mesure': lire('fichier-mesure'),
  'revue-clavier': lire('revue-clavier'),
  'suivi-avancement': lire('suivi-avancement'),
} as const satisfies Record<string, Script>
