import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { choisirReceptionCourriels } from '#src/habilitations/choisir-reception-courriels.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { CadreCompte, cheminCompte, libelleOnglet } from './cadre.tsx'
import { OngletHabilitations } from './habilitations.tsx'

const chemin = `${cheminCompte}/habilitations`
const schema = z.object({ jeton: schemaJeton, recevoir: z.array(z.string()) })
const passeesMontrees = 20

export const routesHabilitations: readonly Route[] = [
  get(chemin, connecte, r => montrer(r)),

  post(chemin, connecte, async r => {
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, Object.values(lu.erreurs)[0])
    const { jeton, recevoir } = lu.valeurs
    const reponse = await uneSeuleFois<{ etrangere: string }>(r, jeton, async tx => {
      const choix = await choisirReceptionCourriels(tx, r, recevoir)
      return choix.ok
        ? { ok: true, vers: chemin, message: 'Vos choix de réception sont enregistrés.' }
        : choix
    })
    return reponse.ok
      ? r.redirige(reponse.vers, reponse.message)
      : refuserAcces(r, { objet: 'habilitation', id: reponse.etrangere })
  }),
]

async function montrer(r: Requete<Acteur>, refus?: string) {
  const { prenom, nom, courriel, compteId } = r.acteur
  const toutes = await droitsDuCompte(r.services.base, compteId, r.maintenant)
  const droits = toutes.filter(({ etat }) => etat !== 'terminee')
  const passees = toutes.filter(({ etat }) => etat === 'terminee').slice(0, passeesMontrees)
  return r.page({
    titre: `${libelleOnglet('habilitations')}, Mon compte`,
    section: 'Administration',
    statut: refus ? 422 : 200,
    contenu: (
      <CadreCompte actif="habilitations" qui={`${prenom} ${nom}, ${courriel}`}>
        <OngletHabilitations
          droits={droits}
          passees={passees}
          aujourdHui={jourDe(r.maintenant)}
          jeton={randomUUID()}
          {...(refus ? { refus } : {})}
        />
      </CadreCompte>
    ),
  })
}
