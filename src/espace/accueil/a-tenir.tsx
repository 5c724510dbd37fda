import { chemins } from '#src/annuaire/chemins.ts'
import type { FicheARegarder } from '#src/annuaire/completude/fiches-a-regarder.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { ADecider } from './modele.ts'

/** What the référent has to fill in or confirm on the fiches that they keep. Nothing to do: nothing is said. */
export const ATenir = ({ fiches }: { fiches: ADecider['fiches'] }) =>
  fiches.total === 0 ? null : (
    <Alerte ton="info" titre="Fiche annuaire à tenir à jour">
      <ul>
        {fiches.premiers.map(fiche => (
          <li>
            <a href={chemins.completude(fiche.structureId)}>{fiche.nom}</a>
            {` : ${enBref(fiche)}`}
          </li>
        ))}
      </ul>
      {fiches.total > fiches.premiers.length && (
        <p>
          <a href={chemins.liste}>{`Voir les ${fiches.total} fiches`}</a>
        </p>
      )}
    </Alerte>
  )

function enBref({ score, aFaire }: FicheARegarder): string {
  const aConfirmer = aFaire.some(({ cle }) => cle === 'confirmation')
  return `complète à ${score} %, ${pluriel(aFaire.length, 'point')} à regarder${aConfirmer ? ', dont la confirmation annuelle' : ''}`
}
