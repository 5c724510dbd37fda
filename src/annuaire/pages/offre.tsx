import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { Depliable } from '#src/socle/ui/depliable.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import type { OffreFiche } from '#src/structures/fiche-offres.ts'
import { ageEnMots, capaciteEnBref, horaireEnMots } from '#src/structures/mots.ts'
import { adresseSignaler } from '../chemins.ts'
import { Lieu } from './capacites.tsx'
import { Contacts } from './contacts.tsx'
import { ChampsRor } from './valeur-ror.tsx'

/** What is done, for whom, how, where and with how many beds. */
type Proprietes = { offre: OffreFiche; depliee: boolean; signaler: string | null }

export const OffreDetaillee = ({ offre, depliee, signaler }: Proprietes) => (
  <Depliable
    titre={offre.nom}
    detail={enBref(offre)}
    etiquette={<Disponibilite offre={offre} />}
    ouvert={depliee}
  >
    <ChampsRor
      source={offre.source}
      champs={champs(offre)}
      signaler={
        signaler ? champ => adresseSignaler(signaler, { objet: 'offre', id: offre.id }, champ) : undefined
      }
    />
    {offre.lieux.length === 0 ? (
      <p class="non-renseigne">Le ROR ne dit pas où cette offre est délivrée.</p>
    ) : (
      offre.lieux.map(lieu => <Lieu lieu={lieu} signaler={signaler} />)
    )}
    <Contacts contacts={offre.contacts} />
  </Depliable>
)

const Disponibilite = ({ offre }: { offre: OffreFiche }) => {
  if (!offre.active) return <Etiquette ton="erreur">Arrêtée</Etiquette>
  const { indisponibleDu: du, indisponibleAu: au, indisponibleMotif: motif } = offre
  if (!du && !au && !motif) return null
  const periode = [du && `du ${enToutesLettres(jour(du))}`, au && `au ${enToutesLettres(jour(au))}`]
  return <Etiquette ton="attention">{['Indisponible', ...periode].filter(Boolean).join(' ')}</Etiquette>
}

/** Traits that have the same axis (« Activité », « Public pris en charge »…) share a line. */
function champs(offre: OffreFiche) {
  const parAxe = Map.groupBy(offre.caracteristiques, ({ axe }) => axe)
  return [
    { terme: 'Champ d’activité', valeur: offre.champ, champ: 'champ' },
    ...(offre.categorie ? [{ terme: 'Type d’offre', valeur: offre.categorie, champ: 'categorie' }] : []),
    ...[...parAxe]
      .filter(([axe]) => axe !== 'Champ d’activité' && axe !== 'Type d’offre')
      .map(([axe, traits]) => ({
        terme: axe,
        champ: 'caracteristiques',
        valeur: (
          <ul class="liste-nue">
            {traits.map(({ libelle, code }) => (
              <li>{libelle ?? <span class="non-renseigne">{`Code ${code}, sans libellé`}</span>}</li>
            ))}
          </ul>
        ),
      })),
    { terme: 'Âges', valeur: ageEnMots(offre), champ: 'ages' },
    {
      terme: 'Horaires',
      champ: 'horaires',
      valeur: offre.horaires.length > 0 && (
        <ul class="liste-nue">
          {offre.horaires.map(horaire => (
            <li>{horaireEnMots(horaire)}</li>
          ))}
        </ul>
      ),
    },
    ...(offre.indisponibleMotif
      ? [{ terme: 'Indisponibilité', valeur: offre.indisponibleMotif, champ: 'indisponibilite' }]
      : []),
  ]
}

function enBref(offre: OffreFiche): string {
  const modes = offre.caracteristiques
    .filter(({ axe }) => axe === 'Mode de prise en charge')
    .flatMap(({ libelle }) => libelle ?? [])
  return [offre.champ, ...modes.slice(0, 2), capaciteEnBref([offre])].filter(Boolean).join(' · ')
}
