import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { repondre } from '#src/habilitations/repondre.tsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Erreurs, lireFormulaire, schemaJeton } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { changerCadence } from './changer-cadence.ts'
import { type Cadence, peutLaChanger, trouverCadence } from './lire-cadences.ts'
import { PageCadence } from './page-cadence.tsx'

const schema = z.object({
  jeton: schemaJeton,
  cadence: z
    .enum(['12', '6', '0'], 'Choisissez une cadence.')
    .transform(mois => (mois === '0' ? null : Number(mois))),
})

export const routesCadence = [
  get(chemins.cadence(':campagneId'), administrateur, async r => {
    const cadence = await exigerCadence(r)
    return montrer(r, cadence, String(cadence.mois ?? 0))
  }),

  post(chemins.cadence(':campagneId'), administrateur, async r => {
    const cadence = await exigerCadence(r)
    const lu = await lireFormulaire(r, schema)
    const choix = lu.saisie.cadence?.at(-1) ?? ''
    if (!lu.ok) return montrer(r, cadence, choix, lu.erreurs)
    const { jeton, cadence: mois } = lu.valeurs
    return repondre(r, {
      jeton,
      demande: 'changer la cadence',
      montrer: refus =>
        montrer(r, cadence, choix, refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message }),
      agir: async tx => {
        const fait = await changerCadence(tx, r, { campagneId: cadence.campagneId, mois })
        return fait.ok ? { ok: true, vers: chemins.liste, message: bilan(fait.cadence) } : fait
      },
    })
  }),
]

const bilan = ({ lieu, prochaine }: Cadence) =>
  prochaine
    ? `La prochaine revue, ${lieu}, s’ouvrira le ${enToutesLettres(prochaine)}.`
    : `La revue, ${lieu}, ne reviendra plus d’elle-même.`

/** @throws Introuvable when it is not theirs to change, or when the next one is open already */
async function exigerCadence(r: Requete<Acteur>): Promise<Cadence> {
  const id = r.parametre('campagneId')
  const cadence = await trouverCadence(r.services.base, id)
  if (cadence && (await peutLaChanger(r.services.base, r.acteur, cadence))) return cadence
  return refuserAcces(r, { objet: 'campagne', id })
}

function montrer(r: Requete<Acteur>, cadence: Cadence, choix: string, erreurs?: Erreurs): Promise<Response> {
  return r.page({
    titre: `Cadence de la revue, ${cadence.lieu}`,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: <PageCadence {...{ cadence, choix }} erreurs={erreurs ?? {}} jeton={randomUUID()} />,
  })
}
