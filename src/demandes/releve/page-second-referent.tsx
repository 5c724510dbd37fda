import type { Contact } from '#src/habilitations/lectures/referents.ts'
import { chemins } from '#src/habilitations/pages/mots.ts'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampTexte } from '#src/socle/ui/champs.tsx'
import { ListeContacts } from '#src/socle/ui/contacts.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Filtres } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Pressenti } from './lire-pressentis.ts'

type Proprietes = {
  structure: { id: string; nom: string }
  referents: readonly Contact[]
  pressentis: readonly Pressenti[]
  texte: string
}

/** Somebody of the structure becomes its second référent: one choice, then the usual form with the profil ticked. */
export const PageSecondReferent = ({ structure, referents, pressentis, texte }: Proprietes) => (
  <>
    <TetePage
      titre={referents.length === 0 ? 'Désigner un référent' : 'Désigner un second référent'}
      filAriane={[{ libelle: 'Administration' }, { libelle: 'Désigner un référent' }]}
      etat={`${structure.nom}, ${referents.length === 0 ? 'sans référent' : pluriel(referents.length, 'référent')}.`}
    />
    <AQuoiSertCettePage>
      <p>
        Chaque structure a deux référents : l’un répond quand l’autre est absent, et chacun gère les
        habilitations de l’autre. Personne ne se désigne soi-même.
      </p>
    </AQuoiSertCettePage>
    {referents.length > 0 && (
      <Section titre="Référents en exercice">
        <ListeContacts contacts={referents} />
      </Section>
    )}
    <Section
      titre="Personnes de la structure"
      chapeau="Celles dont le compte est activé et qui y ont une habilitation."
    >
      <Filtres action="/administration/second-referent" bouton="Chercher">
        <ChampCache nom="structure" valeur={structure.id} />
        <ChampTexte nom="q" libelle="Nom de la personne" type="search" valeur={texte} longueurMax={100} />
      </Filtres>
      {pressentis.length === 0 ? (
        <EtatVide
          niveau={3}
          titre="Personne ne correspond"
          texte="Cherchez parmi tous les comptes, ou créez celui de la personne."
          action={<LienBouton href={chemins.utilisateurs}>Rechercher un utilisateur</LienBouton>}
        />
      ) : (
        <Tableau
          legende="Personnes qui peuvent devenir référentes"
          lignes={pressentis}
          lien={({ id }) =>
            `${chemins.attribuer}?compte=${id}&structure=${structure.id}&profils=${referentStructure}`
          }
          colonnes={[
            { cle: 'qui', titre: 'Personne', cellule: p => <Personne nom={`${p.prenom} ${p.nom}`} /> },
            { cle: 'fonction', titre: 'Fonction', cellule: ({ fonction }) => fonction ?? '—' },
          ]}
        />
      )}
    </Section>
  </>
)
