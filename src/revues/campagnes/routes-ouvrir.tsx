import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { profils } from '#src/habilitations/lectures/profils.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { titreDuModule } from '#src/habilitations/regles/profils.ts'
import { repondre } from '#src/habilitations/repondre.tsx'
import type { Module } from '#src/habilitations/tables.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe, schemaJour } from '#src/socle/temps/jours.ts'
import { type Erreurs, lireFormulaire, type Saisie, schemaJeton } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { ouvrirCampagne } from './ouvrir-campagne.ts'
import { PageOuvrir } from './page-ouvrir.tsx'
import { lirePortee } from './portee.ts'
import { porteesOffertes } from './portees-offertes.ts'

const modules = Object.keys(titreDuModule) as Module[]
const delaiParDefaut = 7
/** Time given to reviewers by default, in days. */
const dureeParDefaut = 30

const schema = z.object({
  jeton: schemaJeton,
  portee: z
    .string()
    .transform(lirePortee)
    .refine(p => p !== null, 'Choisissez le périmètre à relire.'),
  modules: z.array(z.enum(modules as [Module, ...Module[]], 'Rechargez la page et recommencez.')),
  profils: z.array(z.string().regex(/^[a-z0-9-]{1,60}$/, 'Rechargez la page et recommencez.')).max(200),
  seulementNonRevues: z.string().transform(v => v === 'oui'),
  debut: schemaJour,
  echeance: schemaJour,
  cadence: z
    .enum(['12', '6', '0'], 'Choisissez une cadence.')
    .transform(mois => (mois === '0' ? null : Number(mois))),
  sansReponse: z.enum(['suspension', 'fin'], 'Choisissez ce que deviennent les habilitations sans réponse.'),
  delai: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, 'Saisissez un nombre de jours, entre 0 et 60.')
    .transform(Number),
})

export const routesOuvrir = [
  get(chemins.ouvrir, administrateur, r => {
    const debut = jourDe(r.maintenant)
    return montrer(r, {
      portee: [r.requete('portee') ?? ''],
      debut: [debut],
      echeance: [ajouterJours(debut, dureeParDefaut)],
      cadence: ['12'],
      sansReponse: ['suspension'],
      delai: [String(delaiParDefaut)],
      seulementNonRevues: [r.requete('seulementNonRevues') ?? ''],
    })
  }),

  post(chemins.ouvrir, administrateur, async r => {
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, lu.saisie, lu.erreurs)
    const { jeton, portee, cadence, delai, ...reste } = lu.valeurs
    if (!portee) return montrer(r, lu.saisie)
    return repondre(r, {
      jeton,
      demande: 'ouvrir une revue',
      montrer: refus =>
        montrer(r, lu.saisie, refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message }),
      agir: async tx => {
        const fait = await ouvrirCampagne(tx, r, {
          ...reste,
          portee,
          cadenceMois: cadence,
          delaiJours: delai,
        })
        if (!fait.ok) return fait
        const revueId = await revueDeLaStructure(tx, fait.campagneId)
        return {
          ok: true,
          vers: revueId ? chemins.revue(revueId) : chemins.liste,
          message: 'La revue est ouverte.',
        }
      },
    })
  }),
]

/** Straight to work, when there is only one structure. */
async function revueDeLaStructure(tx: Ecriture, campagneId: string): Promise<string | null> {
  const revues = await tx
    .selectFrom('revue')
    .select('id')
    .where('campagne_id', '=', campagneId)
    .where('volet', '=', 'structure')
    .limit(2)
    .execute()
  return revues.length === 1 ? (revues[0]?.id ?? null) : null
}

async function montrer(r: Requete<Acteur>, saisie: Saisie, erreurs?: Erreurs): Promise<Response> {
  const { base } = r.services
  const [portees, catalogue] = await Promise.all([porteesOffertes(base, r.acteur), profils(base)])
  const options = portees.flatMap(({ options }) => options)
  // only one choice: it is made
  const [seule] = options.length === 1 ? options : []
  return r.page({
    titre: 'Ouvrir une revue',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageOuvrir
        portees={portees}
        profils={catalogue}
        saisie={{ ...saisie, portee: [saisie.portee?.at(-1) || (seule?.valeur ?? '')] }}
        erreurs={erreurs ?? {}}
        jeton={randomUUID()}
      />
    ),
  })
}
