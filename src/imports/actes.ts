import { type Actes, mot } from '#src/socle/journal/actes.ts'

export const actes: Actes = {
  'import.depose': d =>
    mot(d, 'genre') === 'departs'
      ? `a déposé une liste du personnel de ${mot(d, 'lignes')} lignes, à comparer`
      : `a déposé un fichier de ${mot(d, 'lignes')} lignes à importer`,
  'import.applique': d =>
    `a importé ${mot(d, 'lignes')} lignes, dont ${mot(d, 'comptes')} comptes créés ; ${mot(d, 'ecartees')} lignes écartées`,
  'import.exporte': d => `a téléchargé le résultat d’un import de ${mot(d, 'lignes')} lignes`,
}
