import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { trouverHabilitations } from '#src/habilitations/lectures/lire-habilitations.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import { get, post } from '#src/socle/web/route.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { cheminDemander, cheminMesDemandes } from '../chemins.ts'
import type { RefusDemande } from '../contexte.ts'
import { schemaMotif } from '../motif.ts'
import { repondre } from '../repondre.tsx'
import { demanderHabilitation, demanderRenouvellement } from './demander-habilitation.ts'
import { mesDemandes } from './lire-mes-demandes.ts'
import { montrerDemander } from './montrer-demander.tsx'
import { PageMesDemandes } from './page-mes-demandes.tsx'
import { retirerDemande } from './retirer-demande.ts'

const schema = z.object({
  jeton: schemaJeton,
  structure: z.string(),
  unite: z.string(),
  habilitation: z.string(),
  profils: z.array(z.string().max(60)),
  motif: schemaMotif,
})
const schemaRetirer = z.object({ jeton: schemaJeton, demande: z.string() })

export const routesDemander = [
  get(cheminMesDemandes, connecte, async r =>
    r.page({
      titre: 'Mes demandes',
      section: 'Administration',
      contenu: (
        <PageMesDemandes
          demandes={await mesDemandes(r.services.base, r.acteur.compteId)}
          jeton={randomUUID()}
        />
      ),
    }),
  ),

  get(cheminDemander, connecte, async r => {
    const habilitation = r.requete('habilitation')
    if (habilitation === undefined) return montrerDemander(r, { structureId: r.requete('structure') ?? null })
    const [droit] = estUuid(habilitation)
      ? await trouverHabilitations(r.services.base, [habilitation], r.maintenant)
      : []
    return droit?.personne.id === r.acteur.compteId
      ? montrerDemander(r, { droit })
      : refuserAcces(r, { objet: 'habilitation', id: habilitation })
  }),

  post(cheminDemander, connecte, async r => {
    const lu = await lireFormulaire(r, schema)
    const un = (nom: string) => lu.saisie[nom]?.at(-1) ?? ''
    const [droit] = estUuid(un('habilitation'))
      ? await trouverHabilitations(r.services.base, [un('habilitation')], r.maintenant)
      : []
    const ou = droit?.personne.id === r.acteur.compteId ? { droit } : { structureId: un('structure') }
    if (!lu.ok) return montrerDemander(r, { ...ou, ...lu })
    const { jeton, structure: structureId, unite, habilitation, profils, motif } = lu.valeurs
    if (!estUuid(habilitation || structureId) || (unite !== '' && !estUuid(unite))) return r.introuvable()
    return repondre(r, {
      reponse: await uneSeuleFois<RefusDemande>(r, jeton, async tx => {
        const perimetre = unite
          ? { genre: 'unite' as const, structureId, uniteId: unite }
          : { genre: 'structure' as const, structureId }
        const faite = habilitation
          ? await demanderRenouvellement(tx, r, { habilitationId: habilitation, motif })
          : await demanderHabilitation(tx, r, { perimetre, profils, motif })
        return faite.ok ? { ok: true, vers: cheminMesDemandes, message: 'Votre demande est envoyée.' } : faite
      }),
      montrer: erreurs => montrerDemander(r, { ...ou, erreurs, saisie: lu.saisie }),
      retour: cheminMesDemandes,
    })
  }),

  post(`${cheminMesDemandes}/retirer`, connecte, async r => {
    const lu = await lireFormulaire(r, schemaRetirer)
    if (!lu.ok || !estUuid(lu.valeurs.demande)) return r.introuvable()
    const { jeton, demande } = lu.valeurs
    return repondre(r, {
      reponse: await uneSeuleFois<RefusDemande>(r, jeton, async tx => {
        const retiree = await retirerDemande(tx, r, demande)
        return retiree.ok
          ? { ok: true, vers: cheminMesDemandes, message: 'Votre demande est retirée.' }
          : retiree
      }),
      montrer: () => r.introuvable(),
      retour: cheminMesDemandes,
    })
  }),
]
