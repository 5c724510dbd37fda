import type { Appel } from './charge.ts'
import type { Personne } from './gens.ts'
import { alea, pondere, un } from './tirage.ts'

/** Who asks: mostly référents of ordinary structures, then of very large ones, then the teams above them. */
const roles = [
  [85, 'referent'],
  [10, 'referent-chu'],
  [4, 'charge-de-mission'],
  [1, 'regional'],
] as const

function quelquUn(gens: readonly Personne[], rang: number): Personne {
  const role = pondere(roles, rang, 1)
  const tenants = gens.filter(p => p.role === role || (role === 'referent' && p.role === 'referent-petit'))
  return un(tenants.length > 0 ? tenants : gens, rang, 2)
}

const noms = [
  'martin',
  'Lefèvre',
  'durand',
  'garcia',
  'moreau',
  'LE GOFF',
  'fernandez',
  'da silva',
  'zimmermann',
  'Müller',
]
const prenoms = ['marie', 'Hélène', 'karim', 'jean', 'Sophie', 'Noémie', 'Oumou', 'pierre']
const fautes = ['dupnt', 'lefevbre', 'bernrad', 'gonzalves', 'marteen', 'rousse1', 'fontiane']
const lieux = ['ehpad', 'centre hospitalier', 'clinique', 'les lilas', 'samsah', 'urgences', 'résidence']
const filtres = [
  'profil=san-demandeur-medical',
  'etat=invite',
  'echeance=60',
  'sans=oui',
  'tri=connexion',
  'tri=echeance',
]

/** One search, as people type them: names, slips, places, numbers, addresses, filters, following pages. */
export function uneRecherche(gens: readonly Personne[], rang: number): Appel {
  const { cookie } = quelquUn(gens, rang)
  const criteres: Record<string, () => string> = {
    nom: () => `q=${mot(un(noms, rang, 4))}`,
    nomEtPrenom: () => `q=${mot(`${un(noms, rang, 4)} ${un(prenoms, rang, 5)}`)}`,
    faute: () => `q=${mot(un(fautes, rang, 4))}`,
    lieu: () => `q=${mot(un(lieux, rang, 4))}`,
    nomEtLieu: () => `q=${mot(`${un(noms, rang, 4)} ${un(lieux, rang, 5)}`)}`,
    rpps: () => `q=10${String(Math.floor(alea(rang, 4) * 1e9)).padStart(9, '0')}`,
    courriel: () => `q=${mot(un(gens, rang, 4).courriel)}`,
    debut: () => `q=${mot(un(noms, rang, 4).slice(0, 3))}`,
    tous: () => '',
    filtre: () => un(filtres, rang, 4),
    suite: () => `page=${2 + Math.floor(alea(rang, 4) * 3)}`,
  }
  const genre = pondere(
    [
      [28, 'nom'],
      [12, 'nomEtPrenom'],
      [12, 'faute'],
      [6, 'lieu'],
      [5, 'nomEtLieu'],
      [5, 'rpps'],
      [6, 'courriel'],
      [6, 'debut'],
      [8, 'tous'],
      [8, 'filtre'],
      [4, 'suite'],
    ] as const,
    rang,
    3,
  )
  return { chemin: `/administration/utilisateurs?${criteres[genre]?.() ?? ''}`, cookie, comprime: true }
}

const mot = encodeURIComponent

/** One other page of the référent's space. */
export function unePage(gens: readonly Personne[], rang: number): Appel {
  const personne = quelquUn(gens, rang)
  const { cookie, structureId, utilisateurs, droits } = personne
  const fiche = structureId
    ? `/administration/fiche-annuaire/${structureId}`
    : '/administration/fiche-annuaire'
  // a département may be empty at a small scale: its home is then all there is to see
  const surUn = (ids: readonly string[], chemin: (id: string) => string) =>
    ids.length > 0 ? chemin(un(ids, rang, 4)) : '/'
  const chemins: Record<string, () => string> = {
    accueil: () => '/',
    habilitations: () => '/administration/habilitations',
    echeances: () => '/administration/habilitations?echeance=60',
    droit: () => surUn(droits, id => `/administration/habilitations/${id}`),
    utilisateur: () => surUn(utilisateurs, id => `/administration/utilisateurs/${id}`),
    historique: () => surUn(utilisateurs, id => `/administration/utilisateurs/${id}/historique`),
    attribuer: () => surUn(utilisateurs, id => `/administration/habilitations/attribuer?compte=${id}`),
    relais: () => '/administration/mes-referents',
    compte: () => '/administration/mon-compte',
    mesDroits: () => '/administration/mon-compte/habilitations',
    fiche: () => fiche,
    unites: () => (structureId ? `${fiche}/unites` : fiche),
    referents: () => (structureId ? `${fiche}/referents` : fiche),
  }
  const genre = pondere(
    [
      [20, 'accueil'],
      [10, 'habilitations'],
      [6, 'echeances'],
      [6, 'droit'],
      [18, 'utilisateur'],
      [3, 'historique'],
      [9, 'attribuer'],
      [6, 'relais'],
      [6, 'compte'],
      [3, 'mesDroits'],
      [5, 'fiche'],
      [4, 'unites'],
      [4, 'referents'],
    ] as const,
    rang,
    3,
  )
  return { chemin: chemins[genre]?.() ?? '/', cookie, comprime: true }
}
