import { distance, type Jour, jourLong, joursEntre } from './jours.ts'

export type ProprietesEcheance = {
  date: Jour
  aujourdHui: Jour
  /** From how many days on the date asks for attention. */
  seuilJours?: number
}

/** « dans 12 jours », with the date below. Urgent and past dates also differ by weight and sign. */
export const Echeance = ({ date, aujourdHui, seuilJours = 60 }: ProprietesEcheance) => {
  const reste = joursEntre(aujourdHui, date)
  const etat = reste < 0 ? 'passee' : reste <= seuilJours ? 'proche' : 'lointaine'
  return (
    <span class={`echeance echeance-${etat}`}>
      <span class="echeance-distance">{distance(date, aujourdHui)}</span>
      <time class="echeance-date" datetime={date}>
        {jourLong(date)}
      </time>
    </span>
  )
}
