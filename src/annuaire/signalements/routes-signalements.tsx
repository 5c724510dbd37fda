import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur, administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { administreStructure } from '#src/habilitations/pouvoirs/niveaux.ts'
import { situationDe, trouverStructure } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { entier, facultatif, texteLong } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { exigerStructureLisible } from '../exiger-structure-lisible.ts'
import { montrerOnglet } from '../pages/montrer-onglet.tsx'
import { deciderSignalement } from './changer-etat.ts'
import { actionsDeSuivi, motDeLEtat, type RoleDeSuivi } from './etats.ts'
import {
  compterVivants,
  listerSignalements,
  nouvellesDe,
  parPage,
  type Signalement,
  signalementsDe,
  trouverSignalement,
} from './lire-signalements.ts'
import { noterSignalement } from './noter.ts'
import { OngletSignalements } from './onglet-signalements.tsx'
import { PageSignalements } from './page-liste.tsx'
import { PageSignalement } from './page-signalement.tsx'

const schema = z.object({
  jeton: schemaJeton,
  version: z
    .string()
    .regex(/^\d{1,9}$/, 'Ce formulaire est incomplet : rechargez la page.')
    .transform(Number),
  action: z.enum(actionsDeSuivi, 'Choisissez une suite.'),
  reponse: facultatif(texteLong('Réponse', 500)),
})

const chemin = chemins.signalement(':signalementId')

export const routesSignalements = [
  get(chemins.signalementsDe(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { structure, unites } = lisible
    if (unites !== null && unites.length === 0)
      return r.refuse(
        'Les signalements d’une structure sont ouverts à ses référents et à l’équipe régionale.',
      )
    const signalements = await signalementsDe(r.services.base, structure.id, unites)
    return montrerOnglet(
      r,
      lisible,
      'signalements',
      <OngletSignalements structureId={structure.id} signalements={signalements} />,
    )
  }),

  get(chemins.signalements, administrateur, async r => {
    const { base } = r.services
    const a = administrationDe(r.acteur)
    const clos = r.requete('etat') === 'clos'
    const page = entier(r.requete('page'), 1000) ?? 1
    const [vivants, lus] = await Promise.all([
      compterVivants(base, a),
      listerSignalements(base, a, { clos, page }),
    ])
    return r.page({
      titre: 'Signalements au ROR',
      section: 'Administration',
      contenu: (
        <PageSignalements
          signalements={lus.slice(0, parPage)}
          suite={lus.length > parPage}
          {...{ vivants, clos, page }}
        />
      ),
    })
  }),

  get(chemin, administrateur, async r => montrer(r, await exigerSignalement(r))),

  post(chemin, administrateur, async r => {
    const suivi = await exigerSignalement(r)
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, suivi, { refus: Object.values(lu.erreurs)[0] ?? '', statut: 422 })
    const { jeton, ...suite } = lu.valeurs
    const { id } = suivi.signalement
    const reponse = await uneSeuleFois<{ message: string }>(r, jeton, async tx => {
      const fait = await deciderSignalement(tx, r, id, { ...suite, role: suivi.role })
      return fait.ok
        ? {
            ok: true,
            vers: chemins.signalement(id),
            message: `Signalement : ${motDeLEtat[fait.signalement.etat].toLocaleLowerCase('fr')}.`,
          }
        : fait
    })
    if (reponse.ok) return r.redirige(reponse.vers, reponse.message)
    return montrer(r, await exigerSignalement(r), {
      refus: reponse.message,
      statut: 409,
      reponse: suite.reponse ?? '',
    })
  }),

  get(chemins.piece(':signalementId'), administrateur, async r => {
    const { signalement } = await exigerSignalement(r)
    const { base } = r.services
    const piece = await base
      .selectFrom('signalement_piece')
      .select(['nom', 'type', 'contenu'])
      .where('signalement_id', '=', signalement.id)
      .executeTakeFirst()
    if (!piece)
      return r.redirige(chemins.signalement(signalement.id), 'Ce signalement n’a pas de pièce jointe.')
    await enTransaction(base, tx => noterSignalement(tx, r, signalement, 'piece-lue'))
    return r.c.body(new Uint8Array(piece.contenu), 200, {
      'content-type': piece.type,
      // never shown in the page: what somebody sent is to be saved, then opened elsewhere
      'content-disposition': `attachment; filename="${piece.nom}"`,
      'cache-control': 'no-store',
    })
  }),
]

type Suivi = { signalement: Signalement; role: RoleDeSuivi }

/** The report of the address, for whoever administers its structure, or the unit that it is about. */
async function exigerSignalement(r: Requete<Acteur>): Promise<Suivi> {
  const id = r.parametre('signalementId')
  const signalement = await trouverSignalement(r.services.base, id)
  const structure =
    signalement && (await trouverStructure(r.services.base, r.acteur, signalement.structureId))
  if (!signalement || !structure) return refuserAcces(r, { objet: 'signalement', id })
  if (structure.unites !== null && !structure.unites.includes(signalement.uniteId ?? ''))
    return refuserAcces(r, { objet: 'signalement', id })
  const a = administrationDe(r.acteur)
  const sien =
    structure.unites !== null ||
    administreStructure(
      { ...a, national: false, regions: [], departements: [] },
      { structureId: structure.id, ...situationDe(structure) },
    )
  return { signalement, role: sien ? 'referent' : 'equipe' }
}

type Remontre = { refus: string; statut: 409 | 422; reponse?: string }

async function montrer(r: Requete<Acteur>, { signalement, role }: Suivi, remontre?: Remontre) {
  return r.page({
    titre: `Signalement : ${signalement.libelle}, ${signalement.structure}`,
    section: 'Fiche annuaire',
    statut: remontre?.statut ?? 200,
    contenu: (
      <PageSignalement
        signalement={signalement}
        nouvelles={await nouvellesDe(r.services.base, signalement.id)}
        role={role}
        courrielRor={r.services.config.ROR_COURRIEL}
        jeton={randomUUID()}
        refus={remontre?.refus ?? null}
        reponse={remontre?.reponse ?? ''}
      />
    ),
  })
}
