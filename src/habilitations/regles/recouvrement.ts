import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { veille } from './dates.ts'

/** A right that holds or will hold: neither ended nor cancelled. Days are inclusive. */
export type Vivante = {
  id: string
  /** As `cleDe` writes it. */
  perimetre: string
  structureId: string | null
  debut: Jour
  fin: Jour
}

/** What becomes of an older right that a new one replaces. */
export type Cession =
  /** ended now: the new one takes over at this very instant */
  | { genre: 'maintenant'; habilitation: Vivante }
  /** ends the day before the new one starts */
  | { genre: 'la-veille'; habilitation: Vivante; fin: Jour }

export type Plan = { ok: true; cedees: Cession[] } | { ok: false; message: string }

type Demande = { perimetre: string; structureId: string | null; debut: Jour; fin: Jour }

const du = (h: { debut: Jour; fin: Jour }) => `du ${enToutesLettres(h.debut)} au ${enToutesLettres(h.fin)}`

/**
 * How a right to give meets those that the same person already has for the same profil in the same structure.
 * Never two at once for one perimeter: one that lasts as long makes the new one useless, a shorter one is merged
 * into it. A right on a unit is useless where the whole structure is already open.
 * @param vivantes of the same person and profil, on any perimeter
 */
export function planifier(demande: Demande, vivantes: readonly Vivante[], aujourdhui: Jour): Plan {
  const couvrante = vivantes.find(
    v =>
      demande.perimetre.startsWith('unite:') &&
      v.perimetre === `structure:${demande.structureId}` &&
      v.debut <= demande.debut &&
      v.fin >= demande.fin,
  )
  if (couvrante) return { ok: false, message: `vaut déjà pour toute la structure, ${du(couvrante)}` }

  const communes = vivantes.filter(
    v => v.perimetre === demande.perimetre && v.debut <= demande.fin && v.fin >= demande.debut,
  )
  const plusLongue = communes.find(v => v.fin >= demande.fin)
  if (plusLongue) return { ok: false, message: `est déjà accordé ${du(plusLongue)}` }
  return { ok: true, cedees: communes.map(v => ceder(v, demande.debut, aujourdhui)) }
}

function ceder(habilitation: Vivante, debut: Jour, aujourdhui: Jour): Cession {
  return debut <= aujourdhui || habilitation.debut >= debut
    ? { genre: 'maintenant', habilitation }
    : { genre: 'la-veille', habilitation, fin: veille(debut) }
}
