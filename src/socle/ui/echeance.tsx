import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour, joursEntre } from '#src/socle/temps/jours.ts'

export type ProprietesEcheance = {
  /** Civil days, `AAAA-MM-JJ`. */
  date: string
  aujourdHui: string
  /** From how many days on the date asks for attention. */
  seuilJours?: number
}

/** « dans 12 jours », with the date below. Urgent and past dates also differ by weight and sign. */
export const Echeance = ({ date, aujourdHui, seuilJours = 60 }: ProprietesEcheance) => {
  const terme = jour(date)
  const reste = joursEntre(jour(aujourdHui), terme)
  const etat = reste < 0 ? 'passee' : reste <= seuilJours ? 'proche' : 'lointaine'
  return (
    <span class={`echeance echeance-${etat}`}>
      <span class="echeance-distance">{echeance(jour(aujourdHui), terme)}</span>
      <time class="echeance-date" datetime={date}>
        {enToutesLettres(terme)}
      </time>
    </span>
  )
}
