import { motDeLEtat } from '#src/comptes/vie/mots.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { ColonneCsv } from '#src/socle/web/csv.ts'
import type { Ligne } from './lignes.ts'

/** More than this is not a list any more: the search must be narrowed. */
export const lignesMax = 10_000

export const colonnesCsv: readonly ColonneCsv<Ligne>[] = [
  { titre: 'Nom', valeur: l => l.nom },
  { titre: 'Prénom', valeur: l => l.prenom },
  { titre: 'Adresse électronique', valeur: l => l.courriel },
  { titre: 'Profession', valeur: l => l.profession },
  { titre: 'Fonction', valeur: l => l.fonction },
  { titre: 'État du compte', valeur: l => motDeLEtat[l.etat] },
  { titre: 'Habilitations en cours', valeur: enUneCellule },
  { titre: 'Prochaine échéance', valeur: l => l.prochaineEcheance },
  {
    titre: 'Dernière connexion',
    valeur: l => (l.derniereConnexionLe ? jourDe(l.derniereConnexionLe) : null),
  },
]

function enUneCellule({ droits }: Ligne): string {
  return droits
    .map(({ lieu, unite, profils }) => `${unite ? `${unite}, ` : ''}${lieu} : ${profils.join(', ')}`)
    .join(' | ')
}
