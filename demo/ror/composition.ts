import type { Modele } from './modeles.ts'

/** What every département has: the Haute-Garonne has a CHU, the Hérault a large hospital. */
export function socleDeDepartement(departement: string): readonly Modele[] {
  const hopital = departement === '31' ? 'chu' : departement === '34' ? 'grandCh' : 'ch'
  return [hopital, 'ehpad', 'residence', 'ime', 'sessad', 'mdph']
}

/** What each has besides, by its size: about 125 structures in all. */
export const compositions: Readonly<Record<string, readonly Modele[]>> = {
  '09': ['camsp', 'savs', 'ehpad'],
  '11': ['clinique', 'had', 'esat', 'ehpad'],
  '12': ['smr', 'fam', 'ehpad'],
  '30': ['clinique', 'mas', 'cpam', 'ehpad'],
  '31': ['clinique', 'smr', 'had', 'esat', 'pco', 'cpam', 'psy', 'ehpad', 'ehpad', 'fam'],
  '32': ['usld', 'esat'],
  '34': ['clinique', 'smr', 'had', 'fam', 'pco', 'cpam', 'ehpad', 'ehpad', 'foyer'],
  '46': ['savs', 'smr'],
  '48': ['mas', 'usld'],
  '65': ['smr', 'itep', 'ehpad'],
  '66': ['clinique', 'had', 'foyer', 'pco'],
  '81': ['smr', 'esat', 'savs', 'usld'],
  '82': ['fam', 'had', 'cpam'],
}

/** How each kind is called: by its commune or its département when `propre`, else by an invented name. */
export const prefixes: Readonly<Record<Modele, { nom: string; propre?: 'commune' | 'departement' }>> = {
  chu: { nom: 'Centre hospitalier universitaire', propre: 'commune' },
  ch: { nom: 'Centre hospitalier', propre: 'commune' },
  grandCh: { nom: 'Centre hospitalier', propre: 'commune' },
  psy: { nom: 'Centre hospitalier spécialisé', propre: 'commune' },
  clinique: { nom: 'Clinique' },
  smr: { nom: 'SMR' },
  had: { nom: 'HAD', propre: 'departement' },
  usld: { nom: 'USLD' },
  ehpad: { nom: 'EHPAD' },
  residence: { nom: 'Résidence autonomie' },
  ime: { nom: 'IME' },
  itep: { nom: 'ITEP' },
  sessad: { nom: 'SESSAD' },
  camsp: { nom: 'CAMSP' },
  pco: { nom: 'PCO TND', propre: 'departement' },
  esat: { nom: 'ESAT' },
  fam: { nom: 'FAM' },
  mas: { nom: 'MAS' },
  foyer: { nom: 'Foyer de vie' },
  savs: { nom: 'SAVS' },
  mdph: { nom: 'MDPH', propre: 'departement' },
  cpam: { nom: 'CPAM', propre: 'departement' },
}

export const associations = [
  'Association Occitanie Solidaire',
  'Association Les Chemins du Sud',
  'Association L’Estelle',
  'Fondation du Grand Causse',
  'Association Horizons Partagés',
  'Association Pyrénées Accueil',
  'Association Le Lien',
] as const

export const groupesPrives = ['Groupe Santé Autan', 'Groupe Clinicéa Sud', 'Groupe Méridia Soins'] as const
