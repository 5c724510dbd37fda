/** Who knocks at every door. Keys of the demo's people, plus nobody. */
export const roles = [
  'anonyme',
  'nouveau',
  'professionnel',
  'multi-structures',
  'referent',
  'charge-de-mission',
  'regional',
  'national',
  'assistance',
  'dpo',
] as const
export type Role = (typeof roles)[number]

/** Which policy lets whom in, said again here by hand: a policy that widens by mistake fails the matrix. */
export const admis: Record<string, readonly Role[]> = {
  publique: roles,
  'publique-mesuree': roles,
  connecte: roles.filter(role => role !== 'anonyme'),
  administrateur: ['referent', 'charge-de-mission', 'regional', 'national'],
  'equipe-regionale': ['regional', 'national'],
  // programs only, by their own secret: nobody's session opens it
  scim: [],
  // programs that show no secret: no session counts there, whoever calls gets the same
  programmes: [],
  controleur: ['referent', 'charge-de-mission', 'regional', 'national', 'dpo'],
  assistance: ['assistance'],
  journal: ['referent', 'charge-de-mission', 'regional', 'national', 'dpo'],
  territoire: ['charge-de-mission', 'regional', 'national'],
}
