const separateur = ' / '
const longueurMax = 1000

/** The names borne before, the latest first: what search still finds. The oldest ones go when there is no room left. */
export function avecAncienNom(anciens: string, nom: string): string {
  const tous = [nom, ...anciens.split(separateur).filter(ancien => ancien !== '' && ancien !== nom)]
  while (tous.join(separateur).length > longueurMax) tous.pop()
  return tous.join(separateur)
}
