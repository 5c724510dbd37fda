import { Bouton } from '#src/socle/ui/boutons.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import { motDuCritere } from '../mots.ts'
import { type Critere, criteres as ordre } from './signaux.ts'

/** One gesture for all those, still to decide, that show the same thing. */
export const DeciderParRegle = ({ criteres }: { criteres: Record<Critere, number> }) => {
  const presents = ordre.filter(critere => criteres[critere] > 0)
  if (presents.length === 0) return null
  return (
    <details class="aide-page regles">
      <summary>Décider par règle</summary>
      <div class="aide-page-texte">
        <p>
          La règle vaut pour toute la revue, sur ce qui reste à décider. Chaque décision se change ensuite,
          ligne par ligne.
        </p>
        <ul class="regles-liste">
          {presents.map(critere => (
            <li>
              <span>{`${motDuCritere[critere]} : ${nombre(criteres[critere])}`}</span>
              <span class="boutons">
                <Regle decision="maintenir" verbe="Les maintenir" critere={critere} />
                {critere !== 'active' && <Regle decision="terminer" verbe="Les terminer" critere={critere} />}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

const Regle = (p: { decision: string; verbe: string; critere: Critere }) => (
  <Bouton
    petit
    formulaire="decider"
    nom="regle"
    valeur={`${p.decision}:${p.critere}`}
    etiquette={`${p.verbe} : ${motDuCritere[p.critere]}`}
  >
    {p.verbe}
  </Bouton>
)
