import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { trouverCompteParCourriel } from '#src/comptes/identite/requetes.ts'
import { estUnUuid, refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { confirmerDistincts } from '#src/habilitations/vie/fusion/confirmer-distincts.ts'
import { type Fusionnes, fusionnerComptes } from '#src/habilitations/vie/fusion/fusionner-comptes.ts'
import { preparerFusion } from '#src/habilitations/vie/fusion/preparer-fusion.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { titulaireDe } from '#src/socle/acces/politiques.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { trouverUtilisateur } from '../fiche/exiger-utilisateur.ts'
import { porteeDe } from '../recherche/portee.ts'
import { chercherDoublons } from './doublons.ts'
import { PageDoublons } from './page-doublons.tsx'
import { PageFusion, PageFusionImpossible } from './page-fusion.tsx'

/** Who sees enough of a person to say that two accounts are theirs. */
export const equipeRegionale = titulaireDe(
  'equipe-regionale',
  ['adm-regional', 'adm-national'],
  'Cette page est ouverte aux équipes régionales et nationale. Elles peuvent réunir deux comptes pour vous.',
)

const deux = { garde: z.uuid(), absorbe: z.uuid(), jeton: schemaJeton }

export const routesFusion: readonly Route[] = [
  get(chemins.doublons, equipeRegionale, async r => {
    const { base } = r.services
    const doublons = await chercherDoublons(base, await porteeDe(base, r.acteur))
    return r.page({
      titre: 'Comptes en double',
      section: 'Administration',
      contenu: <PageDoublons doublons={doublons} jeton={randomUUID()} />,
    })
  }),

  get(chemins.fusionner(), equipeRegionale, async r => {
    const [gardeId, absorbeId] = await Promise.all([lireCompte(r, 'garde'), lireCompte(r, 'absorbe')])
    return montrer(r, { gardeId, absorbeId })
  }),

  post(chemins.fusionner(), equipeRegionale, async r => {
    const lu = await lireFormulaire(r, z.object({ ...deux, empreinte: z.string().max(64) }))
    if (!lu.ok) return r.redirige(chemins.doublons)
    const { garde: gardeId, absorbe: absorbeId, jeton, empreinte } = lu.valeurs
    const reponse = await uneSeuleFois<{ refus: Extract<Fusionnes, { ok: false }> }>(r, jeton, async tx => {
      const fait = await fusionnerComptes(tx, r, { gardeId, absorbeId, empreinte })
      if (!fait.ok) return { ok: false, refus: fait }
      return { ok: true, vers: chemins.fiche(gardeId), message: 'Les deux comptes n’en font plus qu’un.' }
    })
    if (reponse.ok) return r.redirige(reponse.vers, reponse.message)
    return montrer(r, { gardeId, absorbeId, perime: reponse.refus.genre === 'perime' })
  }),

  post(chemins.distincts, equipeRegionale, async r => {
    const lu = await lireFormulaire(r, z.object(deux))
    if (!lu.ok) return r.redirige(chemins.doublons)
    const { garde, absorbe, jeton } = lu.valeurs
    const reponse = await uneSeuleFois<Record<never, never>>(r, jeton, async tx => {
      const fait = await confirmerDistincts(tx, r, [garde, absorbe])
      const message = fait ? 'C’est noté : ces deux comptes ne seront plus proposés.' : 'Rien n’a changé.'
      return { ok: true, vers: chemins.doublons, message }
    })
    return r.redirige(chemins.doublons, reponse.ok ? reponse.message : undefined)
  }),
]

/** By its id, as links give it, or by its whole address, as people type it. Empty when there is none. */
async function lireCompte(r: Requete<Acteur>, nom: string): Promise<string> {
  const valeur = (r.requete(nom) ?? '').trim().slice(0, 254)
  if (estUnUuid(valeur)) return valeur
  const compte = valeur.includes('@') ? await trouverCompteParCourriel(r.services.base, valeur) : undefined
  return compte?.id ?? ''
}

type Paire = { gardeId: string; absorbeId: string; perime?: boolean }

async function montrer(r: Requete<Acteur>, { gardeId, absorbeId, perime }: Paire): Promise<Response> {
  const { base } = r.services
  // whoever is not theirs to see is not theirs to compare, whatever the address says
  const vus = await Promise.all([gardeId, absorbeId].map(id => trouverUtilisateur(r, id)))
  const preparation = vus.every(Boolean)
    ? await preparerFusion(base, { acteur: r.acteur, gardeId, absorbeId, maintenant: r.maintenant })
    : null
  if (!preparation || (!preparation.ok && preparation.genre === 'hors-perimetre'))
    return refuserAcces(r, { objet: 'compte', id: absorbeId })
  return r.page({
    titre: 'Réunir deux comptes',
    section: 'Administration',
    statut: preparation.ok ? (perime ? 409 : 200) : 422,
    contenu: preparation.ok ? (
      <PageFusion fusion={preparation.fusion} perime={perime ?? false} jeton={randomUUID()} />
    ) : (
      <PageFusionImpossible {...preparation} />
    ),
  })
}
