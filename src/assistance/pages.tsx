import { motDeLEtat } from '#src/comptes/vie/mots.ts'
import type { StructureAdministree } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampTexte, ChampZone } from '#src/socle/ui/champs.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemin } from './chemins.ts'
import { type DroitMasque, droitsParPage } from './lire-masque.ts'
import { heuresDOuverture, type Ouverture } from './ouvrir.ts'

/** Nothing is shown before the reason is said. */
export const PageOuvrir = ({ jeton, motif, erreurs }: { jeton: string; motif: string; erreurs: Erreurs }) => (
  <>
    <TetePage
      titre="Ouvrir une assistance"
      etat="Les identités restent masquées, rien ne peut être changé, et chaque consultation est écrite au journal."
    />
    <ResumeErreurs erreurs={erreurs} />
    <Formulaire action={chemin}>
      <ChampCache nom="jeton" valeur={jeton} />
      <ChampZone
        nom="motif"
        libelle="Motif"
        aide="La demande à laquelle vous répondez, sans nommer personne : « appel du 12 mars, droit SMR absent »."
        lignes={2}
        valeur={motif}
        erreur={erreurs.motif}
      />
      <Boutons>
        <Bouton genre="primaire">{`Ouvrir pour ${heuresDOuverture} heures`}</Bouton>
      </Boutons>
    </Formulaire>
  </>
)

const Cadre = ({ motif, expireLe }: Ouverture) => (
  <Alerte ton="info" titre={`Assistance ouverte jusqu’au ${jourEtHeure(expireLe)}`}>
    {motif}
  </Alerte>
)

type ProprietesChoisir = {
  ouverture: Ouverture
  texte: string
  structures: readonly StructureAdministree[]
}

export const PageChoisir = ({ ouverture, texte, structures }: ProprietesChoisir) => (
  <>
    <TetePage titre="Assistance" etat="Cherchez la structure de la personne que vous aidez." />
    <AQuoiSertCettePage>
      <p>
        L’assistance regarde les habilitations d’une structure de son territoire sans voir de qui il s’agit.
        Elle ne crée, ne change et ne télécharge rien. Son habilitation dure sept jours au plus.
      </p>
    </AQuoiSertCettePage>
    <Cadre {...ouverture} />
    <Formulaire methode="get" action={chemin}>
      <ChampTexte nom="texte" libelle="Nom, commune ou FINESS" type="search" valeur={texte} facultatif />
      <Bouton icone="recherche">Rechercher</Bouton>
    </Formulaire>
    {structures.length === 0 ? (
      <EtatVide titre="Aucune structure ne correspond" texte="Vérifiez le nom ou la commune." />
    ) : (
      <ul class="liste-nue">
        {structures.map(s => (
          <li>
            <Structure
              nom={s.nom}
              categorie={s.categorie ?? undefined}
              commune={s.commune ?? undefined}
              finess={s.finess ?? undefined}
              href={`${chemin}/${s.id}`}
            />
          </li>
        ))}
      </ul>
    )}
  </>
)

type ProprietesMasquee = {
  ouverture: Ouverture
  structure: { id: string; nom: string }
  lecture: { total: number; droits: readonly DroitMasque[] }
  page: number
  aujourdhui: Jour
}

/** The rights of a structure, without their holders. */
export const PageMasquee = ({ ouverture, structure, lecture, page, aujourdhui }: ProprietesMasquee) => (
  <>
    <TetePage
      titre={structure.nom}
      etat={`${pluriel(lecture.total, 'habilitation')}, identités masquées.`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Assistance', href: chemin },
        { libelle: structure.nom },
      ]}
    />
    <Cadre {...ouverture} />
    <Section
      titre="Habilitations"
      chapeau="Les numéros relient les habilitations d’une même personne ; ils changent à chaque assistance."
    >
      {lecture.droits.length === 0 ? (
        <EtatVide
          titre="Aucune habilitation en cours"
          texte="Personne n’a de droit dans cette structure."
          niveau={3}
        />
      ) : (
        <Tableau
          legende="Habilitations, identités masquées"
          lignes={lecture.droits}
          colonnes={[
            { cle: 'qui', titre: 'Personne', etroite: true, cellule: d => `Personne ${d.numero}` },
            { cle: 'profil', titre: 'Profil', cellule: d => d.profil },
            { cle: 'lieu', titre: 'Unité', cellule: d => d.unite ?? 'Toute la structure' },
            { cle: 'debut', titre: 'Depuis', etroite: true, cellule: d => enToutesLettres(d.debut) },
            {
              cle: 'fin',
              titre: 'Échéance',
              etroite: true,
              cellule: d => <Echeance date={d.fin} aujourdHui={aujourdhui} />,
            },
            {
              cle: 'compte',
              titre: 'Compte',
              cellule: d => (
                <>
                  <Etiquette>{motDeLEtat[d.compte]}</Etiquette>{' '}
                  {d.connexion ? `connexion le ${enToutesLettres(d.connexion)}` : 'aucune connexion'}
                </>
              ),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(lecture.total / droitsParPage)}
        lien={n => `${chemin}/${structure.id}?page=${n}`}
        total={{ nombre: lecture.total, mot: 'habilitations' }}
      />
    </Section>
  </>
)
