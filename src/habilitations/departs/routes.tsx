import { randomUUID } from 'node:crypto'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { debutDuJour, jourDe, schemaJour } from '#src/socle/temps/jours.ts'
import { de } from '#src/socle/ui/typographie.ts'
import { type Erreurs, lireFormulaire, type Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { instantDeFin } from '../fins/dernier-referent.ts'
import { schemaAnnulation, schemaDepart } from '../fins/lire-fins.ts'
import { successeursPossibles } from '../fins/successeurs.ts'
import { trouverPersonnes } from '../lectures/personnes.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { administrateur } from '../pouvoirs/administration.ts'
import { exigerStructureAdministree, refuserAcces } from '../pouvoirs/exiger-structure-administree.ts'
import { refuserDAgirSurSoi, repondre } from '../repondre.tsx'
import { annulerDepart } from './annuler-depart.ts'
import { declarerDepart } from './declarer-depart.ts'
import { departEnCours, droitsQuiPartent, resteAilleurs } from './lire-departs.ts'
import { PageDepart } from './page-depart.tsx'

const page = (compteId: string, structureId: string) =>
  `${chemins.depart}?compte=${compteId}&structure=${structureId}`

export const routesDepart = [
  get(chemins.depart, administrateur, async r => {
    const [compte, structure] = [r.requete('compte'), r.requete('structure')]
    // somebody leaves from somewhere: the search says who and where
    if (!compte && !structure) return r.redirige(chemins.utilisateurs)
    return montrer(r, { compte: compte ?? '', structure: structure ?? '', saisie: {} })
  }),

  post(chemins.depart, administrateur, async r => {
    const lu = await lireFormulaire(r, schemaDepart)
    const [compte = '', structure = ''] = [lu.saisie.compte?.at(-1), lu.saisie.structure?.at(-1)]
    const remontrer = (erreurs: Erreurs) => montrer(r, { compte, structure, saisie: lu.saisie, erreurs })
    if (!lu.ok) return remontrer(lu.erreurs)
    const { compte: compteId, structure: structureId, le, motif, successeur, jeton } = lu.valeurs
    return repondre(r, {
      jeton,
      demande: `départ le ${enToutesLettres(le)}`,
      montrer: refus => remontrer(refus.genre === 'saisie' ? refus.erreurs : { successeur: refus.message }),
      agir: async tx => {
        const fait = await declarerDepart(tx, r, {
          compteId,
          structureId,
          le,
          motif: motif || null,
          successeurId: successeur,
        })
        return fait.ok
          ? {
              ok: true,
              vers: page(compteId, structureId),
              message: 'Le départ est enregistré, les personnes concernées sont prévenues.',
            }
          : fait
      },
    })
  }),

  post(chemins.annulerDepart, administrateur, async r => {
    const lu = await lireFormulaire(r, schemaAnnulation)
    if (!lu.ok) return r.introuvable()
    return repondre(r, {
      jeton: lu.valeurs.jeton,
      demande: 'annuler ce départ',
      montrer: refus => r.refuse(refus.genre === 'saisie' ? (refus.erreurs.formulaire ?? '') : refus.message),
      agir: async tx => {
        const fait = await annulerDepart(tx, r, lu.valeurs.depart)
        return fait.ok
          ? {
              ok: true,
              vers: page(fait.compteId, fait.structureId),
              message: 'Le départ est annulé, les habilitations sont rétablies.',
            }
          : fait
      },
    })
  }),
]

type Montre = { compte: string; structure: string; saisie: Saisie; erreurs?: Erreurs }

async function montrer(r: Requete<Acteur>, m: Montre): Promise<Response> {
  const { base } = r.services
  const structure = await exigerStructureAdministree(r, m.structure)
  if (m.compte === r.acteur.compteId) return refuserDAgirSurSoi(r, 'partir', structure.id)
  const [personne] = await trouverPersonnes(base, [m.compte])
  const qui = { compteId: m.compte, structureId: structure.id }
  const venu = personne && (await estPasseeParIci(r, qui))
  if (!personne || !venu) return refuserAcces(r, { objet: 'compte', id: m.compte })
  const [droits, depart, ailleurs] = await Promise.all([
    droitsQuiPartent(base, qui, r.maintenant),
    departEnCours(base, qui, r.maintenant),
    resteAilleurs(base, qui, r.maintenant),
  ])
  const aujourdhui = jourDe(r.maintenant)
  const le = schemaJour.safeParse(m.saisie.le?.at(-1)).data ?? aujourdhui
  const instant = instantDeFin(le > aujourdhui ? le : null, r.maintenant)
  const successeurs = await successeursPossibles(base, {
    structureId: structure.id,
    fins: droits.map(h => ({ habilitationId: h.id, instant: h.debut > le ? debutDuJour(h.debut) : instant })),
    sauf: [r.acteur.compteId, personne.id],
    choisi: m.saisie.successeur?.at(-1) ?? '',
    maintenant: r.maintenant,
  })
  return r.page({
    titre: `Départ ${de(nomComplet(personne))}`,
    section: 'Administration',
    statut: m.erreurs ? 422 : 200,
    contenu: (
      <PageDepart
        personne={personne}
        structure={structure}
        droits={droits}
        depart={depart}
        resteAilleurs={ailleurs}
        aujourdhui={aujourdhui}
        jeton={m.saisie.jeton?.at(-1) || randomUUID()}
        le={m.saisie.le?.at(-1) ?? aujourdhui}
        motif={m.saisie.motif?.at(-1) ?? ''}
        successeurs={successeurs}
        erreurs={m.erreurs ?? {}}
      />
    ),
  })
}

/** Somebody who never held a right here is nobody's to look at from here. */
async function estPasseeParIci(
  r: Requete<Acteur>,
  qui: { compteId: string; structureId: string },
): Promise<boolean> {
  const droit = await r.services.base
    .selectFrom('habilitation')
    .select('id')
    .where('compte_id', '=', qui.compteId)
    .where('structure_id', '=', qui.structureId)
    .limit(1)
    .executeTakeFirst()
  return droit !== undefined
}
