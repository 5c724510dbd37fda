import { adresseManifestementPartagee } from '#src/comptes/identite/adresse-partagee.ts'
import type { Identite } from '#src/comptes/identite/identite.ts'
import { type Compte, type Sosie, sosies, trouverCompteParCourriel } from '#src/comptes/identite/requetes.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Erreurs, type Saisie, valider } from '#src/socle/web/formulaires.ts'
import { refusDIdentite } from '../identite-refusee.ts'
import { schemaAdresse, schemaIdentite, un } from './brouillon.ts'

export type Adresse =
  | { ok: true; courriel: string }
  | { ok: false; motif: 'saisie'; erreurs: Erreurs }
  /** G12: the account exists, it is to be reused */
  | { ok: false; motif: 'existe'; compte: Compte }

export async function controlerAdresse(base: Lecture, saisie: Saisie): Promise<Adresse> {
  const lu = valider(schemaAdresse, saisie)
  if (!lu.ok) return { ok: false, motif: 'saisie', erreurs: lu.erreurs }
  const { courriel } = lu.valeurs
  const compte = await trouverCompteParCourriel(base, courriel)
  if (compte) return { ok: false, motif: 'existe', compte }
  const partagee = adresseManifestementPartagee(courriel)
  return partagee ? { ok: false, motif: 'saisie', erreurs: { courriel: partagee } } : { ok: true, courriel }
}

export type Identification =
  | { ok: true; identite: Identite }
  | { ok: false; motif: 'saisie'; erreurs: Erreurs }
  /** Same RPPS: nobody else can have it. Same names: up to who creates to say. */
  | { ok: false; motif: 'sosies'; sosies: Sosie[]; bloquant: boolean }
  /** G14: a second account for oneself would receive what one cannot give oneself. A true namesake asks a colleague. */
  | { ok: false; motif: 'soi-meme' }

/** @param auteur who creates the account */
export async function controlerIdentite(
  base: Lecture,
  saisie: Saisie,
  auteur: { compteId: string },
): Promise<Identification> {
  const lu = valider(schemaIdentite, saisie)
  if (!lu.ok) return { ok: false, motif: 'saisie', erreurs: lu.erreurs }
  const identite = lu.valeurs
  const erreurs = await refusDIdentite(base, identite)
  if (erreurs) return { ok: false, motif: 'saisie', erreurs }
  if ((await sosies(base, identite, auteur)).length > 0) return { ok: false, motif: 'soi-meme' }
  const semblables = await sosies(base, identite)
  const bloquant = semblables.some(({ memeRpps }) => memeRpps)
  if (bloquant || (semblables.length > 0 && un(saisie, 'deuxPersonnes') !== 'oui'))
    return { ok: false, motif: 'sosies', sosies: semblables, bloquant }
  return { ok: true, identite }
}
