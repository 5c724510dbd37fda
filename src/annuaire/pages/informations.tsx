import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienTelephone } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import type { FicheStructure } from '../modele.ts'
import { Contacts, LienSite } from './contacts.tsx'
import { ChampsRor } from './valeur-ror.tsx'

/** First tab: what the structure is, where, whom it belongs to, how to reach it. */
export const OngletInformations = ({ fiche }: { fiche: FicheStructure }) => (
  <>
    {fiche.alertes.length > 0 && (
      <Alerte ton="attention" titre="À vérifier dans le ROR">
        <ul>
          {fiche.alertes.map(alerte => (
            <li>{alerte}</li>
          ))}
        </ul>
      </Alerte>
    )}
    <Section titre="Identité">
      <ChampsRor source={fiche.source} champs={identite(fiche)} />
    </Section>
    <Section titre="Coordonnées">
      <ChampsRor source={fiche.source} champs={coordonnees(fiche)} />
    </Section>
    <Section titre="Entité juridique" chapeau="L’organisme qui gère la structure.">
      {fiche.entiteJuridique ? (
        <ChampsRor
          source={fiche.entiteJuridique.source}
          champs={[
            { terme: 'Nom', valeur: fiche.entiteJuridique.nom },
            { terme: 'FINESS juridique', valeur: numero(fiche.entiteJuridique.finess) },
            { terme: 'SIREN', valeur: fiche.entiteJuridique.siren },
            { terme: 'Statut', valeur: fiche.entiteJuridique.statut },
          ]}
        />
      ) : (
        <p class="non-renseigne">Le ROR ne dit pas de quelle entité juridique dépend cette structure.</p>
      )}
    </Section>
    <Section titre="Contacts">
      {fiche.contacts.length > 0 ? (
        <Contacts contacts={fiche.contacts} />
      ) : (
        <p class="non-renseigne">Aucun contact dans le ROR.</p>
      )}
    </Section>
  </>
)

const numero = (finess: string | null) => finess && <span class="chiffres">{finessLisible(finess)}</span>
const date = (jour: FicheStructure['ouverture']['ouverteLe']) => jour && enToutesLettres(jour)

const identite = (fiche: FicheStructure) => [
  { terme: 'Nom', valeur: fiche.nom },
  { terme: 'Nom usuel', valeur: fiche.nomUsuel },
  { terme: 'Catégorie', valeur: fiche.categorie },
  { terme: 'FINESS géographique', valeur: numero(fiche.finess) },
  { terme: 'SIRET', valeur: fiche.siret && <span class="chiffres">{fiche.siret}</span> },
  { terme: 'Service public hospitalier', valeur: fiche.participationSph },
  { terme: 'Aide financière', valeur: fiche.aideFinanciere },
  { terme: 'Ouverture', valeur: date(fiche.ouverture.ouverteLe) },
  ...(fiche.ouverture.etat === 'ouverte'
    ? []
    : [{ terme: 'Fermeture', valeur: date(fiche.ouverture.fermeeLe) ?? 'sans date' }]),
]

const coordonnees = (fiche: FicheStructure) => [
  { terme: 'Adresse', valeur: adresse(fiche) },
  { terme: 'Département', valeur: fiche.departement },
  { terme: 'Région', valeur: fiche.region },
  { terme: 'Téléphone', valeur: fiche.telephone && <LienTelephone numero={fiche.telephone} /> },
  { terme: 'Courriel', valeur: fiche.courriel && <a href={`mailto:${fiche.courriel}`}>{fiche.courriel}</a> },
  { terme: 'Site', valeur: fiche.siteWeb && <LienSite adresse={fiche.siteWeb} /> },
]

function adresse({ voie, complement, codePostal, commune }: FicheStructure) {
  const lignes = [voie, complement, [codePostal, commune].filter(Boolean).join(' ')].filter(Boolean)
  if (lignes.length === 0) return null
  return (
    <address>
      {lignes.map((ligne, rang) => (
        <>
          {rang > 0 && <br />}
          {ligne}
        </>
      ))}
    </address>
  )
}
