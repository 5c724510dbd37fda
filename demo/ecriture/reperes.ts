import type { Ecriture } from '#src/socle/base/base.ts'
import type { Perimetre } from '../personnel/types.ts'
import { nomDepartement } from '../ror/plan.ts'

/** What the import gave to the structures and units of the demo, and how people call things. */
export type Reperes = {
  structureId: (finess: string) => string
  uniteId: (rorId: string) => string
  nomStructure: (finess: string) => string
  nomPerimetre: (perimetre: Perimetre) => string
  libelleProfil: (code: string) => string
}

export async function lireReperes(tx: Ecriture): Promise<Reperes> {
  const structures = await tx.selectFrom('structure').select(['id', 'finess', 'nom']).execute()
  const unites = await tx.selectFrom('unite').select(['id', 'ror_id', 'nom']).execute()
  const profils = await tx.selectFrom('profil').select(['code', 'libelle']).execute()
  const parFiness = new Map(structures.map(structure => [structure.finess, structure]))
  const parRorId = new Map(unites.map(unite => [unite.ror_id, unite]))
  const parCode = new Map(profils.map(({ code, libelle }) => [code, libelle]))
  const structure = (finess: string) => present(parFiness.get(finess), finess)
  const unite = (rorId: string) => present(parRorId.get(rorId), rorId)
  return {
    structureId: finess => structure(finess).id,
    uniteId: rorId => unite(rorId).id,
    nomStructure: finess => structure(finess).nom,
    libelleProfil: code => present(parCode.get(code), code),
    nomPerimetre: perimetre => {
      switch (perimetre.genre) {
        case 'structure':
          return structure(perimetre.finess).nom
        case 'unite':
          return `${unite(perimetre.rorId).nom}, ${structure(perimetre.finess).nom}`
        case 'departement':
          return `département ${nomDepartement(perimetre.code)}`
        case 'region':
          return 'région Occitanie'
        case 'national':
          return 'toute la France'
      }
    },
  }
}

function present<T>(valeur: T | undefined, cle: string): T {
  if (valeur === undefined)
    throw new Error(`La région de démonstration ne trouve pas « ${cle} » dans la base.`)
  return valeur
}
