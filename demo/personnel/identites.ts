import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import type { Alea } from '../alea.ts'
import { noms } from '../listes/noms.ts'
import { prenomsFeminins, prenomsMasculins } from '../listes/prenoms.ts'
import { enAdresse } from '../ror/plan.ts'

export type Identite = { civilite: 'madame' | 'monsieur'; prenom: string; nom: string }

/** What never repeats: e-mail addresses, RPPS numbers, mobile phones. */
export type Registre = {
  courriel: (identite: Identite, domaine: string) => string
  rpps: () => string
  mobile: () => string
}

export function ouvrirRegistre(): Registre {
  const adresses = new Set<string>()
  const rangs = { rpps: 0, mobile: 0 }
  return {
    courriel: ({ prenom, nom }, domaine) => {
      const base = `${enAdresse(prenom)}.${enAdresse(nom)}`
      const libre = (essai: number): string => {
        const adresse = `${base}${essai === 1 ? '' : essai}@${domaine}`
        return adresses.has(adresse) ? libre(essai + 1) : adresse
      }
      const adresse = libre(1)
      adresses.add(adresse)
      return adresse
    },
    // a block that no real professional has
    rpps: () => composerRpps(`109990${String(rangs.rpps++).padStart(4, '0')}`),
    // 06 39 98 xx xx: kept for fiction by ARCEP
    mobile: () => `063998${String(rangs.mobile++).padStart(4, '0')}`,
  }
}

export function tirerIdentite(alea: Alea): Identite {
  const civilite = alea.reel() < 0.72 ? 'madame' : 'monsieur'
  return {
    civilite,
    prenom: alea.choisir(civilite === 'madame' ? prenomsFeminins : prenomsMasculins),
    nom: alea.choisir(noms),
  }
}

/** Professions whose members have an RPPS number (`profession.a_un_rpps`). */
const avecRpps = new Set([
  'G15-10',
  'G15-60',
  'G15-70',
  'G15-91',
  'R94-200',
  'R95-193',
  'VT-infirmier-coordinateur',
  'VT-medecin-coordonnateur',
])
export const aUnRpps = (profession: string): boolean => avecRpps.has(profession)
