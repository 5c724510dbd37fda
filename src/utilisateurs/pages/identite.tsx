import { type Identite, libellesIdentite } from '#src/comptes/identite/identite.ts'
import type { Compte } from '#src/comptes/identite/requetes.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { de } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { ChampsIdentite, type ProprietesChampsIdentite } from './champs-identite.tsx'
import { nomDe } from './fiche.tsx'

export type ProprietesIdentite = ProprietesChampsIdentite & {
  compte: Compte
  /** Version that the form stands on: the current one, even when what was typed stood on an older one. */
  version: number
  /** Set when somebody changed the account meanwhile. */
  perime?: boolean
}

export const PageIdentite = (p: ProprietesIdentite) => (
  <>
    <TetePage
      titre={`Corriger l’identité ${de(nomDe(p.compte))}`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Rechercher un utilisateur', href: chemins.recherche },
        { libelle: nomDe(p.compte), href: chemins.fiche(p.compte.id) },
        { libelle: 'Corriger l’identité' },
      ]}
    />
    <ResumeErreurs erreurs={p.erreurs} />
    {p.perime && <DeuxVersions {...p} />}
    <Formulaire action={chemins.identite(p.compte.id)}>
      <ChampCache nom="version" valeur={String(p.version)} />
      <ChampsIdentite {...p} />
      <p>
        {`Adresse électronique : ${p.compte.courriel}. Elle est la clé du compte : seule la personne peut la changer, dans « Mon compte », parce qu’elle doit prouver que la nouvelle adresse est la sienne.`}
      </p>
      <Boutons>
        <Bouton genre="primaire">Enregistrer</Bouton>
        <LienBouton href={chemins.fiche(p.compte.id)}>Annuler</LienBouton>
      </Boutons>
    </Formulaire>
  </>
)

const DeuxVersions = ({ compte, saisie }: ProprietesIdentite) => {
  const champs = (Object.keys(libellesIdentite) as (keyof Identite)[]).filter(
    champ => (compte[champ] ?? '') !== (saisie[champ]?.at(-1) ?? ''),
  )
  return (
    <Alerte ton="attention" annoncee titre="Quelqu’un a modifié cette fiche pendant que vous la corrigiez">
      <p>Rien n’a été enregistré. Comparez, gardez ce qui est juste, puis enregistrez de nouveau.</p>
      <Tableau
        legende="Les deux versions"
        lignes={champs}
        colonnes={[
          { cle: 'champ', titre: 'Champ', cellule: champ => libellesIdentite[champ] },
          { cle: 'actuel', titre: 'Enregistré', cellule: champ => compte[champ] ?? '(vide)' },
          {
            cle: 'saisi',
            titre: 'Votre saisie',
            cellule: champ => saisie[champ]?.at(-1)?.slice(0, 200) || '(vide)',
          },
        ]}
      />
    </Alerte>
  )
}
