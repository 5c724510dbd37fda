import { colonnesDe } from '#src/habilitations/perimetre.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterAnnees, debutDuJour, type Jour, jour } from '#src/socle/temps/jours.ts'

/** A right that nobody's screen gave, as an import would: « référent structure » from 5 January 2026 for two years. */
export async function uneHabilitation(
  base: Lecture,
  voulue: {
    compteId: string
    /** Left out: the structure. */
    perimetre?: Perimetre
    structureId?: string
    profil?: string
    debut?: string
    fin?: string
    attribueePar?: string
    approuveePar?: string
    termineeLe?: Date
  },
): Promise<string> {
  const debut: Jour = jour(voulue.debut ?? '2026-01-05')
  const fin = voulue.fin ?? ajouterAnnees(debut, 2)
  const perimetre = voulue.perimetre ?? { genre: 'structure', structureId: voulue.structureId ?? '' }
  const { id } = await base
    .insertInto('habilitation')
    .values({
      compte_id: voulue.compteId,
      profil_code: voulue.profil ?? 'adm-referent-structure',
      ...colonnesDe(perimetre),
      debut,
      fin_accordee: fin,
      fin,
      terminee_le: voulue.termineeLe ?? null,
      motif_fin: voulue.termineeLe ? 'retrait' : null,
      commentaire_fin: null,
      attribuee_par: voulue.attribueePar ?? null,
      approuvee_par: voulue.approuveePar ?? null,
      attribuee_le: debutDuJour(debut),
      motif: null,
      renouvelle_id: null,
      modifiee_par: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
