import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Revue } from '../lire-revue.ts'
import { decidee } from '../mots.ts'
import { decisions } from '../regles.ts'
import { adresse, type FiltresDeRelecture, lireFiltres } from './filtres.ts'
import type { Progression } from './progression.ts'

type Proprietes = { revue: Pick<Revue, 'id'>; progression: Progression }

const aucun: FiltresDeRelecture = lireFiltres(() => undefined)

/** How far one has come, always in sight. */
export const Avancement = ({
  revue,
  progression: { total, decidees, parDecision, pourMoi, miennes },
}: Proprietes) => (
  <section class="avancement" aria-label="Avancement">
    <p class="avancement-texte" role="status" data-avancement>
      {`${decidees} sur ${pluriel(total, 'habilitation décidée', 'habilitations décidées')}`}
    </p>
    <progress value={decidees} max={Math.max(1, total)} aria-label="Avancement de la revue" />
    <ul class="avancement-detail">
      {total > decidees && (
        <li>
          <a href={adresse(revue.id, aucun, { etat: 'a-decider' })}>{`${total - decidees} à décider`}</a>
        </li>
      )}
      {pourMoi > 0 && (
        <li>
          <a href={adresse(revue.id, aucun, { etat: 'a-decider', pourMoi: true })}>
            {`dont ${pourMoi} qu’on vous confie`}
          </a>
        </li>
      )}
      {decisions
        .filter(decision => parDecision[decision] > 0)
        .map(decision => (
          <li>
            <a href={adresse(revue.id, aucun, { etat: decision })}>
              {`${decidee[decision]} : ${parDecision[decision]}`}
            </a>
          </li>
        ))}
      {miennes > 0 && (
        <li>{`${pluriel(miennes, 'est à votre nom', 'sont à votre nom')} : un collègue les relit`}</li>
      )}
    </ul>
  </section>
)
