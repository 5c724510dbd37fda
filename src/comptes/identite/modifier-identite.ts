import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { siUnique } from '../si-unique.ts'
import { avecAncienNom } from './anciens-noms.ts'
import { type Identite, libellesIdentite } from './identite.ts'
import { type Compte, professionConnue, trouverCompte, trouverCompteParRpps } from './requetes.ts'

type Commande = {
  compteId: string
  /** The version that the form was filled from. */
  version: number
  identite: Identite
  /** Null: an information system. */
  acteurId: string | null
  maintenant: Date
  origine: Origine
}

export type Modification =
  | { ok: true; version: number }
  /** Somebody changed it meanwhile: what it has become, to be shown beside what was typed. */
  | { ok: false; motif: 'perime'; actuel: Compte }
  | { ok: false; motif: 'rpps-pris' | 'profession-inconnue' | 'introuvable' }

/** Changes who a person is. Nothing is written, not even a line of journal, when nothing differs. */
export async function modifierIdentite(tx: Ecriture, commande: Commande): Promise<Modification> {
  const { compteId, version, identite, acteurId, maintenant, origine } = commande
  await tx.selectFrom('compte').select('id').where('id', '=', compteId).forUpdate().execute()
  const actuel = await trouverCompte(tx, compteId)
  if (!actuel) return { ok: false, motif: 'introuvable' }
  if (actuel.version !== version) return { ok: false, motif: 'perime', actuel }
  const changes = champsChanges(actuel, identite)
  if (changes.length === 0) return { ok: true, version }

  const { professionCode, rpps } = identite
  if (professionCode && !(await professionConnue(tx, professionCode)))
    return { ok: false, motif: 'profession-inconnue' }
  const homonyme = rpps ? await trouverCompteParRpps(tx, rpps) : undefined
  if (homonyme && homonyme.id !== compteId) return { ok: false, motif: 'rpps-pris' }
  const { civilite, nom, prenom, fonction, telephone, professionCode: profession_code } = identite
  const champs = { civilite, nom, prenom, fonction, telephone, rpps }
  const renomme = changes.includes('nom') || changes.includes('prenom')
  const anciensNoms = renomme && {
    anciens_noms: avecAncienNom(actuel.anciensNoms, `${actuel.prenom} ${actuel.nom}`),
  }
  const ecrit = await siUnique(tx, () =>
    tx
      .updateTable('compte')
      .set({ ...champs, ...anciensNoms, profession_code, version: version + 1 })
      .where('id', '=', compteId)
      .execute(),
  )
  if (!ecrit) return { ok: false, motif: 'rpps-pris' }
  await journaliser(tx, {
    instant: maintenant,
    acteurId,
    acte: 'compte.identite-modifiee',
    compteId,
    details: {
      champs: changes.map(champ => libellesIdentite[champ]).join(', '),
      avant: Object.fromEntries(changes.map(champ => [champ, actuel[champ]])),
      apres: Object.fromEntries(changes.map(champ => [champ, identite[champ]])),
    },
    origine,
  })
  return { ok: true, version: version + 1 }
}

/** The fields that differ, in the order of the form. */
export function champsChanges(avant: Identite, apres: Identite): (keyof Identite)[] {
  return (Object.keys(libellesIdentite) as (keyof Identite)[]).filter(champ => avant[champ] !== apres[champ])
}
