type DefinitionDeStatut = { cle: string; libelle: string; noms: readonly string[]; codes: readonly string[] }

const suite = (de: number, a: number) =>
  Array.from({ length: a - de + 1 }, (_, rang) => String(de + rang).padStart(2, '0'))

/** Who runs it, by the legal statuses of FINESS (TRE_R72) and their groups (TRE_R69). */
export const statuts: readonly DefinitionDeStatut[] = [
  {
    cle: 'public',
    libelle: 'Public',
    noms: ['public', 'publique'],
    codes: ['1100', '1200', ...suite(1, 30)],
  },
  {
    cle: 'associatif',
    libelle: 'Privé à but non lucratif',
    noms: ['associatif', 'associative', 'but non lucratif', 'prive non lucratif', 'non lucratif'],
    codes: ['2100', ...suite(40, 66)],
  },
  {
    cle: 'commercial',
    libelle: 'Privé commercial',
    noms: ['prive lucratif', 'lucratif', 'commercial', 'commerciale'],
    codes: ['2200', ...suite(70, 95)],
  },
]

/** « privé »: run by an association or by a company. */
export const nomsDuPrive = ['prive', 'privee']
