import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Icone } from '#src/socle/ui/icones.tsx'
import type { OffreFiche } from '../modele.ts'
import { Capacites } from './capacites.tsx'
import { Contacts } from './contacts.tsx'
import { ageEnMots, horaireEnMots } from './mots.ts'
import { ChampsRor } from './valeur-ror.tsx'

/** What is done, for whom, how, where and with how many beds. */
export const OffreDetaillee = ({ offre, depliee }: { offre: OffreFiche; depliee: boolean }) => (
  <details class="noeud offre" open={depliee}>
    <summary>
      <Icone nom="chevron" />
      <span class="noeud-nom">{offre.nom}</span>
      <span class="noeud-detail">{enBref(offre)}</span>
      <Disponibilite offre={offre} />
    </summary>
    <div class="noeud-corps">
      <ChampsRor source={offre.source} champs={champs(offre)} />
      {offre.lieux.length === 0 ? (
        <p class="non-renseigne">Le ROR ne dit pas où cette offre est délivrée.</p>
      ) : (
        offre.lieux.map(lieu => <Capacites lieu={lieu} />)
      )}
      <Contacts contacts={offre.contacts} />
    </div>
  </details>
)

const Disponibilite = ({ offre: { active, indisponible } }: { offre: OffreFiche }) => {
  if (!active) return <Etiquette ton="erreur">Arrêtée</Etiquette>
  if (!indisponible) return null
  const { du, au } = indisponible
  const periode = [du && `du ${enToutesLettres(du)}`, au && `au ${enToutesLettres(au)}`]
    .filter(Boolean)
    .join(' ')
  return <Etiquette ton="attention">{periode ? `Indisponible ${periode}` : 'Indisponible'}</Etiquette>
}

/** Traits that have the same axis (« Activité », « Public pris en charge »…) share a line. */
function champs(offre: OffreFiche) {
  const parAxe = Map.groupBy(offre.caracteristiques, ({ axe }) => axe)
  return [
    { terme: 'Champ d’activité', valeur: offre.champ },
    ...(offre.categorie ? [{ terme: 'Type d’offre', valeur: offre.categorie }] : []),
    ...[...parAxe]
      .filter(([axe]) => axe !== 'Champ d’activité' && axe !== 'Type d’offre')
      .map(([axe, traits]) => ({
        terme: axe,
        valeur: (
          <ul class="liste-nue">
            {traits.map(({ libelle, code }) => (
              <li>{libelle ?? <span class="non-renseigne">{`Code ${code}, sans libellé`}</span>}</li>
            ))}
          </ul>
        ),
      })),
    { terme: 'Âges', valeur: ageEnMots(offre) },
    ...(offre.horaires.length > 0
      ? [
          {
            terme: 'Horaires',
            valeur: (
              <ul class="liste-nue">
                {offre.horaires.map(horaire => (
                  <li>{horaireEnMots(horaire)}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(offre.indisponible?.motif ? [{ terme: 'Indisponibilité', valeur: offre.indisponible.motif }] : []),
  ]
}

function enBref({ champ, caracteristiques, lieux }: OffreFiche): string {
  const modes = caracteristiques
    .filter(({ axe }) => axe === 'Mode de prise en charge')
    .flatMap(({ libelle }) => libelle ?? [])
  const lits = lieux
    .flatMap(({ capacites }) => capacites)
    .filter(({ statut }) => /install/i.test(statut ?? ''))
    .reduce((total, { nombre }) => total + nombre, 0)
  return [champ, ...modes.slice(0, 2), lits > 0 && `${lits} lits et places installés`]
    .filter(Boolean)
    .join(' · ')
}
