/** Prices, in the order in which families read them. */
export const naturesDeTarif: Readonly<Record<string, string>> = {
  'permanent-simple': 'Hébergement permanent, chambre seule',
  'permanent-double': 'Hébergement permanent, chambre double',
  'permanent-simple-ash': 'Chambre seule, avec l’aide sociale',
  'permanent-double-ash': 'Chambre double, avec l’aide sociale',
  'temporaire-simple': 'Hébergement temporaire, chambre seule',
  'temporaire-double': 'Hébergement temporaire, chambre double',
  'temporaire-simple-ash': 'Temporaire, chambre seule, avec l’aide sociale',
  'temporaire-double-ash': 'Temporaire, chambre double, avec l’aide sociale',
  'accueil-de-jour': 'Accueil de jour',
  'gir-1-2': 'Dépendance, GIR 1 et 2',
  'gir-3-4': 'Dépendance, GIR 3 et 4',
  'gir-5-6': 'Dépendance, GIR 5 et 6',
  'loyer-f1': 'Logement F1',
  'loyer-f1bis': 'Logement F1 bis',
  'loyer-f2': 'Logement F2',
  'loyer-f1-ash': 'Logement F1, avec l’aide sociale',
  'loyer-f1bis-ash': 'Logement F1 bis, avec l’aide sociale',
  'loyer-f2-ash': 'Logement F2, avec l’aide sociale',
}

export const hebergements: Readonly<Record<string, string>> = {
  permanent: 'Hébergement permanent',
  temporaire: 'Hébergement temporaire',
  'accueil-de-jour': 'Accueil de jour',
  'accueil-de-nuit': 'Accueil de nuit',
  'unite-protegee': 'Unité protégée',
}

const formatEuros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** « 64,20 € » */
export const enEuros = (euros: number): string => formatEuros.format(euros)
