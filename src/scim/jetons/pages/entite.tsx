import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampDate, ChampTexte } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Entite } from '../entites.ts'
import type { EtatJeton, Jeton } from '../lire-jetons.ts'

export type ProprietesEntite = {
  entite: Entite
  jetons: readonly Jeton[]
  adresse: string
  jeton: string
  saisie: { libelle: string; fin: string }
  bornes: { min: string; max: string }
  erreurs: Erreurs
}

/** The tokens of one entité, and the form of a new one. */
export const PageEntite = (p: ProprietesEntite) => (
  <>
    <ResumeErreurs erreurs={p.erreurs} />
    <TetePage
      titre={`Connexion SCIM : ${p.entite.nom}`}
      filAriane={[
        { libelle: 'Administration' },
        { libelle: 'Connexions SCIM', href: chemins.liste },
        { libelle: p.entite.nom },
      ]}
      etat={`${pluriel(p.entite.structures, 'structure')}${p.entite.finess ? `, FINESS ${p.entite.finess}` : ''}.`}
    />
    <AQuoiSertCettePage>
      <p>
        Remettez à l’équipe informatique de l’établissement l’adresse ci-dessous et un jeton. Le jeton n’est
        montré qu’une fois ; il se remplace sans interruption, et se révoque à tout moment.
      </p>
    </AQuoiSertCettePage>
    <Section id="jetons" titre="Jetons">
      {p.jetons.length === 0 ? (
        <EtatVide niveau={3} titre="Aucun jeton" texte="Créez le premier ci-dessous." />
      ) : (
        <TableauJetons {...p} />
      )}
    </Section>
    <Section id="adresse" titre="Adresse du service">
      <ChampTexte
        nom="adresse"
        libelle="À saisir dans le système d’identité"
        aide="Entra ID : « URL de locataire ». Okta : « SCIM connector base URL »."
        valeur={p.adresse}
        type="url"
        code
      />
    </Section>
    <Section id="creer" titre="Créer un jeton">
      <Creer {...p} />
    </Section>
  </>
)

const Creer = ({ entite, jeton, saisie, bornes, erreurs }: ProprietesEntite) => (
  <Formulaire action={chemins.entite(entite.id)}>
    <ChampCache nom="jeton" valeur={jeton} />
    <ChampTexte
      nom="libelle"
      libelle="Nom du jeton"
      aide="Le système qui s’en servira, par exemple « Entra ID, production »."
      valeur={saisie.libelle}
      longueurMax={80}
      largeur="moyenne"
      erreur={erreurs.libelle}
    />
    <ChampDate
      nom="fin"
      libelle="Dernier jour de validité"
      aide="Dans deux ans au plus."
      valeur={saisie.fin}
      min={bornes.min}
      max={bornes.max}
      erreur={erreurs.fin}
    />
    <Boutons>
      <Bouton genre="primaire">Créer le jeton</Bouton>
    </Boutons>
  </Formulaire>
)

const etats: Record<EtatJeton, { ton: Ton; mot: string }> = {
  valable: { ton: 'succes', mot: 'Valable' },
  remplace: { ton: 'attention', mot: 'Remplacé, encore valable' },
  expire: { ton: 'neutre', mot: 'Expiré' },
  revoque: { ton: 'neutre', mot: 'Révoqué' },
}

export const EtiquetteJeton = ({ etat }: { etat: EtatJeton }) => (
  <Etiquette ton={etats[etat].ton}>{etats[etat].mot}</Etiquette>
)

const TableauJetons = ({ entite, jetons }: ProprietesEntite) => (
  <Tableau
    legende="Jetons de cette entité, du plus récent au plus ancien"
    lignes={jetons}
    colonnes={[
      { cle: 'libelle', titre: 'Jeton', cellule: j => j.libelle },
      { cle: 'prefixe', titre: 'Commence par', etroite: true, cellule: j => <code>{j.prefixe}…</code> },
      { cle: 'etat', titre: 'État', cellule: ({ etat }) => <EtiquetteJeton etat={etat} /> },
      { cle: 'cree', titre: 'Créé', cellule: j => `${jourEtHeure(j.creeLe)}, par ${j.auteur}` },
      {
        cle: 'usage',
        titre: 'Dernière utilisation',
        cellule: j => (j.dernierUsageLe ? jourEtHeure(j.dernierUsageLe) : 'Jamais'),
      },
      { cle: 'fin', titre: 'Cesse le', cellule: j => jourEtHeure(j.revoqueLe ?? j.expireLe) },
      {
        cle: 'action',
        titre: 'Action',
        cellule: j =>
          j.etat === 'valable' || j.etat === 'remplace' ? (
            <LienBouton petit href={chemins.jeton(entite.id, j.id)} etiquette={`Gérer le jeton ${j.libelle}`}>
              Gérer
            </LienBouton>
          ) : (
            '—'
          ),
      },
    ]}
  />
)
