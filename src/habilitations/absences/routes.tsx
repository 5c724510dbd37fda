import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe, schemaJour } from '#src/socle/temps/jours.ts'
import {
  type Erreurs,
  lireFormulaire,
  type Saisie,
  schemaJeton,
  uneSeuleFois,
} from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { administrateur } from '../pouvoirs/administration.ts'
import { annulerAbsence, declarerAbsence } from './declarer-absence.ts'
import { absencesDe } from './lire-absences.ts'
import { cheminAbsences, PageAbsences } from './page-absences.tsx'

const schemaDeclarer = z.object({ jeton: schemaJeton, du: schemaJour, au: schemaJour })
const schemaAnnuler = z.object({ jeton: schemaJeton, absence: z.string() })

export const routesAbsences = [
  get(cheminAbsences, administrateur, r => montrer(r)),

  post(cheminAbsences, administrateur, async r => {
    const lu = await lireFormulaire(r, schemaDeclarer)
    if (!lu.ok) return montrer(r, lu)
    const { jeton, ...dates } = lu.valeurs
    const reponse = await uneSeuleFois<{ erreurs: Erreurs }>(r, jeton, async tx => {
      const faite = await declarerAbsence(tx, r, dates)
      return faite.ok ? { ok: true, vers: cheminAbsences, message: 'Votre absence est déclarée.' } : faite
    })
    return reponse.ok
      ? r.redirige(reponse.vers, reponse.message)
      : montrer(r, { erreurs: reponse.erreurs, saisie: lu.saisie })
  }),

  post(`${cheminAbsences}/annuler`, administrateur, async r => {
    const lu = await lireFormulaire(r, schemaAnnuler)
    if (!lu.ok || !estUuid(lu.valeurs.absence)) return r.introuvable()
    const { jeton, absence } = lu.valeurs
    const reponse = await uneSeuleFois<Record<never, never>>(r, jeton, async tx =>
      (await annulerAbsence(tx, r, absence))
        ? { ok: true, vers: cheminAbsences, message: 'Vous êtes de nouveau indiqué présent.' }
        : { ok: false },
    )
    return reponse.ok ? r.redirige(reponse.vers, reponse.message) : r.introuvable()
  }),
]

async function montrer(r: Requete<Acteur>, refus?: { erreurs: Erreurs; saisie: Saisie }): Promise<Response> {
  const un = (nom: string) => refus?.saisie[nom]?.at(-1) ?? ''
  return r.page({
    titre: refus ? 'Erreur : mes absences' : 'Mes absences',
    section: 'Administration',
    statut: refus ? 422 : 200,
    contenu: (
      <PageAbsences
        absences={await absencesDe(r.services.base, r.acteur.compteId, r.maintenant)}
        aujourdhui={jourDe(r.maintenant)}
        jeton={randomUUID()}
        saisie={{ du: un('du'), au: un('au') }}
        erreurs={refus?.erreurs ?? {}}
      />
    ),
  })
}
