import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { ageEnMots, capaciteInstallee, horaireEnMots } from '#src/structures/mots.ts'
import { ContactsPublics } from './contacts.tsx'
import type { Offre } from './lire-etablissement.ts'

const montrees = 12

/** What is done here, for whom and how. Long lists are folded: a hospital has a hundred. */
export const Offres = ({ offres }: { offres: readonly Offre[] }) => (
  <Section titre="Ce que propose l’établissement">
    <ul class="offres-publiques">
      {offres.slice(0, montrees).map(offre => (
        <UneOffre offre={offre} />
      ))}
    </ul>
    {offres.length > montrees && (
      <details class="offres-suite">
        <summary>{`Voir les ${offres.length - montrees} autres`}</summary>
        <ul class="offres-publiques">
          {offres.slice(montrees).map(offre => (
            <UneOffre offre={offre} />
          ))}
        </ul>
      </details>
    )}
  </Section>
)

const UneOffre = ({ offre }: { offre: Offre }) => {
  const places = capaciteInstallee([offre])
  const faits = [
    dits(offre, 'Mode de prise en charge'),
    dits(offre, 'Public pris en charge'),
    ageEnMots(offre),
    places > 0 ? pluriel(places, 'lit ou place', 'lits et places') : null,
    ...offre.horaires.slice(0, 4).map(horaireEnMots),
  ].filter(Boolean)
  return (
    <li>
      <h3>{offre.nom}</h3>
      {offre.unite && offre.unite !== offre.nom && <p class="noeud-detail">{offre.unite}</p>}
      <Indisponibilite offre={offre} />
      <p>{faits.join(' · ')}</p>
      <ContactsPublics contacts={offre.contacts.slice(0, 4)} />
    </li>
  )
}

const dits = ({ caracteristiques }: Offre, voulu: string) =>
  caracteristiques
    .filter(({ axe }) => axe === voulu)
    .flatMap(({ libelle }) => libelle ?? [])
    .join(', ')

const Indisponibilite = ({ offre: { indisponibleDu: du, indisponibleAu: au } }: { offre: Offre }) =>
  du || au ? (
    <Etiquette ton="attention">
      {['Indisponible', du && `du ${enToutesLettres(jour(du))}`, au && `au ${enToutesLettres(jour(au))}`]
        .filter(Boolean)
        .join(' ')}
    </Etiquette>
  ) : null
