import type { Ligne } from '#src/socle/journal/journal.ts'
import type { Depart, Droit, Personne, Peuplement } from '../personnel/types.ts'
import type { Reperes } from './reperes.ts'

/** What the journal would hold if the demo region had lived for real, oldest line first. */
export function raconter({ personnes, droits, departs }: Peuplement, reperes: Reperes): Ligne[] {
  const parId = new Map(droits.map(droit => [droit.id, droit]))
  return [
    ...personnes.flatMap(vieDuCompte),
    ...droits.flatMap(droit => vieDuDroit(droit, { parId, reperes })),
    ...departs.flatMap(depart => recitDuDepart(depart, { parId, reperes })),
  ].sort((a, b) => a.instant.getTime() - b.instant.getTime())
}

type Contexte = { parId: ReadonlyMap<string, Droit>; reperes: Reperes }

function vieDuCompte({ id, prenom, nom, creeLe, creePar, activeLe }: Personne): Ligne[] {
  const cree: Ligne = {
    acte: 'compte.cree',
    instant: creeLe,
    acteurId: creePar,
    compteId: id,
    details: { personne: `${prenom} ${nom}` },
  }
  return activeLe ? [cree, { acte: 'compte.active', instant: activeLe, acteurId: id, compteId: id }] : [cree]
}

function sujetDe({ id, compte, perimetre, profil }: Droit, reperes: Reperes) {
  return {
    compteId: compte,
    structureId: 'finess' in perimetre ? reperes.structureId(perimetre.finess) : null,
    habilitationId: id,
    details: { profil: reperes.libelleProfil(profil), lieu: reperes.nomPerimetre(perimetre) },
  }
}

function vieDuDroit(droit: Droit, { parId, reperes }: Contexte): Ligne[] {
  const sujet = sujetDe(droit, reperes)
  const ancienne = droit.renouvelle ? parId.get(droit.renouvelle) : undefined
  const naissance: Ligne = {
    ...sujet,
    acte: ancienne ? 'habilitation.renouvelee' : 'habilitation.attribuee',
    instant: droit.attribueeLe,
    acteurId: droit.attribueePar,
    motif: droit.motif,
    details: {
      ...sujet.details,
      debut: droit.debut,
      fin: droit.finAccordee,
      ...(ancienne && { ancienne_fin: ancienne.finAccordee }),
    },
  }
  if (droit.motifFin !== 'retrait' && droit.motifFin !== 'raccourcissement') return [naissance]
  const fin: Ligne = {
    ...sujet,
    acte: droit.motifFin === 'retrait' ? 'habilitation.terminee' : 'habilitation.raccourcie',
    instant: droit.termineeLe ?? new Date(droit.attribueeLe.getTime() + 14 * 86_400_000),
    acteurId: droit.modifieePar,
    motif: droit.commentaireFin,
    details: { ...sujet.details, ancienne_fin: droit.finAccordee, fin: droit.fin },
  }
  return [naissance, fin]
}

function recitDuDepart(depart: Depart, { parId, reperes }: Contexte): Ligne[] {
  const acte = {
    instant: depart.decideLe,
    acteurId: depart.decidePar,
    motif: depart.motif,
  }
  const arretees = depart.droits.flatMap(({ id, finPrecedente }) => {
    const droit = parId.get(id)
    return droit ? [{ droit, finPrecedente, sujet: sujetDe(droit, reperes) }] : []
  })
  return [
    {
      ...acte,
      acte: 'depart.declare',
      compteId: depart.compte,
      structureId: reperes.structureId(depart.finess),
      details: {
        lieu: reperes.nomStructure(depart.finess),
        le: depart.le,
        depart: depart.id,
        droits: arretees.map(({ sujet }) => sujet.details.profil).join(', '),
      },
    },
    ...arretees.map(
      ({ sujet, finPrecedente }): Ligne => ({
        ...sujet,
        ...acte,
        acte: 'habilitation.arretee-par-depart',
        details: { ...sujet.details, ancienne_fin: finPrecedente, fin: depart.le },
      }),
    ),
  ]
}
