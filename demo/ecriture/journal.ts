import type { Ligne } from '#src/socle/journal/journal.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import type { Droit, Peuplement } from '../personnel/types.ts'
import type { Reperes } from './reperes.ts'

/** What the journal would hold if the demo region had lived for real, oldest line first. */
export function raconter({ personnes, droits, departs }: Peuplement, reperes: Reperes): Ligne[] {
  const lignes: Ligne[] = [
    ...personnes.flatMap(({ id, creeLe, creePar, activeLe }): Ligne[] => [
      { acte: 'compte.cree', instant: creeLe, acteurId: creePar, compteId: id },
      ...(activeLe ? [{ acte: 'compte.active', instant: activeLe, acteurId: id, compteId: id }] : []),
    ]),
    ...droits.flatMap(droit => vieDuDroit(droit, reperes)),
    ...departs.map(
      (depart): Ligne => ({
        acte: 'depart.declare',
        instant: depart.decideLe,
        acteurId: depart.decidePar,
        compteId: depart.compte,
        structureId: reperes.structureId(depart.finess),
        motif: depart.motif,
        details: {
          structure: reperes.nomStructure(depart.finess),
          le: enToutesLettres(depart.le),
          habilitations: depart.droits.length,
        },
      }),
    ),
  ]
  return lignes.sort((a, b) => a.instant.getTime() - b.instant.getTime())
}

function vieDuDroit(droit: Droit, reperes: Reperes): Ligne[] {
  const finess = 'finess' in droit.perimetre ? droit.perimetre.finess : null
  const sujet = {
    compteId: droit.compte,
    structureId: finess && reperes.structureId(finess),
    habilitationId: droit.id,
  }
  const details = (fin: Jour) => ({
    profil: reperes.libelleProfil(droit.profil),
    perimetre: reperes.nomPerimetre(droit.perimetre),
    structure: finess ? reperes.nomStructure(finess) : '',
    debut: enToutesLettres(droit.debut),
    fin: enToutesLettres(fin),
  })
  const naissance: Ligne = {
    ...sujet,
    acte: droit.renouvelle ? 'habilitation.renouvelee' : 'habilitation.attribuee',
    instant: droit.attribueeLe,
    acteurId: droit.attribueePar,
    motif: droit.motif,
    details: details(droit.finAccordee),
  }
  const acteDeFin =
    droit.motifFin === 'retrait' ? 'terminee' : droit.motifFin === 'raccourcissement' ? 'raccourcie' : null
  if (!acteDeFin) return [naissance]
  return [
    naissance,
    {
      ...sujet,
      acte: `habilitation.${acteDeFin}`,
      instant: droit.termineeLe ?? new Date(droit.attribueeLe.getTime() + 14 * 86_400_000),
      acteurId: droit.modifieePar,
      motif: droit.commentaireFin,
      details: details(droit.fin),
    },
  ]
}
