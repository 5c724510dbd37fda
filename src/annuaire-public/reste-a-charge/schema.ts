import { z } from 'zod'
import type { Bareme } from './bareme.ts'
import type { Situation } from './estimer.ts'

const formeEuros = /^\d{1,6}(?:[.,]\d{1,2})?$/

/** Euros as people type them (« 1 234,50 », « 64.2 €»), in cents. */
const euros = (quoi: string) =>
  z
    .string()
    .transform(v => v.replace(/[\s\u00a0\u202f€]/g, ''))
    .refine(v => formeEuros.test(v), `${quoi} : un montant en euros, par exemple 64,20.`)
    .transform(enCentimes)

const eurosFacultatifs = (quoi: string) =>
  z
    .string()
    .transform(v => v.replace(/[\s\u00a0\u202f€]/g, ''))
    .refine(v => v === '' || formeEuros.test(v), `${quoi} : un montant en euros, ou rien.`)
    .transform(v => (v === '' ? null : enCentimes(v)))

// by digits, not by a floating product: 64.20 × 100 is not 6420
function enCentimes(texte: string): number {
  const [entiers = '0', decimales = ''] = texte.split(/[.,]/)
  return Number(entiers) * 100 + Number(decimales.padEnd(2, '0'))
}

const coche = z.string().transform(v => v === 'oui')

export const schemaResteACharge = z
  .object({
    hebergement: euros('Prix de l’hébergement'),
    gir: z.enum(
      ['1', '2', '3', '4', '5', '6'],
      'Choisissez un GIR : si vous ne le connaissez pas, prenez 4.',
    ),
    dependance: eurosFacultatifs('Tarif dépendance'),
    gir56: eurosFacultatifs('Tarif des GIR 5 et 6'),
    forfait: coche,
    participation: eurosFacultatifs('Participation à l’autonomie'),
    ressources: euros('Revenus'),
    foyer: z.enum(['seul', 'conjoint-a-domicile', 'deux-residents']).catch('seul'),
    logement: eurosFacultatifs('Aide au logement'),
    impot: eurosFacultatifs('Impôt sur le revenu'),
    aideSociale: coche,
  })
  .refine(({ forfait, gir56 }) => forfait || gir56 !== null, {
    path: ['gir56'],
    message: 'Tarif des GIR 5 et 6 : il est affiché dans l’établissement, et dû par tous.',
  })
  .refine(({ forfait, gir, dependance }) => forfait || Number(gir) >= 5 || dependance !== null, {
    path: ['dependance'],
    message: 'Tarif dépendance : celui du GIR de la personne, affiché dans l’établissement.',
  })

/** What was typed, with the amount of the text where the participation was left empty. */
export function enSituation(v: z.infer<typeof schemaResteACharge>, bareme: Bareme): Situation {
  return {
    hebergementParJour: v.hebergement,
    dependanceParJour: v.dependance ?? 0,
    dependanceGir56ParJour: v.gir56 ?? 0,
    gir: Number(v.gir) as Situation['gir'],
    participationForfaitaire: v.forfait ? (v.participation ?? bareme.participationForfaitaire.montant) : null,
    ressources: v.ressources,
    foyer: v.foyer,
    aideAuLogement: v.logement ?? 0,
    impotAnnuel: v.impot,
    aideSociale: v.aideSociale,
  }
}
