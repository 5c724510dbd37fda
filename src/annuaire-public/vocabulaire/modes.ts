/** How one is received, in families' words, over the codes of the ROR and the declared kinds of stay. */
export type Mode = {
  cle: string
  libelle: string
  noms: readonly string[]
  /** Modes of care (TRE_R213). */
  codes: readonly string[]
  /** Only when the offer is temporary (TRE_R240, 01). */
  temporaire?: boolean
  /** Kinds of stay of the Grand Âge offer. */
  hebergements?: readonly string[]
}

export const modes: readonly Mode[] = [
  {
    cle: 'hebergement',
    libelle: 'Hébergement permanent',
    noms: ['hebergement permanent', 'long terme'],
    codes: ['46'],
    hebergements: ['permanent'],
  },
  {
    cle: 'hebergement-temporaire',
    libelle: 'Hébergement temporaire',
    noms: [
      'hebergement temporaire',
      'sejour temporaire',
      'temporaire',
      'repit',
      'court sejour',
      'accueil temporaire',
    ],
    codes: ['46'],
    temporaire: true,
    hebergements: ['temporaire'],
  },
  {
    cle: 'accueil-de-jour',
    libelle: 'Accueil de jour',
    noms: ['accueil de jour', 'externat', 'a la journee'],
    codes: ['47'],
    hebergements: ['accueil-de-jour'],
  },
  {
    cle: 'accueil-de-nuit',
    libelle: 'Accueil de nuit',
    noms: ['accueil de nuit'],
    codes: ['48'],
    hebergements: ['accueil-de-nuit'],
  },
  {
    cle: 'hospitalisation-complete',
    libelle: 'Hospitalisation complète',
    noms: ['hospitalisation complete', 'hc'],
    codes: ['28', '34'],
  },
  {
    cle: 'hospitalisation-de-jour',
    libelle: 'Hospitalisation de jour',
    noms: ['hopital de jour', 'hospitalisation de jour', 'hdj', 'hj', 'ambulatoire', 'temps partiel'],
    codes: ['29', '30', '09'],
  },
  {
    cle: 'domicile',
    libelle: 'À domicile',
    noms: ['a domicile', 'domicile', 'a la maison', 'chez soi'],
    codes: ['31', '49'],
  },
  {
    cle: 'consultation',
    libelle: 'Consultation',
    noms: ['consultation', 'rendez vous'],
    codes: ['20', '32'],
  },
]

export function modeDe(cle: string): Mode | undefined {
  return modes.find(mode => mode.cle === cle)
}
