import { z } from 'zod'
import { champsIdentite } from '#src/comptes/identite/identite.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import { schemaJour } from '#src/socle/temps/jours.ts'
import { type Lu, type Saisie, schemaJeton, valider } from '#src/socle/web/formulaires.ts'
import { adresseCourriel, facultatif, texteLong } from '#src/socle/web/schemas.ts'

/**
 * The steps of « Créer un utilisateur ». What was typed travels in the form itself, in hidden fields: no draft on
 * the server. It is never trusted: every step checks again all that came before it, and the last one checks all.
 */
export const etapes = ['adresse', 'identite', 'lieu', 'droits', 'recapitulatif'] as const
export type Etape = (typeof etapes)[number]

export const schemaAdresse = z.object({ courriel: adresseCourriel })
export const schemaIdentite = z.object(champsIdentite)
export const schemaDroits = z.object({
  profils: z.array(z.string().max(60)).min(1, 'Choisissez au moins un profil.'),
  debut: schemaJour,
  fin: schemaJour,
  motif: facultatif(texteLong('Motif', 500)),
})
export const schemaFin = z.object({ jeton: schemaJeton })

/** Every field that travels from step to step. */
export const champsDuBrouillon = [
  'courriel',
  ...Object.keys(champsIdentite),
  'deuxPersonnes',
  'plusTard',
  'lieu',
  'profils',
  'debut',
  'fin',
  'motif',
] as const

/** Enough for the longest honest answer; what is longer is refused by the schema and not carried. */
const valeursMax = 60

/** Only the known fields of what was sent: nothing else is carried along. */
export function brouillonDe(champs: Record<string, string[]>): Saisie {
  return Object.fromEntries(
    [...champsDuBrouillon, 'etape', 'vers', 'texte', 'jeton', 'jetonBrouillon'].flatMap(nom =>
      champs[nom] ? [[nom, champs[nom].slice(0, valeursMax)]] : [],
    ),
  )
}

export function un(saisie: Saisie, nom: string): string {
  return saisie[nom]?.at(-1) ?? ''
}

const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'

/** « structure:<id> » or « unite:<structure>:<id> », as the choice of a place sends it. */
export function lirePerimetre(texte: string): Extract<Perimetre, { structureId: string }> | null {
  const [, structureId] = new RegExp(`^structure:(${uuid})$`).exec(texte) ?? []
  if (structureId) return { genre: 'structure', structureId }
  const [, deLUnite, uniteId] = new RegExp(`^unite:(${uuid}):(${uuid})$`).exec(texte) ?? []
  return deLUnite && uniteId ? { genre: 'unite', structureId: deLUnite, uniteId } : null
}

export type Droits = z.infer<typeof schemaDroits>
export const lireDroits = (saisie: Saisie): Lu<Droits> => valider(schemaDroits, saisie)
