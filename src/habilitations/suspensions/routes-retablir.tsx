import { randomUUID } from 'node:crypto'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { agirSurDesDroits } from '../fins/agir-sur-des-droits.ts'
import { DroitsConcernes, Exceptions } from '../fins/droits-concernes.tsx'
import { PageFormulaireFin } from '../fins/formulaire-fin.tsx'
import { habilitationsDemandees } from '../fins/lire-fins.ts'
import { PageRienAFaire } from '../fins/rien-a-faire.tsx'
import { chemins, nomComplet } from '../pages/mots.ts'
import { administrateur } from '../pouvoirs/administration.ts'
import { refuserDAgirSurSoi } from '../repondre.tsx'
import { retablirHabilitations } from './retablir-habilitations.ts'

const titre = 'Rétablir des habilitations'

export const routesRetablir = [
  get(chemins.retablir, administrateur, r => montrer(r, r.requetes('h'))),

  post(chemins.retablir, administrateur, r =>
    agirSurDesDroits(r, {
      montrer: (ids, erreurs) => montrer(r, ids, erreurs),
      demande: 'rétablir',
      agir: async (tx, vues) => {
        const fait = await retablirHabilitations(tx, r, vues)
        return fait.ok ? { ok: true, droits: fait.retablies } : fait
      },
      fait: n => `${pluriel(n, 'habilitation rétablie', 'habilitations rétablies')}.`,
    }),
  ),
]

async function montrer(r: Requete<Acteur>, ids: readonly string[], erreurs?: Erreurs): Promise<Response> {
  const choisies = await habilitationsDemandees(r, ids)
  const miennes = choisies.filter(h => h.personne.id === r.acteur.compteId)
  if (miennes.length > 0 && miennes.length === choisies.length)
    return refuserDAgirSurSoi(r, 'retablir', miennes[0]?.structureId ?? null)
  const possibles = choisies.filter(h => h.etat === 'suspendue' && h.personne.id !== r.acteur.compteId)
  const raisons = [
    ...miennes.map(h => `« ${h.profil.libelle} » est à votre nom : demandez à votre co-référent.`),
    ...choisies
      .filter(h => h.etat !== 'suspendue' && h.personne.id !== r.acteur.compteId)
      .map(h => `${nomComplet(h.personne)}, « ${h.profil.libelle} » : n’est pas suspendue.`),
  ]
  if (possibles.length === 0)
    return r.page({
      titre,
      section: 'Administration',
      contenu: <PageRienAFaire titre={titre} raisons={raisons} />,
    })
  return r.page({
    titre,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageFormulaireFin
        titre={titre}
        etat={`${pluriel(possibles.length, 'habilitation suspendue', 'habilitations suspendues')}. Chacune reprend jusqu’à sa fin actuelle.`}
        action={chemins.retablir}
        jeton={randomUUID()}
        bouton="Rétablir maintenant"
        erreurs={erreurs ?? {}}
        annuler={chemins.liste}
      >
        <Exceptions raisons={raisons} />
        <DroitsConcernes legende="Ce qui reprend" droits={possibles} auChoix verbe="Rétablir" />
      </PageFormulaireFin>
    ),
  })
}
