import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { LienCourriel, LienSite, LienTelephone } from '#src/socle/ui/joindre.tsx'
import { Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { cheminAnnuaire, cheminEtablissement } from '../chemins.ts'
import { typeDe } from '../vocabulaire/types.ts'
import { ContactsPublics } from './contacts.tsx'
import { SectionGrandAge } from './grand-age.tsx'
import type { Etablissement } from './lire-etablissement.ts'
import { Offres } from './offres.tsx'

/** Everything that a family needs to choose and to call, in that order. */
export const PageEtablissement = ({ e, aujourdHui }: { e: Etablissement; aujourdHui: Jour }) => (
  <article class="fiche-publique">
    <TetePage
      titre={e.nomUsuel ?? e.nom}
      filAriane={[{ libelle: 'Annuaire', href: cheminAnnuaire }, { libelle: e.nomUsuel ?? e.nom }]}
      etat={enTypes(e)}
      {...(calculable(e) && {
        actions: (
          <LienBouton href={`${cheminEtablissement(e.finess)}/reste-a-charge`} genre="primaire">
            Estimer le reste à payer
          </LienBouton>
        ),
      })}
    />
    <Fermeture e={e} />
    <Section titre="Joindre l’établissement">
      <Resume
        lignes={[
          { terme: 'Adresse', valeur: adresse(e) },
          { terme: 'Téléphone', valeur: e.telephone && <LienTelephone numero={e.telephone} /> },
          { terme: 'Courriel', valeur: e.courriel && <LienCourriel courriel={e.courriel} /> },
          { terme: 'Site', valeur: e.siteWeb && <LienSite adresse={e.siteWeb} /> },
        ]}
      />
      <ContactsPublics contacts={autresContacts(e)} />
    </Section>
    {!e.fermee && <SectionGrandAge grandAge={e.grandAge} aujourdHui={aujourdHui} />}
    {e.offres.length > 0 && <Offres offres={e.offres} />}
    <Section titre="À propos de cette fiche">
      <Resume
        lignes={[
          { terme: 'FINESS', valeur: <span class="chiffres">{finessLisible(e.finess)}</span> },
          { terme: 'Catégorie', valeur: e.categorie },
          { terme: 'Géré par', valeur: e.gestionnaire, ...(e.statut && { note: e.statut }) },
          ...(e.ouverteLe ? [{ terme: 'Ouvert depuis', valeur: enToutesLettres(jour(e.ouverteLe)) }] : []),
          {
            terme: 'Source',
            valeur: e.majLe
              ? `Répertoire national de l’offre de soins (ROR), mis à jour le ${enToutesLettres(jourDe(e.majLe))}`
              : 'Répertoire national de l’offre de soins (ROR)',
          },
        ]}
      />
    </Section>
  </article>
)

/** The calculator is about EHPAD: elsewhere, neither the prices nor the aids are these. */
export const calculable = (e: Etablissement) => !e.fermee && e.types.includes('ehpad')

/** One type is explained; several name themselves. */
const enTypes = ({ types }: Etablissement) => {
  const [premier, ...autres] = types.flatMap(cle => typeDe(cle) ?? [])
  if (!premier) return null
  return autres.length === 0
    ? `${premier.libelle} · ${premier.definition}`
    : [premier, ...autres.slice(0, 3)].map(({ libelle }) => libelle).join(', ')
}

const Fermeture = ({ e }: { e: Etablissement }) => {
  const date = e.fermeeLe ? enToutesLettres(jour(e.fermeeLe)) : null
  if (e.fermee)
    return (
      <Alerte ton="attention" titre={date ? `Fermé depuis le ${date}` : 'Cet établissement est fermé'}>
        Il n’accueille plus personne. Cette page reste pour mémoire :{' '}
        <a href={cheminAnnuaire}>chercher un autre établissement</a>.
      </Alerte>
    )
  return e.fermetureCode === 'PRE' || date ? (
    <Alerte ton="attention" titre={date ? `Fermeture prévue le ${date}` : 'Fermeture prévue'}>
      Appelez avant toute démarche.
    </Alerte>
  ) : null
}

function adresse({ voie, complement, codePostal, commune, departement }: Etablissement) {
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
      {departement && ` (${departement})`}
    </address>
  )
}

/** Those that the lines above do not already say. */
function autresContacts({ contacts, telephone, courriel, siteWeb }: Etablissement) {
  const dits = new Set([telephone, courriel, siteWeb])
  return contacts.filter(({ valeur, canal }) => !dits.has(valeur) && canal !== 'messagerie-securisee')
}
