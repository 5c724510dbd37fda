import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { type Profil, titreDuModule } from '#src/habilitations/regles/profils.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampListe, ChampZone } from '#src/socle/ui/champs.tsx'
import { ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, ListeActions, Section, TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { StructureResumee } from '#src/structures/requetes.ts'
import { cheminDemander, cheminMesDemandes } from '../chemins.ts'
import { ChoisirStructure } from '../choisir-structure.tsx'

const Tete = ({ etat }: { etat: string }) => (
  <>
    <TetePage
      titre="Demander une habilitation"
      filAriane={[
        { libelle: 'Mes demandes', href: cheminMesDemandes },
        { libelle: 'Demander une habilitation' },
      ]}
      etat={etat}
    />
    <AQuoiSertCettePage>
      <p>
        Dites où, pour quoi faire et pourquoi. Demander n’ouvre aucun droit : un référent de la structure
        décide, et peut accorder moins. Personne ne répond à sa propre demande.
      </p>
    </AQuoiSertCettePage>
  </>
)

type ChoixDuLieu = {
  miennes: readonly { id: string; nom: string }[]
  texte: string
  trouvees: readonly StructureResumee[]
}

export const PageChoisirOu = ({ miennes, texte, trouvees }: ChoixDuLieu) => (
  <>
    <Tete etat="Choisissez d’abord la structure." />
    {miennes.length > 0 && (
      <Section titre="Mes structures">
        <ListeActions
          actions={miennes.map(({ id, nom }) => ({
            libelle: nom,
            href: `${cheminDemander}?structure=${id}`,
          }))}
        />
      </Section>
    )}
    <Section titre={miennes.length > 0 ? 'Une autre structure' : 'La structure'}>
      <ChoisirStructure
        action={cheminDemander}
        texte={texte}
        trouvees={trouvees}
        lien={id => `${cheminDemander}?structure=${id}`}
      />
    </Section>
  </>
)

const Pourquoi = ({ valeur, erreur }: { valeur: string; erreur: string | undefined }) => (
  <Bloc titre="Pourquoi">
    <ChampZone
      nom="motif"
      libelle="Pourquoi vous en avez besoin"
      aide="Votre référent décide d’après cette phrase. N’écrivez rien sur un patient."
      longueurMax={500}
      valeur={valeur}
      erreur={erreur}
    />
  </Bloc>
)

const Envoyer = () => (
  <Boutons>
    <Bouton genre="primaire">Envoyer ma demande</Bouton>
    <LienBouton genre="discret" href={cheminMesDemandes}>
      Annuler
    </LienBouton>
  </Boutons>
)

type Saisi = { jeton: string; motif: string; erreurs: Erreurs }

export type ProprietesDemander = Saisi & {
  structure: { id: string; nom: string }
  unites: readonly { id: string; nom: string; profondeur: number }[]
  profils: readonly Profil[]
  unite: string
  choisis: readonly string[]
}

export const PageDemander = (p: ProprietesDemander) => (
  <>
    <Tete etat={p.structure.nom} />
    <ResumeErreurs erreurs={p.erreurs} />
    <Formulaire action={cheminDemander}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      <ChampCache nom="structure" valeur={p.structure.id} />
      <Bloc titre="Où">
        <p>
          {p.structure.nom} <a href={cheminDemander}>Changer de structure</a>
        </p>
        <ChampListe
          nom="unite"
          libelle="Unité"
          vide="Toute la structure"
          valeur={p.unite}
          options={p.unites.map(u => ({ valeur: u.id, libelle: `${'– '.repeat(u.profondeur)}${u.nom}` }))}
          erreur={p.erreurs.unite}
        />
      </Bloc>
      <Bloc titre="Pour quoi faire" aide="Cochez ce dont vous avez besoin, et rien de plus.">
        {[...Map.groupBy(p.profils, ({ module }) => module)].map(([module, profils], rang) => (
          <ChampCases
            nom="profils"
            id={rang === 0 ? 'champ-profils' : `champ-profils-${module}`}
            libelle={titreDuModule[module]}
            enColonnes
            valeurs={p.choisis}
            erreur={rang === 0 ? p.erreurs.profils : undefined}
            options={profils.map(({ code, libelle, permet }) => ({
              valeur: code,
              libelle,
              description: permet,
            }))}
          />
        ))}
      </Bloc>
      <Pourquoi valeur={p.motif} erreur={p.erreurs.motif} />
      <Envoyer />
    </Formulaire>
  </>
)

export const PageRenouveler = ({ droit, jeton, motif, erreurs }: Saisi & { droit: Habilitation }) => (
  <>
    <Tete etat={`Renouvellement de « ${droit.profil.libelle} », ${droit.lieu}.`} />
    <ResumeErreurs erreurs={erreurs} />
    <p>{`Cette habilitation finit le ${enToutesLettres(droit.fin)}. Tant qu’un référent n’a pas répondu, elle ne change pas.`}</p>
    <Formulaire action={cheminDemander}>
      <ChampCache nom="jeton" valeur={jeton} />
      <ChampCache nom="habilitation" valeur={droit.id} />
      <Pourquoi valeur={motif} erreur={erreurs.motif} />
      <Envoyer />
    </Formulaire>
  </>
)
