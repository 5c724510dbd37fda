import type { Child } from 'hono/jsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Etapes, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { champsDuBrouillon, type Etape, etapes } from './brouillon.ts'

const libelles: Record<Etape, string> = {
  adresse: 'Adresse électronique',
  identite: 'Identité',
  lieu: 'Structure ou unité',
  droits: 'Premières habilitations',
  recapitulatif: 'Récapitulatif',
}

export type ProprietesEtape = { saisie: Saisie; erreurs: Erreurs }

/** One step: its own fields shown, those of the other steps carried hidden. */
export const CadreEtape = (p: {
  etape: Etape
  saisie: Saisie
  erreurs: Erreurs
  /** Names of the fields that this step shows itself. */
  montres: readonly string[]
  boutons: Child
  children: Child
}) => (
  <>
    <TetePage
      titre={`Créer un utilisateur : ${libelles[p.etape].toLowerCase()}`}
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Créer un utilisateur' }]}
    />
    <Etapes etapes={etapes.map(etape => ({ libelle: libelles[etape] }))} courante={etapes.indexOf(p.etape)} />
    <ResumeErreurs erreurs={p.erreurs} />
    <Formulaire action={chemins.creer}>
      <ChampCache nom="etape" valeur={p.etape} />
      {champsDuBrouillon
        .filter(nom => !p.montres.includes(nom))
        .flatMap(nom => (p.saisie[nom] ?? []).map(valeur => <ChampCache nom={nom} valeur={valeur} />))}
      {p.children}
      <Boutons>
        {p.boutons}
        {p.etape !== 'adresse' && (
          <Bouton nom="vers" valeur="precedent" sansControle>
            Précédent
          </Bouton>
        )}
      </Boutons>
    </Formulaire>
  </>
)

export const Continuer = ({ children = 'Continuer' }: { children?: Child }) => (
  <Bouton genre="primaire" nom="vers" valeur="suivant">
    {children}
  </Bouton>
)
