import { randomUUID } from 'node:crypto'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { echeances } from '../lectures/echeances.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { administrateur } from '../pouvoirs/administration.ts'
import { expliquer } from '../pouvoirs/refuser-auto-habilitation.ts'
import { finParDefaut } from '../regles/dates.ts'
import { agirSurDesDroits } from './agir-sur-des-droits.ts'
import { DroitsConcernes, Exceptions } from './droits-concernes.tsx'
import { PageFormulaireFin } from './formulaire-fin.tsx'
import { habilitationsDemandees } from './lire-fins.ts'
import { preparerRenouvellement, renouvelerHabilitations } from './renouveler-habilitations.ts'
import { PageRienAFaire } from './rien-a-faire.tsx'

/** As many as one form may carry. */
const auPlus = 200

export const routesRenouveler = [
  get(chemins.renouveler, administrateur, async r => montrer(r, [...r.requetes('h'), ...(await proches(r))])),

  post(chemins.renouveler, administrateur, r => {
    const fin = enToutesLettres(finParDefaut(jourDe(r.maintenant)))
    return agirSurDesDroits(r, {
      montrer: (ids, erreurs) => montrer(r, ids, erreurs),
      demande: `renouveler jusqu’au ${fin}`,
      agir: async (tx, vues) => {
        const fait = await renouvelerHabilitations(tx, r, vues)
        return fait.ok ? { ok: true, droits: fait.renouvelees } : fait
      },
      fait: n => `${pluriel(n, 'habilitation renouvelée', 'habilitations renouvelées')} jusqu’au ${fin}.`,
    })
  }),
]

/** `?echeance=60`: all those that end within so many days, straight from the home page. */
async function proches(r: Requete<Acteur>): Promise<string[]> {
  const demande = r.requete('echeance') ?? ''
  if (!/^\d{1,3}$/.test(demande)) return []
  const { prochaines } = await echeances(r.services.base, r.acteur, Number(demande), r.maintenant, auPlus)
  return prochaines.map(({ id }) => id)
}

async function montrer(r: Requete<Acteur>, ids: readonly string[], erreurs?: Erreurs): Promise<Response> {
  const choisies = await habilitationsDemandees(r, ids)
  const miennes = choisies.filter(h => h.personne.id === r.acteur.compteId)
  const autres = choisies.filter(h => h.personne.id !== r.acteur.compteId && h.termineeLe === null)
  const aujourdhui = jourDe(r.maintenant)
  const fin = enToutesLettres(finParDefaut(aujourdhui))
  const plans = await preparerRenouvellement(r.services.base, r, autres, {
    debut: aujourdhui,
    fin: finParDefaut(aujourdhui),
  })
  const refusees = new Map(
    plans.flatMap(p => ('message' in p ? [[p.habilitationId, p.message] as const] : [])),
  )
  const possibles = autres.filter(({ id }) => !refusees.has(id))
  const [mienne] = miennes
  const raisons = new Set([
    ...(mienne
      ? [
          `${pluriel(miennes.length, 'habilitation')} à votre nom. ${await expliquer(r.services.base, { acteur: r.acteur, acte: 'renouveler', structureId: mienne.structureId, maintenant: r.maintenant })}`,
        ]
      : []),
    ...choisies
      .filter(h => h.personne.id !== r.acteur.compteId && h.termineeLe !== null)
      .map(h => `${nomComplet(h.personne)}, « ${h.profil.libelle} » : déjà terminée.`),
    ...refusees.values(),
    ...(erreurs && choisies.length === 0 ? Object.values(erreurs) : []),
  ])
  const titre = 'Renouveler des habilitations'
  if (possibles.length === 0)
    return r.page({
      titre,
      section: 'Administration',
      contenu: <PageRienAFaire titre={titre} raisons={[...raisons]} />,
    })
  return r.page({
    titre,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageFormulaireFin
        titre={titre}
        etat={`${pluriel(possibles.length, 'habilitation')}, pour deux ans à partir d’aujourd’hui. Décochez celles que vous ne renouvelez pas.`}
        action={chemins.renouveler}
        jeton={randomUUID()}
        bouton={`Renouveler jusqu’au ${fin}`}
        erreurs={erreurs ?? {}}
        annuler={chemins.liste}
      >
        <Exceptions raisons={[...raisons]} />
        <DroitsConcernes legende="Ce qui sera renouvelé" droits={possibles} auChoix />
      </PageFormulaireFin>
    ),
  })
}
