import { type Actes, mot } from '#src/socle/journal/actes.ts'

/** Reading the journal is itself an act: whoever is in it can be told who looked. */
export const actesTraces: Actes = {
  'traces.consultees': details => `a consulté le journal de ${mot(details, 'ou')}`,
  'traces.exportees': details =>
    `a exporté ${mot(details, 'lignes')} lignes du journal de ${mot(details, 'ou')}`,
}
