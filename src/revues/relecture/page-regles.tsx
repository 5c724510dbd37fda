import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import type { Revue } from '../lire-revue.ts'
import { motDuCritere, sensDuCritere } from '../mots.ts'
import { adresse, lireFiltres } from './filtres.ts'
import { type Critere, criteres as ordre } from './signaux.ts'

type Proprietes = { revue: Revue; criteres: Record<Critere, number>; jeton: string }

/** Reassuring: nothing there is a reason to end a right. */
const rassurants: readonly Critere[] = ['utilisee', 'active']
const sansFiltre = lireFiltres(() => undefined)

/** One gesture for all those, still to decide, that show the same thing; each says exactly what it means. */
export const PageRegles = ({ revue, criteres, jeton }: Proprietes) => {
  const presents = ordre.filter(critere => criteres[critere] > 0)
  return (
    <>
      <TetePage
        titre="Décider par règle"
        etat={revue.lieu}
        filAriane={[
          { libelle: 'Accueil', href: '/' },
          { libelle: 'Revue des habilitations', href: chemins.liste },
          { libelle: revue.lieu, href: chemins.revue(revue.id) },
          { libelle: 'Décider par règle' },
        ]}
      />
      <AQuoiSertCettePage>
        <p>
          Une règle décide d’un coup de tout ce qui montre le même repère, dans toute la revue, parmi ce qui
          reste à décider ; jamais de ce qui est à votre nom. Chaque décision se change ensuite, ligne par
          ligne, jusqu’à la signature.
        </p>
      </AQuoiSertCettePage>
      {presents.length === 0 ? (
        <EtatVide
          titre="Aucune règle ne s’applique"
          texte="Tout est décidé, ou rien de ce qui reste ne montre de repère."
          action={<LienBouton href={chemins.revue(revue.id)}>Revenir à la revue</LienBouton>}
        />
      ) : (
        <form method="post" action={chemins.decider(revue.id)}>
          <ChampCache nom="jeton" valeur={jeton} />
          <ChampCache nom="retour" valeur={chemins.revue(revue.id)} />
          <Tableau
            legende="Règles"
            lignes={presents}
            colonnes={[
              {
                cle: 'repere',
                titre: 'Repère',
                cellule: critere => (
                  <span class="structure">
                    <span class="structure-nom">{motDuCritere[critere]}</span>
                    <span class="structure-detail">{sensDuCritere[critere]}</span>
                  </span>
                ),
              },
              {
                cle: 'combien',
                titre: 'À décider',
                cellule: critere => (
                  <a
                    href={adresse(revue.id, sansFiltre, { etat: 'a-decider', critere })}
                    aria-label={`Voir ${pluriel(criteres[critere], 'habilitation')} : ${motDuCritere[critere]}`}
                  >
                    {`Voir ${pluriel(criteres[critere], 'habilitation')}`}
                  </a>
                ),
              },
              {
                cle: 'regle',
                titre: 'Règle',
                cellule: critere => (
                  <span class="trancher-boutons">
                    <Choix decision="maintenir" verbe="Les maintenir" critere={critere} />
                    {!rassurants.includes(critere) && (
                      <Choix decision="terminer" verbe="Les terminer" critere={critere} />
                    )}
                  </span>
                ),
              },
            ]}
          />
        </form>
      )}
    </>
  )
}

const Choix = (p: { decision: string; verbe: string; critere: Critere }) => (
  <Bouton
    petit
    nom="regle"
    valeur={`${p.decision}:${p.critere}`}
    etiquette={`${p.verbe} : ${motDuCritere[p.critere]}`}
  >
    {p.verbe}
  </Bouton>
)
