import type { Codage } from './fhir.ts'

/** Value sets (JDV) that pages of the ROR use in the place of the code system (TRE) they draw from. */
export const tableDuJeu: Record<string, string> = {
  J17: 'R211',
  J19: 'R213',
  J20: 'R227',
  J28: 'R238',
  J29: 'R239',
  J30: 'R240',
  J34: 'R244',
  J35: 'R245',
  J55: 'R66',
  J100: 'R72',
  J188: 'R330',
  J198: 'R343',
  J199: 'R72',
  J200: 'R69',
  J201: 'R286',
  J203: 'R207',
  J220: 'R251',
  J222: 'R283',
  J226: 'R338',
  J237: 'R30',
  J238: 'R244',
}

/**
 * Number of the national table behind a system, 'R66' for `…/TRE_R66-CategorieEtablissement/…`, whether the
 * system is written as a table or as a value set. Undefined for the bare `https://mos.esante.gouv.fr/NOS`.
 */
export function tableDe({ systeme }: Codage): string | undefined {
  const numero = /(?:TRE|JDV)[_-]([RGJ]\d+)/i.exec(systeme ?? '')?.[1]?.toUpperCase()
  return numero && (tableDuJeu[numero] ?? numero)
}

/** What a coded trait of an offer tells, by its table. A table that we do not know is shown under « Autre ». */
export function axeDe(codage: Codage): string {
  return axes[tableDe(codage) ?? ''] ?? 'Autre'
}

const axes: Record<string, string> = {
  R211: 'Activité',
  R213: 'Mode de prise en charge',
  R227: 'Champ d’activité',
  R238: 'Ouverture annuelle',
  R239: 'Public pris en charge',
  R240: 'Temporalité de l’accueil',
  R244: 'Type d’offre',
  R245: 'Spécialisation',
  R253: 'Type de maternité',
  R338: 'Modalité d’accueil',
  J16: 'Acte',
  J26: 'Mode de gestion',
  J33: 'Compétence',
  J51: 'Famille d’activité',
  J185: 'Arrêt de l’offre',
  J186: 'Profession',
  J227: 'Expertise',
}
