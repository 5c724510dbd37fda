import { creerComptes } from '#src/comptes/identite/creer-compte.ts'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { cleDe } from '#src/habilitations/perimetre.ts'
import { administrateur, administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { LigneLue } from '../fichier/colonnes.ts'
import type { Issue } from '../tables.ts'
import type { Champ } from './colonnes.ts'
import { type Donne, donnerLesDroits } from './donner-les-droits.ts'
import type { DroitVoulu } from './grouper.ts'
import { lireComptes } from './lire-comptes.ts'
import { type LigneSaisie, lireLigne } from './lire-ligne.ts'
import { rapprocher } from './rapprocher.ts'
import { lireReferences, type Place, resoudre } from './references.ts'

export type Verdict = { numero: number; issue: Issue; explication: string; compteId: string | null }

/** A row that stands for somebody and something. */
type Prete = LigneSaisie & { place: Place | null; compteId: string; nouveau: boolean }

type Options = {
  /** Create also those who bear the names of another account. */
  homonymes: boolean
  avancer: (lignes: number) => Promise<void>
}

/**
 * Does all that the rows ask, in the caller's transaction, and says row by row what it did or why not. The dry run is this very
 * act, undone: what it foretells cannot differ from what the confirmation does.
 */
export async function executer(
  tx: Ecriture,
  contexte: Contexte,
  lignes: readonly LigneLue<Champ>[],
  { homonymes, avancer }: Options,
): Promise<Map<number, Verdict>> {
  const { acteur, maintenant } = contexte
  const verdicts = new Map<number, Verdict>()
  const dire = (numero: number, issue: Issue, explication: string, compteId: string | null = null) =>
    verdicts.set(numero, { numero, issue, explication, compteId })
  const saisies = lignes.flatMap(ligne => {
    const lue = lireLigne(ligne, jourDe(maintenant))
    if (!lue.ok) dire(lue.numero, 'refuse', lue.message)
    return lue.ok ? lue.ligne : []
  })
  if (!administrateur.admet(acteur)) {
    for (const { numero } of lignes) dire(numero, 'refuse', administrateur.refus)
    return verdicts
  }

  const references = await lireReferences(tx, administrationDe(acteur), saisies)
  const resolues = saisies.flatMap(ligne => {
    const { numero, identite } = ligne
    const resolue = resoudre(ligne, references)
    if (!resolue.ok) dire(numero, 'refuse', resolue.message)
    const { professionCode = null, place = null } = resolue.ok ? resolue : {}
    return resolue.ok ? { ...ligne, place, identite: { ...identite, professionCode } } : []
  })
  const uniques = sansDoublons(resolues, (numero, message) => dire(numero, 'refuse', message))
  const personnes = rapprocher(uniques, await lireComptes(tx, uniques), acteur)
  const nouvelles = uniques.filter(({ numero }) => {
    const { genre } = personnes.get(numero) ?? {}
    return genre === 'nouveau' || (homonymes && genre === 'homonyme')
  })
  const crees = await creerComptes(
    tx,
    [
      ...new Map(
        nouvelles.toReversed().map(l => [l.courriel, { ...l.identite, courriel: l.courriel }]),
      ).values(),
    ],
    { creePar: acteur.compteId, maintenant, origine: contexte.origine },
  )
  const pretes = uniques.flatMap((ligne): Prete[] => {
    const { numero } = ligne
    const personne = personnes.get(numero)
    if (personne?.genre === 'existant') return [{ ...ligne, compteId: personne.compteId, nouveau: false }]
    if (personne?.genre === 'refus') dire(numero, 'refuse', personne.message)
    else if (personne?.genre === 'homonyme' && !homonymes) dire(numero, 'homonyme', personne.message)
    else {
      const compteId = crees.get(ligne.courriel)
      if (compteId) return [{ ...ligne, compteId, nouveau: true }]
      dire(numero, 'refuse', 'Un compte vient d’être créé à cette adresse ou à ce numéro RPPS.')
    }
    return []
  })
  await avancer(verdicts.size)

  const dejaDites = verdicts.size
  const donnes = await donnerLesDroits(tx, contexte, pretes.flatMap(enDroit), faites =>
    avancer(dejaDites + faites),
  )
  for (const verdict of conclure(pretes, donnes)) verdicts.set(verdict.numero, verdict)
  return verdicts
}

/** Several rows for one person are several rights; twice the same right is a mistake. */
function sansDoublons<L extends LigneSaisie & { place: Place | null }>(
  lignes: readonly L[],
  refuser: (numero: number, message: string) => void,
): L[] {
  const vues = new Map<string, number>()
  return lignes.filter(({ numero, courriel, place }) => {
    const cle = JSON.stringify([courriel, place && [cleDe(place.perimetre), place.profil.code]])
    const premiere = vues.get(cle)
    if (premiere === undefined) vues.set(cle, numero)
    else refuser(numero, `La ligne ${premiere} demande déjà la même chose pour la même personne.`)
    return premiere === undefined
  })
}

function enDroit({ numero, compteId, place, droit }: Prete): DroitVoulu[] {
  if (!place || !droit) return []
  const { debut, fin, motif } = droit
  return [{ numero, compteId, perimetre: place.perimetre, profil: place.profil.code, debut, fin, motif }]
}

/** A new account is said once, on the first of its rows that is accepted. */
function conclure(pretes: readonly Prete[], donnes: ReadonlyMap<number, Donne>): Verdict[] {
  const annonces = new Set<string>()
  return pretes.map(({ numero, compteId, nouveau, place, droit }): Verdict => {
    const donne = donnes.get(numero)
    if (donne && donne.genre !== 'donne')
      return {
        numero,
        issue: donne.genre === 'refus' ? 'refuse' : 'inchange',
        explication: donne.message,
        compteId: nouveau ? null : compteId,
      }
    const premiere = nouveau && !annonces.has(compteId)
    annonces.add(compteId)
    if (!place || !droit)
      return nouveau
        ? { numero, issue: 'cree', explication: 'Compte créé, sans habilitation.', compteId }
        : { numero, issue: 'inchange', explication: 'Ce compte existe déjà.', compteId }
    const aDeux = place.profil.deux_personnes
    const quoi = `${place.profil.libelle}, ${place.libelle}, du ${enToutesLettres(droit.debut)} au ${enToutesLettres(droit.fin)}`
    const compte = premiere
      ? 'Compte créé.'
      : nouveau
        ? 'Compte créé par une ligne précédente.'
        : 'Compte existant réutilisé.'
    return {
      numero,
      issue: premiere ? 'cree' : aDeux ? 'propose' : 'attribue',
      explication: `${compte} ${quoi}${aDeux ? ' : proposée, une autre personne doit l’approuver' : ''}.`,
      compteId,
    }
  })
}
