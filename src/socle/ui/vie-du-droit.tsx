import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour, joursEntre } from '#src/socle/temps/jours.ts'

export type ProprietesVieDuDroit = {
  /** Civil days, `AAAA-MM-JJ`; `fin` is the last day of the right. */
  debut: string
  fin: string
  aujourdHui: string
  /** From how many days before its end a right asks for attention. */
  seuilJours?: number
}

export type EtatDuDroit = 'a-venir' | 'en-cours' | 'bientot' | 'termine'

/** Where a right stands on a given day. */
export const etatDuDroit = ({
  debut,
  fin,
  aujourdHui,
  seuilJours = 60,
}: ProprietesVieDuDroit): EtatDuDroit => {
  if (aujourdHui < debut) return 'a-venir'
  if (aujourdHui > fin) return 'termine'
  return joursEntre(jour(aujourdHui), jour(fin)) <= seuilJours ? 'bientot' : 'en-cours'
}

const distance = (terme: string, { aujourdHui }: ProprietesVieDuDroit) =>
  echeance(jour(aujourdHui), jour(terme))

const PHRASES: Record<EtatDuDroit, (p: ProprietesVieDuDroit) => string> = {
  'a-venir': p => `commence ${distance(p.debut, p)}`,
  'en-cours': p => `se termine ${distance(p.fin, p)}`,
  bientot: p => `se termine ${distance(p.fin, p)}`,
  termine: p => `terminé ${distance(p.fin, p)}`,
}

const bornee = (part: number) => Math.min(100, Math.max(0, Math.round(part * 1000) / 10))

/** The life of a right as a thin path from start to end, where today is the point that it meets. */
export const VieDuDroit = (p: ProprietesVieDuDroit) => {
  const etat = etatDuDroit(p)
  const [debut, fin] = [jour(p.debut), jour(p.fin)]
  const part = bornee(joursEntre(debut, jour(p.aujourdHui)) / Math.max(1, joursEntre(debut, fin)))
  const texte = `Du ${enToutesLettres(debut)} au ${enToutesLettres(fin)}, ${PHRASES[etat](p)}`
  return (
    <svg class={`vie vie-${etat}`} role="img">
      <title>{texte}</title>
      <rect class="vie-fond" y="5.5" width="100%" height="3" rx="1.5" />
      <rect class="vie-ecoule" y="5.5" width={`${part}%`} height="3" rx="1.5" />
      <rect class="vie-borne" y="3" width="2" height="8" />
      <rect class="vie-borne" x="100%" y="3" width="2" height="8" />
      {/* Kept inside the box at both ends, where half a point would be cut. */}
      <circle class="vie-point" cx={`${Math.min(97, Math.max(3, part))}%`} cy="7" r="4.5" />
    </svg>
  )
}
