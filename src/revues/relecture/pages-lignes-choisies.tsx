import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampDate, ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Revue } from '../lire-revue.ts'
import type { Relecteur } from '../relecteurs.ts'
import type { LigneARelire } from './lire-lignes.ts'
import type { OffreDeReduction } from './reduire.ts'

type Communes = {
  revue: Revue
  lignes: readonly LigneARelire[]
  jeton: string
  retour: string
  erreurs: Erreurs
}

const Choisies = ({ lignes, revue }: Communes) => (
  <>
    {lignes.map(l => (
      <ChampCache nom="l" valeur={`${l.rang}:${l.version}`} />
    ))}
    <Tableau
      legende="Habilitations choisies"
      lignes={lignes}
      colonnes={[
        { cle: 'personne', titre: 'Personne', cellule: l => l.personne },
        { cle: 'profil', titre: 'Profil', cellule: l => revue.libelles[l.profil.code] ?? l.profil.code },
        { cle: 'fin', titre: 'Fin actuelle', etroite: true, cellule: l => enToutesLettres(l.fin) },
      ]}
    />
  </>
)

const Tete = ({ titre, revue, lignes }: Communes & { titre: string }) => (
  <TetePage
    titre={titre}
    etat={`${pluriel(lignes.length, 'habilitation')}, ${revue.lieu}`}
    filAriane={[
      { libelle: 'Accueil', href: '/' },
      { libelle: 'Revue des habilitations', href: chemins.liste },
      { libelle: revue.lieu, href: chemins.revue(revue.id) },
      { libelle: titre },
    ]}
  />
)

type ProprietesReduire = Communes & {
  offre: OffreDeReduction
  reduiteAu: string
  profil: string
  unite: string
  commentaire: string
  maintenant: Date
}

/** An earlier end, a narrower profil, a unit: the same for all those chosen, with a reason. */
export const PageReduire = (p: ProprietesReduire) => (
  <>
    <Tete titre="Réduire des habilitations" {...p} />
    <ResumeErreurs erreurs={p.erreurs} />
    <Formulaire action={chemins.reduire(p.revue.id)}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      <ChampCache nom="retour" valeur={p.retour} />
      <Choisies {...p} />
      {p.offre.profils.length > 0 && (
        <ChampListe
          nom="profil"
          libelle="Profil plus étroit"
          facultatif
          aide="Ceux que le profil actuel contient : la personne n’ouvrira rien de plus qu’avant."
          vide="Garder le profil actuel"
          valeur={p.profil}
          options={p.offre.profils.map(({ code, libelle }) => ({ valeur: code, libelle }))}
          erreur={p.erreurs.profil}
        />
      )}
      {p.offre.unites.length > 0 && (
        <ChampListe
          nom="unite"
          libelle="Une seule unité"
          facultatif
          vide="Garder toute la structure"
          valeur={p.unite}
          options={p.offre.unites.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
          erreur={p.erreurs.unite}
        />
      )}
      <ChampDate
        nom="reduiteAu"
        libelle="Nouveau dernier jour"
        facultatif={p.offre.profils.length + p.offre.unites.length > 0}
        aide="L’habilitation vaut encore ce jour-là. Rien ne change avant la signature de la revue."
        valeur={p.reduiteAu}
        min={jourDe(p.maintenant)}
        erreur={p.erreurs.reduiteAu}
      />
      <ChampTexte
        nom="commentaire"
        libelle="Pourquoi"
        facultatif
        longueurMax={500}
        valeur={p.commentaire}
        erreur={p.erreurs.commentaire}
      />
      <Boutons>
        <Bouton genre="primaire">Réduire</Bouton>
        <LienBouton genre="discret" href={p.retour}>
          Revenir à la revue
        </LienBouton>
      </Boutons>
    </Formulaire>
  </>
)

/** To a colleague who reviews there too. */
export const PageConfier = (p: Communes & { collegues: readonly Relecteur[]; a: string }) => (
  <>
    <Tete titre="Confier des habilitations à relire" {...p} />
    <ResumeErreurs erreurs={p.erreurs} />
    <Formulaire action={chemins.confier(p.revue.id)}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      <ChampCache nom="retour" valeur={p.retour} />
      <Choisies {...p} />
      <ChampListe
        nom="a"
        libelle="Collègue"
        aide="Un courriel le prévient. Vous pouvez toujours décider vous-même de ces lignes."
        vide={p.collegues.length > 0 ? 'Choisir un collègue' : 'Personne d’autre ne relit cette revue'}
        valeur={p.a}
        options={p.collegues.map(c => ({ valeur: c.compteId, libelle: `${c.prenom} ${c.nom}` }))}
        erreur={p.erreurs.a}
      />
      <Boutons>
        <Bouton genre="primaire">Confier</Bouton>
        <LienBouton genre="discret" href={p.retour}>
          Revenir à la revue
        </LienBouton>
      </Boutons>
    </Formulaire>
  </>
)
