import { z } from 'zod'
import { adresseManifestementPartagee } from '#src/comptes/identite/adresse-partagee.ts'
import { champsIdentite, type Identite } from '#src/comptes/identite/identite.ts'
import { finParDefaut } from '#src/habilitations/regles/dates.ts'
import { aFormeDeFiness } from '#src/socle/identifiants/finess.ts'
import { compacter } from '#src/socle/identifiants/luhn.ts'
import { type Jour, schemaJour } from '#src/socle/temps/jours.ts'
import { valider } from '#src/socle/web/formulaires.ts'
import { adresseCourriel, facultatif, texteCourt, texteLong } from '#src/socle/web/schemas.ts'
import { type LigneLue, simplifier } from '../fichier/colonnes.ts'
import type { Champ } from './colonnes.ts'

/** A row whose words are read; whether its place and profil exist, and are theirs to give, comes after. */
export type LigneSaisie = {
  numero: number
  courriel: string
  identite: Identite
  /** As typed: a code or a label. */
  profession: string | null
  droit: {
    finess: string
    unite: string | null
    profil: string
    debut: Jour
    fin: Jour
    motif: string | null
  } | null
}

export type Saisie = { ok: true; ligne: LigneSaisie } | { ok: false; numero: number; message: string }

const schema = z.object({
  ...champsIdentite,
  courriel: adresseCourriel,
  profession: facultatif(texteCourt('Profession', 200)),
  structure: texteCourt('Structure', 40),
  unite: facultatif(texteCourt('Unité', 300)),
  profil: texteCourt('Profil', 200),
  debut: facultatif(z.string()),
  fin: facultatif(z.string()),
  motif: facultatif(texteLong('Motif', 500)),
})

const civilites: Record<string, string> = {
  madame: 'madame',
  mme: 'madame',
  f: 'madame',
  femme: 'madame',
  monsieur: 'monsieur',
  m: 'monsieur',
  mr: 'monsieur',
  h: 'monsieur',
  homme: 'monsieur',
}

/** Reads the words of one row. Spreadsheets drop the zeros that numbers start with: they are given back. */
export function lireLigne({ numero, champs }: LigneLue<Champ>, aujourdhui: Jour): Saisie {
  const refuser = (message: string): Saisie => ({ ok: false, numero, message })
  const lu = valider(schema, {
    ...Object.fromEntries(Object.entries(champs).map(([nom, valeur]) => [nom, [valeur]])),
    professionCode: [''],
    civilite: [civilites[simplifier(champs.civilite)] ?? champs.civilite],
    telephone: [champs.telephone.replace(/^[1-9]\d{8}$/, '0$&')],
  })
  if (!lu.ok) return refuser(Object.values(lu.erreurs).join(' '))
  const { courriel, profession, structure, unite, profil, debut, fin, motif, ...identite } = lu.valeurs
  const partagee = adresseManifestementPartagee(courriel)
  if (partagee) return refuser(partagee)
  const commun = { numero, courriel, identite, profession }
  if (structure === '' && profil === '')
    return unite
      ? refuser('L’unité est donnée sans sa structure.')
      : { ok: true, ligne: { ...commun, droit: null } }
  if (structure === '') return refuser('Un profil est donné sans structure : indiquez son numéro FINESS.')
  if (profil === '') return refuser('Une structure est donnée sans profil : indiquez le profil à attribuer.')
  const finess = compacter(structure).padStart(9, '0')
  if (!aFormeDeFiness(finess)) return refuser('Un numéro FINESS compte 9 caractères.')
  const jours = lireJours(debut, fin, aujourdhui)
  if (!jours) return refuser('Les dates s’écrivent comme 23/11/2026.')
  return { ok: true, ligne: { ...commun, droit: { finess, unite, profil, motif, ...jours } } }
}

/** Today and for two years, unless said otherwise. */
function lireJours(
  debut: string | null,
  fin: string | null,
  aujourdhui: Jour,
): { debut: Jour; fin: Jour } | null {
  const d = debut === null ? aujourdhui : schemaJour.safeParse(debut).data
  if (!d) return null
  const f = fin === null ? finParDefaut(d) : schemaJour.safeParse(fin).data
  return f ? { debut: d, fin: f } : null
}
