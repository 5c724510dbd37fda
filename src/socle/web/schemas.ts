import { z } from 'zod'

// Control characters, bidirectional overrides and other invisible marks, and what stands for unreadable bytes: never
// legitimate in a one-line field.
const invisibles = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\uFFFD]/u
const emoji = /\p{Extended_Pictographic}/u

const uneLigne = z.string().transform(v => v.normalize('NFC').replace(/\s+/g, ' ').trim())

/** One line of free text. @param max in characters. */
export function texteCourt(quoi: string, max: number) {
  return uneLigne.pipe(
    z
      .string()
      .max(max, `${quoi} : ${max} caractères au plus.`)
      .refine(v => !invisibles.test(v), `${quoi} : retirez les caractères invisibles ou illisibles.`),
  )
}

/** As `texteCourt`, and something must be there. */
export function texteRequis(quoi: string, max: number) {
  return texteCourt(quoi, max).refine(v => v !== '', `Le champ « ${quoi} » est à remplir.`)
}

/** An empty field means « nothing »: null in the base. */
export function facultatif<T extends z.ZodType<string>>(schema: T) {
  return schema.transform(v => (v === '' ? null : v))
}

/** A name of person as civil status writes it: letters, marks, apostrophes, hyphens, spaces, full stop. */
export function nomDePersonne(quoi: string) {
  return texteRequis(quoi, 80).refine(
    v => /^[\p{L}\p{M}][\p{L}\p{M}' ’.-]*$/u.test(v) && !emoji.test(v),
    `${quoi} : lettres, espaces, traits d’union et apostrophes seulement.`,
  )
}

/** An e-mail address, lower case: one account, one address (G12). */
export const adresseCourriel = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Adresse électronique : 254 caractères au plus.')
  .pipe(z.email('Saisissez une adresse électronique complète, par exemple prenom.nom@hopital.fr.'))

/** A French or international phone number; stored without spaces. */
export const telephone = z
  .string()
  .transform(v => v.replace(/[\s.\-()]/g, ''))
  .refine(
    v => v === '' || /^(0[1-9]\d{8}|\+\d{8,14})$/.test(v),
    'Téléphone : dix chiffres, ou l’indicatif du pays précédé de +.',
  )

/** A comment or a reason: several lines allowed. */
export function texteLong(quoi: string, max: number) {
  return z
    .string()
    .transform(v => v.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(max, `${quoi} : ${max} caractères au plus.`)
        .refine(
          v => !invisibles.test(v.replaceAll('\n', ' ')),
          `${quoi} : retirez les caractères invisibles ou illisibles.`,
        ),
    )
}

/** A positive whole number of the address; anything else counts as absent. */
export function entier(texte: string | undefined, max: number): number | undefined {
  const valeur = /^\d{1,15}$/.test(texte ?? '') ? Number(texte) : 0
  return valeur >= 1 && valeur <= max ? valeur : undefined
}
