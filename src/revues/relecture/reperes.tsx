import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { Revue } from '../lire-revue.ts'
import { motDuCritere } from '../mots.ts'
import type { LigneARelire } from './lire-lignes.ts'

type Proprietes = { l: LigneARelire; revue: Revue; aujourdhui: Jour }

/** What helps to decide: what is odd first, then the dates; the rest folds on a narrow screen. */
export const Reperes = ({ l, revue, aujourdhui }: Proprietes) => (
  <span class="reperes">
    {l.finie && <Etiquette>Déjà terminée</Etiquette>}
    {l.signaux.map(signal => (
      <Etiquette ton="attention">{motDuCritere[signal]}</Etiquette>
    ))}
    <span class="reperes-texte">
      {`Se termine ${echeance(aujourdhui, l.fin)}. `}
      {l.connexion
        ? `Dernière connexion ${echeance(aujourdhui, jourDe(l.connexion))}.`
        : 'Ne s’est jamais connectée.'}
      {l.usageNote &&
        ` Dernier acte ici : ${l.utiliseeLe ? echeance(aujourdhui, l.utiliseeLe) : 'aucun de connu'}.`}
    </span>
    <details class="reperes-plus">
      <summary>Détails</summary>
      <span class="reperes-texte">{details(l, revue).join(' ')}</span>
    </details>
  </span>
)

function details(l: LigneARelire, { libelles }: Revue): string[] {
  const auteur = l.attribueePar ? ` par ${l.attribueePar}` : ''
  const motif = l.motif ? ` : ${l.motif.replace(/[\s.]+$/, '')}` : ''
  const exclus = l.exclus.map(code => `« ${libelles[code] ?? code} »`).join(', ')
  return [
    l.profil.permet,
    `Attribuée le ${enToutesLettres(jourDe(l.attribueeLe))}${auteur}${motif}.`,
    `Fin le ${enToutesLettres(l.fin)}.`,
    ...(l.usageNote && l.utiliseeLe ? [`Dernier acte noté ici le ${enToutesLettres(l.utiliseeLe)}.`] : []),
    ...(exclus ? [`La personne tient aussi ${exclus}, que ce profil exclut.`] : []),
    ...(l.signaux.includes('inhabituelle') && l.titulaires
      ? [
          `${nombre(l.confreres ?? 0)} des ${nombre(l.titulaires)} titulaires de ce profil en France ont cette profession.`,
        ]
      : []),
  ]
}
