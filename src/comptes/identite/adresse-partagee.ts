/** Words that no person bears as a name: anywhere in the address, they tell a mailbox that several people read. */
const mots = new Set(
  `accueil admission admissions assistance communication compta comptabilite contact contacts coordination
  direction equipe facturation guichet hotline info infos informations secretaire secretaires secretariat
  service services standard support urgences noreply donotreply nepasrepondre postmaster webmaster
  administrateur administration ressourceshumaines`.split(/\s+/),
)

/** Words that may also be somebody's name or initials: only when the whole address is that word. */
const seuls = new Set(
  `admin bureau cadre cadres ehpad ergo esat had ide ime infirmiere infirmieres kine mairie mas mdph medecin medecins
  pco pharmacie rh sav sessad smr ssiad ssr urgence usld usp test`.split(/\s+/),
)

/**
 * Why this address is plainly read by several people, in a sentence for the form; null when it may be a person's.
 * One account = one professional = one address (G12).
 */
export function adresseManifestementPartagee(courriel: string): string | null {
  const local = (courriel.split('@')[0] ?? '')
    .replace(/\+.*$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
  const morceaux = local.split(/[^a-z]+/).filter(Boolean)
  const colle = morceaux.join('')
  const partagee = mots.has(colle) || seuls.has(colle) || morceaux.some(morceau => mots.has(morceau))
  return partagee
    ? `« ${local}@ » est l’adresse d’un service, lue par plusieurs personnes. Un compte appartient à une seule personne : saisissez son adresse professionnelle nominative.`
    : null
}
