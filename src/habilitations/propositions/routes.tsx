import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { type Erreurs, lireFormulaire, type Saisie, schemaJeton } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { texteLong } from '#src/socle/web/schemas.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { administrateur, administrationDe } from '../pouvoirs/administration.ts'
import { refuserAcces } from '../pouvoirs/exiger-structure-administree.ts'
import { repondre } from '../repondre.tsx'
import { deciderProposition } from './decider.ts'
import { estDeSonRessort, listerPropositions, type Proposition, trouverProposition } from './lire.ts'
import { PageProposition } from './page-proposition.tsx'
import { PagePropositions } from './page-propositions.tsx'

const schema = z.object({
  jeton: schemaJeton,
  choix: z.enum(['approuver', 'refuser'], { error: 'Choisissez d’approuver ou de refuser.' }),
  motif: texteLong('Motif', 500),
})

export const routesPropositions = [
  get(chemins.propositions, administrateur, async r =>
    r.page({
      titre: 'Propositions à approuver',
      section: 'Administration',
      contenu: (
        <PagePropositions
          propositions={await listerPropositions(r.services.base, administrationDe(r.acteur), r.maintenant)}
        />
      ),
    }),
  ),

  get(chemins.proposition(':propositionId'), administrateur, async r => montrer(r, await exiger(r), {})),

  post(chemins.proposition(':propositionId'), administrateur, async r => {
    const p = await exiger(r)
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, p, lu.saisie, lu.erreurs)
    const { jeton, choix, motif } = lu.valeurs
    return repondre(r, {
      jeton,
      demande: `${choix} cette proposition`,
      montrer: refus =>
        montrer(r, p, lu.saisie, refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message }),
      agir: async tx => {
        const fait = await deciderProposition(tx, r, { propositionId: p.id, choix, motif })
        return fait.ok
          ? { ok: true, vers: chemins.propositions, message: phraseDe(choix, fait.proposition) }
          : fait
      },
    })
  }),
]

const phraseDe = (choix: 'approuver' | 'refuser', p: Proposition) =>
  choix === 'approuver'
    ? `« ${p.profil.libelle} » est attribué à ${nomComplet(p.personne)}.`
    : `La proposition pour ${nomComplet(p.personne)} est refusée.`

/** @throws Introuvable for what is not theirs to decide; the attempt is written down */
async function exiger(r: Requete<Acteur>): Promise<Proposition> {
  const id = r.parametre('propositionId')
  const p = await trouverProposition(r.services.base, id, r.maintenant)
  return p && estDeSonRessort(administrationDe(r.acteur), p)
    ? p
    : refuserAcces(r, { objet: 'proposition', id })
}

function montrer(r: Requete<Acteur>, p: Proposition, saisie: Saisie, erreurs?: Erreurs): Promise<Response> {
  const titre = `${p.profil.libelle}, ${nomComplet(p.personne)}`
  return r.page({
    titre: erreurs ? `Erreur : ${titre}` : titre,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageProposition
        p={p}
        moi={r.acteur.compteId}
        jeton={saisie.jeton?.at(-1) || randomUUID()}
        motif={saisie.motif?.at(-1) ?? ''}
        erreurs={erreurs ?? {}}
      />
    ),
  })
}
