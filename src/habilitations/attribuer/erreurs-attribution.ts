import { estClos } from '#src/comptes/vie/transitions.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterJours, type Jour } from '#src/socle/temps/jours.ts'
import type { LieuDuPerimetre } from '../lectures/lieux.ts'
import type { Personne } from '../lectures/personnes.ts'
import type { Administration } from '../pouvoirs/administration.ts'
import { aLePouvoir, quiDonne } from '../pouvoirs/donner.ts'
import { type Duree, erreursDeDuree } from '../regles/dates.ts'
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
  const refuses = profils.flatMap(
    profil =>
      pourquoiPas(profil, perimetre, lieu.familles) ??
      (aLePouvoir(administration, profil, perimetre, lieu)
        ? []
        : `« ${profil.libelle} » se demande ${quiDonne[profil.donne_a_partir_de]}.`),
  )
  return refuses.length > 0 ? { profils: refuses.join(' ') } : {}
}

/** Dates, and what some profils add: a few days at most, a reason for whoever approves. */
export function erreursDeLaDuree(
  duree: Duree,
  profils: readonly Profil[],
  aujourdhui: Jour,
): Record<string, string> {
  const erreurs = erreursDeDuree(duree, aujourdhui)
  if (Object.keys(erreurs).length > 0) return erreurs
  for (const { libelle, duree_max_jours } of profils) {
    if (duree_max_jours === null) continue
    const dernier = ajouterJours(duree.debut, duree_max_jours - 1)
    if (duree.fin > dernier)
      return {
        fin: `« ${libelle} » se donne pour ${duree_max_jours} jours au plus : choisissez au plus le ${enToutesLettres(dernier)}.`,
      }
  }
  return !duree.motif && profils.some(({ deux_personnes }) => deux_personnes)
    ? { motif: 'Dites pourquoi : une autre personne approuvera d’après ce motif.' }
    : {}
}
