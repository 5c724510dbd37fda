import type { Child } from 'hono/jsx'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { SourceRor } from '#src/structures/fiche-source.ts'

export type ChampRor = {
  terme: string
  valeur: Child
  /** Key under which this field may be reported as wrong (`signalements/champs.ts`). */
  champ?: string
}

/** Address of the report of a field of one object; absent for who may not report. */
export type LienSignaler = (champ: string) => string

/** « ROR, mis à jour le 12 mars 2022 » */
export function phraseDeSource(source: SourceRor): string {
  if (!source) return 'Hors ROR'
  return source.majLe ? `ROR, mis à jour le ${enToutesLettres(jourDe(source.majLe))}` : 'ROR, sans date'
}

/**
 * What the ROR masters: read-only, each value with where it comes from and when (G18). A value that the source
 * does not give is said so: the référent knows what to have completed.
 */
export const ChampsRor = ({
  champs,
  source,
  signaler,
}: {
  champs: readonly ChampRor[]
  source: SourceRor
  signaler?: LienSignaler | undefined
}) => (
  <dl class="champs-ror">
    {champs.map(({ terme, valeur, champ }) => {
      const vide = valeur === null || valeur === undefined || valeur === '' || valeur === false
      return (
        <div>
          <dt>{terme}</dt>
          <dd>
            {vide ? (
              <span class="non-renseigne">{source ? 'Non renseigné dans le ROR' : 'Non renseigné'}</span>
            ) : (
              valeur
            )}
          </dd>
          <dd class="champs-ror-source">
            {vide ? '' : phraseDeSource(source)}
            {signaler && champ && <Signaler href={signaler(champ)} quoi={terme} />}
          </dd>
        </div>
      )
    })}
  </dl>
)

/** Beside a value of the ROR: « this is wrong ». */
export const Signaler = ({ href, quoi }: { href: string; quoi: string }) => (
  <a class="signaler" href={href}>
    Signaler<span class="masque">{` une erreur : ${quoi}`}</span>
  </a>
)
