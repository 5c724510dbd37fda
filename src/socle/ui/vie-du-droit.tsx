import { distance, type Jour, jourLong, joursEntre } from './jours.ts'

export type ProprietesVieDuDroit = {
  debut: Jour
  fin: Jour
  aujourdHui: Jour
  /** From how many days before its end a right asks for attention. */
  seuilJours?: number
}

export type EtatDuDroit = 'a-venir' | 'en-cours' | 'bientot' | 'termine'

/** Where a right stands on a given day; `fin` is its last day. */
export const etatDuDroit = ({
  debut,
  fin,
  aujourdHui,
  seuilJours = 60,
}: ProprietesVieDuDroit): EtatDuDroit => {
  if (aujourdHui < debut) return 'a-venir'
  if (aujourdHui > fin) return 'termine'
  return joursEntre(aujourdHui, fin) <= seuilJours ? 'bientot' : 'en-cours'
}

const PHRASES: Record<EtatDuDroit, (p: ProprietesVieDuDroit) => string> = {
  'a-venir': p => `commence ${distance(p.debut, p.aujourdHui)}`,
  'en-cours': p => `se termine ${distance(p.fin, p.aujourdHui)}`,
  bientot: p => `se termine ${distance(p.fin, p.aujourdHui)}`,
  termine: p => `terminé ${distance(p.fin, p.aujourdHui)}`,
}

const bornee = (part: number) => Math.min(100, Math.max(0, Math.round(part * 1000) / 10))

/** The life of a right as a thin path from start to end, where today is the point that it meets. */
export const VieDuDroit = (p: ProprietesVieDuDroit) => {
  const etat = etatDuDroit(p)
  const total = Math.max(1, joursEntre(p.debut, p.fin))
  const part = bornee(joursEntre(p.debut, p.aujourdHui) / total)
  const texte = `Du ${jourLong(p.debut)} au ${jourLong(p.fin)}, ${PHRASES[etat](p)}`
  return (
    <svg class={`vie vie-${etat}`} role="img" aria-label={texte} width="100%" height="14">
      <title>{texte}</title>
      <rect class="vie-fond" x="0" y="5.5" width="100%" height="3" rx="1.5" />
      <rect class="vie-ecoule" x="0" y="5.5" width={`${part}%`} height="3" rx="1.5" />
      <rect class="vie-borne" x="0" y="3" width="2" height="8" rx="1" />
      <rect class="vie-borne" x="100%" y="3" width="2" height="8" rx="1" transform="translate(-2 0)" />
      {/* Kept inside the box at both ends, where half a point would be cut. */}
      <circle class="vie-point" cx={`${Math.min(97, Math.max(3, part))}%`} cy="7" r="4.5" />
    </svg>
  )
}
