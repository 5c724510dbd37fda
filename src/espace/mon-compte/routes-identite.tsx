import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { champsIdentite, type Identite } from '#src/comptes/identite/identite.ts'
import { champsChanges } from '#src/comptes/identite/modifier-identite.ts'
import { type Compte, professions, trouverCompte } from '#src/comptes/identite/requetes.ts'
import { modifierSonIdentite } from '#src/comptes/vie/noms.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import {
  type Erreurs,
  lireFormulaire,
  type Saisie,
  schemaJeton,
  uneSeuleFois,
} from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { CadreCompte, cheminCompte } from './cadre.tsx'
import { enSaisie, OngletIdentite, type ProprietesIdentite, type SaisieIdentite } from './identite.tsx'

const schema = z.object({
  ...champsIdentite,
  jeton: schemaJeton,
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'Ce formulaire est incomplet : rechargez la page et recommencez.')
    .transform(Number),
})

const nomPropose =
  'Votre nouveau nom est proposé à vos référents : il s’affichera dès que l’un d’eux l’aura accepté. Le reste est enregistré.'

type Refus = { erreurs: Erreurs } | { actuel: Compte }

export const routesIdentite: readonly Route[] = [
  get(cheminCompte, connecte, async r => montrer(r, 200)),

  post(cheminCompte, connecte, async r => {
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, 422, { saisie: telleQuelle(lu.saisie), erreurs: enErreurs(lu.erreurs) })
    const { jeton, version, ...identite } = lu.valeurs
    const reponse = await uneSeuleFois<Refus>(r, jeton, async tx => {
      const { compteId } = r.acteur
      const { maintenant, origine } = r
      const modification = await modifierSonIdentite(tx, {
        compteId,
        version,
        identite,
        maintenant,
        origine,
      })
      if (modification.ok)
        return {
          ok: true,
          vers: cheminCompte,
          message: modification.nomPropose ? nomPropose : 'Votre identité est à jour.',
        }
      switch (modification.motif) {
        case 'perime':
          return { ok: false, actuel: modification.actuel }
        case 'rpps-pris':
          return { ok: false, erreurs: { rpps: 'Ce numéro RPPS est celui d’un autre compte.' } }
        case 'profession-inconnue':
          return { ok: false, erreurs: { professionCode: 'Choisissez une profession de la liste.' } }
        case 'introuvable':
          throw new Introuvable()
        default:
          return modification satisfies never
      }
    })
    if (reponse.ok) return r.redirige(reponse.vers, reponse.message)
    const saisie = telleQuelle(lu.saisie)
    return 'actuel' in reponse
      ? montrer(r, 409, { saisie, changees: ceQuiDiffere(reponse.actuel, identite) })
      : montrer(r, 422, { saisie, erreurs: reponse.erreurs })
  }),
]

async function montrer(
  r: Requete<Acteur>,
  statut: 200 | 409 | 422,
  suite: Pick<ProprietesIdentite, 'saisie' | 'erreurs' | 'changees'> = {},
) {
  const { base } = r.services
  const [compte, groupes] = await Promise.all([trouverCompte(base, r.acteur.compteId), professions(base)])
  if (!compte) throw new Introuvable()
  return r.page({
    titre: statut === 200 ? 'Mon compte' : 'À corriger, Mon compte',
    section: 'Administration',
    statut,
    contenu: (
      <CadreCompte actif="identite" qui={`${compte.prenom} ${compte.nom}, ${compte.courriel}`}>
        <OngletIdentite compte={compte} professions={groupes} jeton={randomUUID()} {...suite} />
      </CadreCompte>
    ),
  })
}

/** What was typed goes back as typed, whatever it was. */
function telleQuelle(saisie: Saisie): SaisieIdentite {
  const champ = (nom: keyof Identite) => (saisie[nom]?.at(-1) ?? '').slice(0, 500)
  return {
    civilite: champ('civilite'),
    nom: champ('nom'),
    prenom: champ('prenom'),
    professionCode: champ('professionCode'),
    fonction: champ('fonction'),
    rpps: champ('rpps'),
    telephone: champ('telephone'),
  }
}

/** Both hidden fields speak of the form as a whole. */
function enErreurs({ jeton, version, ...erreurs }: Erreurs): Erreurs {
  const formulaire = jeton ?? version
  return formulaire ? { ...erreurs, formulaire } : erreurs
}

function ceQuiDiffere(actuel: Compte, voulue: Identite): NonNullable<ProprietesIdentite['changees']> {
  const lisible = { ...enSaisie(actuel), professionCode: actuel.profession ?? '' }
  return champsChanges(actuel, voulue).map(champ => ({ champ, valeur: lisible[champ] }))
}
