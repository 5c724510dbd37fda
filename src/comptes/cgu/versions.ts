import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { debutDuJour, type Jour, jour } from '#src/socle/temps/jours.ts'

/** A paragraph, or the points of a list. */
export type Bloc = string | readonly string[]
export type Section = { titre: string; blocs: readonly Bloc[] }

/** One version of the terms of use. */
export type VersionCgu = {
  /** The day from which it applies, and its name. */
  version: Jour
  depuis: Date
  /** SHA-256 of the file: what was shown, to the letter. */
  empreinte: Buffer
  sections: readonly Section[]
}

const dossier = join(import.meta.dirname, 'versions')

/** One file a version, never edited once it applies: a new text is a new file. Oldest first. */
export const versionsCgu: readonly VersionCgu[] = readdirSync(dossier)
  .filter(nom => nom.endsWith('.txt'))
  .sort()
  .map(nom => lire(jour(nom.replace(/\.txt$/, '')), readFileSync(join(dossier, nom), 'utf8')))

/** The last that applies at this instant. @throws when none does yet: the product is never without terms. */
export function cguEnVigueur(maintenant: Date, versions = versionsCgu): VersionCgu {
  const derniere = versions.findLast(({ depuis }) => depuis <= maintenant) ?? versions[0]
  if (!derniere) throw new Error('Aucune version des conditions générales d’utilisation.')
  return derniere
}

/** Blocks apart by an empty line: « ## » opens a section, « - » a point of a list, the rest is a paragraph. */
export function lire(version: Jour, texte: string): VersionCgu {
  const sections: { titre: string; blocs: Bloc[] }[] = []
  for (const bloc of texte.trim().split(/\n{2,}/)) {
    if (bloc.startsWith('## ')) sections.push({ titre: bloc.slice(3), blocs: [] })
    else sections.at(-1)?.blocs.push(bloc.startsWith('- ') ? bloc.slice(2).split('\n- ') : bloc)
  }
  const empreinte = createHash('sha256').update(texte).digest()
  return { version, depuis: debutDuJour(version), empreinte, sections }
}
