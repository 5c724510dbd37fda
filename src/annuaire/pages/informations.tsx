import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienCourriel, LienSite, LienTelephone } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import type { Fiche } from '#src/structures/fiche.ts'
import { Contacts } from './contacts.tsx'
import { ChampsRor } from './valeur-ror.tsx'

/** First tab: what the structure is, where, whom it belongs to, how to reach it. */
export const OngletInformations = ({ fiche }: { fiche: Fiche }) => (
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
      <ChampsRor source={fiche.structure.source} champs={identite(fiche.structure)} />
    </Section>
    <Section titre="Coordonnées">
      <ChampsRor source={fiche.structure.source} champs={coordonnees(fiche.structure)} />
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
const date = (texte: string | null) => texte && enToutesLettres(jour(texte))

type Structure = Fiche['structure']

const identite = (s: Structure) => [
  { terme: 'Nom', valeur: s.nom },
  { terme: 'Nom usuel', valeur: s.nomUsuel },
  { terme: 'Catégorie', valeur: s.categorie ?? s.categorieCode },
  { terme: 'FINESS géographique', valeur: numero(s.finess) },
  { terme: 'SIRET', valeur: s.siret && <span class="chiffres">{s.siret}</span> },
  { terme: 'Service public hospitalier', valeur: s.participationSph },
  { terme: 'Aide financière', valeur: s.aideFinanciere },
  { terme: 'Ouverture', valeur: date(s.ouverteLe) },
  ...(s.fermeeLe || s.fermetureCode ? [{ terme: 'Fermeture', valeur: date(s.fermeeLe) ?? 'sans date' }] : []),
]

const coordonnees = (s: Structure) => [
  { terme: 'Adresse', valeur: adresse(s) },
  { terme: 'Département', valeur: s.departement && `${s.departement} (${s.departementCode})` },
  { terme: 'Téléphone', valeur: s.telephone && <LienTelephone numero={s.telephone} /> },
  { terme: 'Courriel', valeur: s.courriel && <LienCourriel courriel={s.courriel} /> },
  { terme: 'Site', valeur: s.siteWeb && <LienSite adresse={s.siteWeb} /> },
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
