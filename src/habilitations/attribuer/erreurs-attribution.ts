import { estClos } from '#src/comptes/vie/transitions.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import type { LieuDuPerimetre } from '../lectures/lieux.ts'
import type { Personne } from '../lectures/personnes.ts'
import { structureDe } from '../perimetre.ts'
import { type Administration, unitesAdministrees } from '../pouvoirs/administration.ts'
import { type Profil, pourquoiPas } from '../regles/profils.ts'

// Pure checks of what a grant asks for: each gives the errors of its own field, none when all is well.

/** More than this is an import, not a form. */
const maximum = { comptes: 50, profils: 30 }

export function erreursDesComptes(
  demandes: readonly string[],
  personnes: readonly Personne[],
): Record<string, string> {
  if (demandes.length === 0) return { comptes: 'Choisissez au moins une personne.' }
  if (demandes.length > maximum.comptes)
    return { comptes: `Choisissez au plus ${maximum.comptes} personnes à la fois.` }
  if (personnes.length < demandes.length)
    return { comptes: 'Un des comptes choisis n’existe pas : recommencez la recherche.' }
  const fermes = personnes.filter(({ etat }) => estClos(etat)).map(({ prenom, nom }) => `${prenom} ${nom}`)
  return fermes.length > 0
    ? {
        comptes: `Compte désactivé : ${fermes.join(', ')}. Réactivez-le avant de lui donner une habilitation.`,
      }
    : {}
}

/** A right that outlives an announced departure would undo it in silence. */
export function erreurDesDeparts(
  personnes: readonly Personne[],
  annonces: readonly { compteId: string; le: Jour }[],
  fin: Jour,
): Record<string, string> {
  const annonce = annonces.find(({ le }) => le < fin)
  const personne = personnes.find(({ id }) => id === annonce?.compteId)
  return annonce && personne
    ? {
        comptes: `${personne.prenom} ${personne.nom} quitte la structure le ${enToutesLettres(annonce.le)} : annulez d’abord ce départ.`,
      }
    : {}
}

export function erreursDesProfils(
  codes: readonly string[],
  profils: readonly Profil[],
  perimetre: Perimetre,
  lieu: LieuDuPerimetre,
  administration: Administration,
): Record<string, string> {
  if (codes.length === 0) return { profils: 'Choisissez au moins un profil.' }
  if (codes.length > maximum.profils || profils.length < codes.length)
    return { profils: 'Un des profils choisis n’existe pas : rechargez la page et choisissez dans la liste.' }
  const structureId = structureDe(perimetre)
  const limite = structureId !== null && unitesAdministrees(administration, { ...lieu, structureId }) !== null
  const refuses = profils.flatMap(profil =>
    limite && profil.famille === 'administration'
      ? `« ${profil.libelle} » se demande au référent de la structure.`
      : (pourquoiPas(profil, perimetre, lieu.familles) ?? []),
  )
  return refuses.length > 0 ? { profils: refuses.join(' ') } : {}
}
