import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { estFerme } from '#src/comptes/vie/transitions.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { administrateur, administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { repondre, repondreAuRefus } from '#src/habilitations/repondre.tsx'
import { chargerCompte } from '#src/habilitations/vie/charger-compte.ts'
import { desactiverCompte } from '#src/habilitations/vie/desactiver-compte.ts'
import { empriseSur, peutRevenirSur, roleDe } from '#src/habilitations/vie/pouvoir.ts'
import { reactiverCompte } from '#src/habilitations/vie/reactiver-compte.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { type Erreurs, lireFormulaire, schemaJeton } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { texteCourt } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { exigerUtilisateur } from '../fiche/exiger-utilisateur.ts'
import { nomDe } from '../pages/fiche.tsx'
import { PageEtat, titreDe } from './page-etat.tsx'

const schema = z.object({ jeton: schemaJeton, motif: texteCourt('Motif', 300) })

export const routesEtat: readonly Route[] = [
  get(chemins.etat(':compteId'), administrateur, r => montrer(r)),

  post(chemins.etat(':compteId'), administrateur, async r => {
    const { compte } = await exigerUtilisateur(r, r.parametre('compteId'))
    const lu = await lireFormulaire(r, schema)
    const motifSaisi = lu.saisie.motif?.at(-1) ?? ''
    if (!lu.ok) return montrer(r, lu.erreurs, motifSaisi)
    const commande = { compteId: compte.id, motif: lu.valeurs.motif }
    return repondre(r, {
      jeton: lu.valeurs.jeton,
      demande: titreDe(compte),
      montrer: refus =>
        montrer(r, refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message }, motifSaisi),
      agir: async tx => {
        const fait = estFerme(compte.etat)
          ? await reactiverCompte(tx, r, commande)
          : await desactiverCompte(tx, r, commande)
        if (!fait.ok) return fait
        const message =
          'etat' in fait
            ? fait.etat === 'invite'
              ? `Le compte est rouvert, une invitation est partie à ${compte.courriel}.`
              : 'Le compte est réactivé.'
            : 'Le compte est désactivé.'
        return { ok: true, vers: chemins.fiche(compte.id), message }
      },
    })
  }),
]

async function montrer(r: Requete<Acteur>, erreurs?: Erreurs, motif = ''): Promise<Response> {
  const { compte } = await exigerUtilisateur(r, r.parametre('compteId'))
  if (compte.id === r.acteur.compteId) return refuserSoiMeme(r)
  const droits = await droitsDuCompte(r.services.base, compte.id, r.maintenant)
  const administration = administrationDe(r.acteur)
  const emprise = empriseSur(administration, droits, compte.creePar === r.acteur.compteId)
  if (emprise === 'aucune') return refuserAcces(r, { objet: 'compte', id: compte.id })
  return r.page({
    titre: `${titreDe(compte)} ${nomDe(compte)}`,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageEtat
        compte={compte}
        vivants={droits.filter(({ etat }) => etat !== 'terminee')}
        emprise={emprise}
        revenirPossible={peutRevenirSur(compte.etatRole, roleDe(administration))}
        jeton={randomUUID()}
        motif={motif}
        erreurs={erreurs ?? {}}
      />
    ),
  })
}

/** The use case writes the attempt down and says whom to ask. */
async function refuserSoiMeme(r: Requete<Acteur>): Promise<Response> {
  const refus = await enTransaction(r.services.base, tx => chargerCompte(tx, r, r.acteur.compteId))
  if (refus.ok) throw new Error('Nul n’administre son propre compte.')
  return repondreAuRefus(r, refus, { montrer: async () => r.introuvable(), demande: '' })
}
