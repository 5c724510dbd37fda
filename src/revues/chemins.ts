const racine = '/administration/revues'

export const chemins = {
  liste: racine,
  ouvrir: `${racine}/ouvrir`,
  couverture: `${racine}/couverture`,
  couvertureCsv: `${racine}/couverture.csv`,
  cadence: (campagneId: string) => `${racine}/campagnes/${campagneId}/cadence`,
  relancer: `${racine}/couverture/relancer`,
  revue: (revueId: string) => `${racine}/${revueId}`,
  regles: (revueId: string) => `${racine}/${revueId}/regles`,
  decider: (revueId: string) => `${racine}/${revueId}/decider`,
  reduire: (revueId: string) => `${racine}/${revueId}/reduire`,
  confier: (revueId: string) => `${racine}/${revueId}/confier`,
  signer: (revueId: string) => `${racine}/${revueId}/signer`,
  attestation: (revueId: string) => `${racine}/attestations/${revueId}`,
  attestationPdf: (revueId: string) => `${racine}/attestations/${revueId}/attestation.pdf`,
  attestationCsv: (revueId: string) => `${racine}/attestations/${revueId}/attestation.csv`,
  verifier: '/revues/verifier',
}
