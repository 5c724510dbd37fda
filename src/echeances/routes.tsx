import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { structuresAdministrees } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { type Erreurs, lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { adresseCreeLe, creerAdresse, revoquerAdresse } from './calendrier/adresse.ts'
import { adresseDuCalendrier } from './calendrier/routes.ts'
import { cheminCalendrier, cheminEcheances } from './chemins.ts'
import { lireEcheances } from './lire-echeances.ts'
import { PageAdresse } from './pages/adresse.tsx'
import { PageEcheances } from './pages/echeances.tsx'

const schemaCalendrier = z.object({
  jeton: schemaJeton,
  action: z.enum(['creer', 'supprimer'], 'Rechargez la page et recommencez.'),
})

/** More structures than one chooses from in a list. */
const choixMax = 100

export const routesEcheances = [
  get(cheminEcheances, administrateur, r => montrer(r)),

  post(cheminCalendrier, administrateur, async r => {
    const lu = await lireFormulaire(r, schemaCalendrier)
    if (!lu.ok) return montrer(r, lu.erreurs)
    // only in memory, and only for this answer: the base keeps a digest, a replayed form shows nothing
    const montre: { secret?: string } = {}
    const reponse = await uneSeuleFois<Record<never, never>>(r, lu.valeurs.jeton, async tx => {
      if (lu.valeurs.action === 'supprimer') {
        await revoquerAdresse(tx, r)
        return { ok: true, vers: cheminEcheances, message: 'L’adresse du calendrier ne fonctionne plus.' }
      }
      montre.secret = await creerAdresse(tx, r)
      return {
        ok: true,
        vers: cheminEcheances,
        message: 'L’adresse a été montrée une fois. Pour la revoir, créez-en une nouvelle.',
      }
    })
    if (montre.secret === undefined)
      return reponse.ok ? r.redirige(reponse.vers, reponse.message) : montrer(r)
    r.c.header('cache-control', 'no-store')
    return r.page({
      titre: 'Adresse de mon calendrier',
      section: 'Administration',
      contenu: <PageAdresse adresse={adresseDuCalendrier(r.services.config.URL_PUBLIQUE, montre.secret)} />,
    })
  }),
]

async function montrer(r: Requete<Acteur>, erreurs?: Erreurs): Promise<Response> {
  const { base, config } = r.services
  const demandee = r.requete('structure') || null
  const structure = demandee ? await exigerStructureAdministree(r, demandee, { uniteSuffit: true }) : null
  const [echeances, structures, calendrierDepuis] = await Promise.all([
    lireEcheances(base, r.acteur, { structureId: structure?.id ?? null, maintenant: r.maintenant }),
    structuresAdministrees(base, r.acteur, { limite: choixMax + 1 }),
    adresseCreeLe(base, r.acteur.compteId),
  ])
  return r.page({
    titre: 'Échéances',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageEcheances
        echeances={echeances}
        moi={r.acteur.compteId}
        structure={structure}
        structures={structures.length > choixMax ? [] : structures}
        calendrierDepuis={calendrierDepuis}
        equipe={{ nom: config.OPERATEUR_NOM, courriel: config.OPERATEUR_COURRIEL }}
        jeton={randomUUID()}
        {...(erreurs ? { refus: Object.values(erreurs)[0] ?? '' } : {})}
      />
    ),
  })
}
