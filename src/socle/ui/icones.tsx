// Drawn for this product on a 20 × 20 grid, one stroke: they follow the text colour and stay crisp when zoomed.
const TRACES = {
  recherche: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4.2 9.7 3.6 3.6',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  suivant: 'm8 5.5 4.5 4.5L8 14.5',
  precedent: 'M12 5.5 7.5 10l4.5 4.5',
  plus: 'M10 4v12M4 10h12',
  coche: 'm4 10.5 4 4 8-9',
  fermer: 'm5.5 5.5 9 9m0-9-9 9',
  info: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4Zm0 6.4v4.3m0-7.3v.1',
  succes: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4Zm-3.2 7.5 2.3 2.3 4.2-4.8',
  attention: 'M10 3.2 17.5 16.4h-15L10 3.2Zm0 5v3.9m0 2v.1',
  erreur: 'M6.9 2.8h6.2l4.1 4.1v6.2l-4.1 4.1H6.9l-4.1-4.1V6.9l4.1-4.1Zm3.1 3.6v4.4m0 2.5v.1',
  refus: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM6.2 10h7.6',
  aide: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM7.9 8c.2-1.3 1-1.9 2.1-1.9 1.2 0 2.1.8 2.1 1.9 0 1.7-2.1 1.7-2.1 3.3m0 2.3v.1',
  personne:
    'M10 3.2a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM3.8 16.8c.4-3.2 2.9-4.9 6.2-4.9s5.8 1.7 6.2 4.9',
  structure: 'M4.5 16.8V3.5h7v13.3m0-9.3h4v9.3m-13 0h15M7 6.7h2M7 9.7h2m-2 3h2',
  calendrier: 'M3.5 5h13v11.5h-13V5Zm0 3.7h13M7 3v3.5M13 3v3.5',
  horloge: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4Zm0 3.4V10l2.7 1.8',
  telecharger: 'M10 3.2v9m-3.7-3.4 3.7 3.6 3.7-3.6M3.8 16.5h12.4',
  sortie: 'M11.5 4H4.2v12h7.3M8.5 10h8m-3-3.2L16.7 10l-3.2 3.2',
  cadenas: 'M4.5 9h11v7.5h-11V9Zm2.3 0V6.4a3.2 3.2 0 0 1 6.4 0V9',
  courriel: 'M3 5h14v10.5H3V5Zm0 .6 7 5.4 7-5.4',
  telephone:
    'M4 3.5h3.2l1.3 3.7-1.9 1.5a10 10 0 0 0 4.7 4.7l1.5-1.9 3.7 1.3V16c0 .6-.4 1-1 1C9 17 3 11 3 4.5c0-.6.4-1 1-1Z',
  modifier: 'm12.5 4.5 3 3L7 16l-3.8.8L4 13l8.5-8.5Z',
  filtre: 'M3.5 5h13M6 10h8m-5.5 5h3',
  tri: 'm6.5 8 3.5-3.5L13.5 8m-7 4 3.5 3.5 3.5-3.5',
  croissant: 'm5.5 12 4.5-4.5 4.5 4.5',
  decroissant: 'm5.5 8 4.5 4.5L14.5 8',
  horsLigne: 'M3 7.5c4-3.6 10-3.6 14 0M5.5 10.7c2.6-2.2 6.4-2.2 9 0M10 14.8v.1M3.5 3.5l13 13',
} as const

export type NomIcone = keyof typeof TRACES

/** Every icon, for the catalogue. */
export const NOMS_ICONES = Object.keys(TRACES) as NomIcone[]

/** An icon never speaks alone: it is hidden from assistive technologies and its neighbour says the words. */
export const Icone = ({ nom, classe }: { nom: NomIcone; classe?: string }) => (
  <svg class={classe ? `icone ${classe}` : 'icone'} viewBox="0 0 20 20" aria-hidden="true">
    <path d={TRACES[nom]} />
  </svg>
)

/** The mark: a path that meets a point. Colours come from the sheet, so it follows the theme. */
export const Marque = ({ titre }: { titre?: string }) => (
  <svg
    class="marque"
    viewBox="0 0 32 32"
    {...(titre ? { role: 'img', 'aria-label': titre } : { 'aria-hidden': 'true' })}
  >
    <path class="marque-chemin" d="M4 8.5h6.5c4.5 0 5 4 5 7.5s.5 7.5 5 7.5h.5" />
    <circle class="marque-depart" cx="4.5" cy="8.5" r="2" />
    <circle class="marque-point" cx="25.5" cy="23.5" r="4" />
  </svg>
)
