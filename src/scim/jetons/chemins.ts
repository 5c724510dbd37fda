const racineConnexions = '/administration/connexions-scim'

export const chemins = {
  liste: racineConnexions,
  entite: (entiteId: string) => `${racineConnexions}/${entiteId}`,
  jeton: (entiteId: string, jetonId: string) => `${racineConnexions}/${entiteId}/${jetonId}`,
}
