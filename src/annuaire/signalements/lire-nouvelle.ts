import {
  type SensDuStatut,
  statutsAnomalie,
  statutsFhir,
  systemeStatutAnomalie,
} from '#src/structures/ror/anomalies.ts'
import { codages, type Objet, objet, objets, texte } from '#src/structures/ror/fhir.ts'

/** What the ROR says of a report, in its words, and what it means. */
export type Nouvelle = { sens: SensDuStatut; statut: string; motif: string | null }

/**
 * Pure: the news of a Task. The business status (TRE_R352) is the one that counts; the status of FHIR when the former has
 * not moved, or is unknown. Null: nothing that we understand.
 */
export function lireNouvelle(tache: Objet): Nouvelle | null {
  const metier = codages(tache.businessStatus).find(
    ({ systeme }) => systeme === undefined || systeme === systemeStatutAnomalie,
  )
  const parMetier = metier && statutsAnomalie.get(metier.code)
  const parFhir = statutsFhir.get(texte(tache.status) ?? '')
  const retenu = parMetier && !(parMetier.sens === 'recu' && parFhir) ? parMetier : parFhir
  return retenu ? { sens: retenu.sens, statut: retenu.libelle, motif: motifDe(tache) } : null
}

/** `statusReason`, else the last note. */
function motifDe(tache: Objet): string | null {
  const raison = objet(tache.statusReason)
  const dit = texte(raison?.text) ?? codages(raison)[0]?.libelle
  return dit ?? texte(objets(tache.note).at(-1)?.text) ?? null
}
