/**
 * What a country is made of, by FINESS category: how many structures of each (per thousand), how many units each
 * has, and how many accounts it weighs. A few CHU hold a third of the people; most structures have under ten.
 */
export type Categorie = {
  code: string
  nom: string
  pourMille: number
  unites: readonly [min: number, max: number]
  comptes: number
}

const c = (
  code: string,
  nom: string,
  pourMille: number,
  unites: readonly [number, number],
  comptes: number,
): Categorie => ({ code, nom, pourMille, unites, comptes })

export const categories: readonly Categorie[] = [
  c('101', 'Centre hospitalier universitaire', 2, [60, 130], 1500),
  c('355', 'Centre hospitalier', 31, [15, 40], 90),
  c('292', 'Centre hospitalier spécialisé', 10, [10, 30], 50),
  c('128', 'Clinique', 22, [4, 10], 20),
  c('109', 'SMR', 32, [2, 6], 15),
  c('127', 'HAD', 10, [1, 4], 14),
  c('500', 'EHPAD', 255, [1, 3], 5),
  c('202', 'Résidence autonomie', 80, [0, 1], 3),
  c('362', 'USLD', 20, [1, 2], 5),
  c('354', 'SSIAD', 70, [0, 1], 3),
  c('183', 'IME', 50, [1, 3], 5),
  c('182', 'SESSAD', 70, [0, 2], 4),
  c('186', 'ITEP', 20, [1, 2], 4),
  c('190', 'CAMSP', 18, [0, 2], 5),
  c('189', 'CMPP', 14, [0, 1], 4),
  c('246', 'ESAT', 60, [1, 3], 3),
  c('437', 'FAM', 42, [1, 2], 4),
  c('255', 'MAS', 32, [1, 2], 4),
  c('382', 'Foyer de vie', 60, [0, 2], 3),
  c('252', 'Foyer d’hébergement', 42, [0, 1], 3),
  c('446', 'SAVS', 36, [0, 1], 3),
  c('445', 'SAMSAH', 16, [0, 1], 3),
  c('609', 'MDPH', 4, [2, 5], 30),
  c('606', 'DAC', 4, [0, 3], 15),
]
