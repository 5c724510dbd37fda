import type { Child } from 'hono/jsx'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienCourriel, LienSite, LienTelephone } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import type { Fiche } from '#src/structures/fiche.ts'
import { Contacts } from './contacts.tsx'
import { ChampsRor, type LienSignaler, phraseDeSource, Signaler } from './valeur-ror.tsx'

/** First tab: what the structure is, where, whom it belongs to, how to reach it. */
type Proprietes = {
  fiche: Fiche
  signaler: LienSignaler | undefined
  /** What is typed here beside the ROR: the PRADO convention, where there may be one. */
  prado: Child
}

export const OngletInformations = ({ fiche, signaler, prado }: Proprietes) => (
  <>
    {fiche.structure.alertes.length > 0 && (
      <Alerte ton="attention" titre="À vérifier dans le ROR">
        <ul>
          {fiche.structure.alertes.map(alerte => (
            <li>{alerte}</li>
          ))}
        </ul>
      </Alerte>
    )}
    <Section titre="Identité">
      <ChampsRor source={fiche.structure.source} champs={identite(fiche.structure)} signaler={signaler} />
    </Section>
    <Section titre="Coordonnées">
      <ChampsRor source={fiche.structure.source} champs={coordonnees(fiche.structure)} signaler={signaler} />
    </Section>
    <Section titre="Entité juridique" chapeau="L’organisme qui gère la structure.">
      {fiche.entiteJuridique ? (
        <ChampsRor
          source={fiche.entiteJuridique.source}
          signaler={signaler}
          champs={[
            { terme: 'Nom', valeur: fiche.entiteJuridique.nom, champ: 'entite' },
            {
              terme: 'FINESS juridique',
              valeur: numero(fiche.entiteJuridique.finess),
              champ: 'entite_finess',
            },
            { terme: 'SIREN', valeur: fiche.entiteJuridique.siren, champ: 'entite_siren' },
            { terme: 'Statut', valeur: fiche.entiteJuridique.statut, champ: 'entite_statut' },
          ]}
        />
      ) : (
        <p class="non-renseigne">Le ROR ne dit pas de quelle entité juridique dépend cette structure.</p>
      )}
    </Section>
    <Section
      titre="Contacts"
      actions={signaler && <Signaler href={signaler('contacts')} quoi="Contacts" />}
      chapeau={phraseDeSource(fiche.structure.source)}
    >
      {fiche.contacts.length > 0 ? (
        <Contacts contacts={fiche.contacts} />
      ) : (
        <p class="non-renseigne">Aucun contact dans le ROR.</p>
      )}
    </Section>
    {prado}
  </>
)

const numero = (finess: string | null) => finess && <span class="chiffres">{finessLisible(finess)}</span>
const date = (texte: string | null) => texte && enToutesLettres(jour(texte))

type Structure = Fiche['structure']

const identite = (s: Structure) => [
  { terme: 'Nom', valeur: s.nom, champ: 'nom' },
  { terme: 'Nom usuel', valeur: s.nomUsuel, champ: 'nom_usuel' },
  { terme: 'Catégorie', valeur: s.categorie ?? s.categorieCode, champ: 'categorie' },
  { terme: 'FINESS géographique', valeur: numero(s.finess), champ: 'finess' },
  { terme: 'SIRET', valeur: s.siret && <span class="chiffres">{s.siret}</span>, champ: 'siret' },
  { terme: 'Service public hospitalier', valeur: s.participationSph, champ: 'participation_sph' },
  { terme: 'Aide financière', valeur: s.aideFinanciere, champ: 'aide_financiere' },
  { terme: 'Ouverture', valeur: date(s.ouverteLe), champ: 'ouverte_le' },
  ...(s.fermeeLe || s.fermetureCode
    ? [{ terme: 'Fermeture', valeur: date(s.fermeeLe) ?? 'sans date', champ: 'fermee_le' }]
    : []),
]

const coordonnees = (s: Structure) => [
  { terme: 'Adresse', valeur: adresse(s), champ: 'adresse' },
  {
    terme: 'Département',
    valeur: s.departement && `${s.departement} (${s.departementCode})`,
    champ: 'departement',
  },
  { terme: 'Téléphone', valeur: s.telephone && <LienTelephone numero={s.telephone} />, champ: 'telephone' },
  { terme: 'Courriel', valeur: s.courriel && <LienCourriel courriel={s.courriel} />, champ: 'courriel' },
  { terme: 'Site', valeur: s.siteWeb && <LienSite adresse={s.siteWeb} />, champ: 'site_web' },
]

function adresse({ voie, complement, codePostal, commune }: Structure) {
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
