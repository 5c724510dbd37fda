import { z } from 'zod'

// What is typed is kept as typed: a space at the end is part of the password.
const motDePasse = (vide: string) =>
  z.string().min(1, vide).max(1000, 'Mot de passe : 1 000 caractères au plus.')

/** The password asked again before a sensitive change. */
export const motDePasseActuel = motDePasse('Saisissez votre mot de passe actuel.')

const nouveau = {
  motDePasse: motDePasse('Choisissez un mot de passe.'),
  confirmation: motDePasse('Saisissez le mot de passe une seconde fois.'),
}

const identiques = (v: { motDePasse: string; confirmation: string }) => v.motDePasse === v.confirmation
const differents = { message: 'Les deux mots de passe ne sont pas les mêmes.', path: ['confirmation'] }

/** A new password, typed twice. Its strength depends on the person: `jugerMotDePasse` judges it in the use case. */
export const schemaNouveauMotDePasse = z.object(nouveau).refine(identiques, differents)

/** « Mon compte »: the current password, then the new one twice. */
export const schemaChangementMotDePasse = z
  .object({ actuel: motDePasseActuel, ...nouveau })
  .refine(identiques, differents)
