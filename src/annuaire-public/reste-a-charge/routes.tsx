import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { publiqueMesuree } from '#src/socle/web/cadence/publique-mesuree.tsx'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import { type Erreurs, type Saisie, valider } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { cheminAnnuaire, cheminResteACharge } from '../chemins.ts'
import { type Etablissement, lireEtablissement } from '../fiche/lire-etablissement.ts'
import { calculable } from '../fiche/page.tsx'
import { baremeAu } from './bareme.ts'
import { type Estimation, estimer } from './estimer.ts'
import { PageResteACharge } from './page.tsx'
import { completer, prefaire } from './prefaire.ts'
import { enSituation, schemaResteACharge } from './schema.ts'

const deLEtablissement = `${cheminAnnuaire}/:finess/reste-a-charge`

/** Nothing is written: what is typed here, income and health, leaves with the answer. Hence a form that is sent, not an address. */
export const routesResteACharge: readonly Route[] = [
  get(cheminResteACharge, publiqueMesuree, r => montrer(r, null, {})),
  post(cheminResteACharge, publiqueMesuree, r => calculer(r, null)),
  get(deLEtablissement, publiqueMesuree, async r => {
    const etablissement = await exiger(r)
    return montrer(r, etablissement, { saisie: prefaire(etablissement, jourDe(r.maintenant)) })
  }),
  post(deLEtablissement, publiqueMesuree, async r => calculer(r, await exiger(r))),
]

async function exiger(r: Requete<Acteur | null>): Promise<Etablissement> {
  const etablissement = await lireEtablissement(r.services.base, r.parametre('finess'), jourDe(r.maintenant))
  if (!etablissement || !calculable(etablissement)) throw new Introuvable()
  return etablissement
}

async function calculer(r: Requete<Acteur | null>, etablissement: Etablissement | null) {
  const champs = await r.champs()
  const lu = valider(
    schemaResteACharge,
    etablissement ? completer(champs, etablissement.grandAge.tarifs) : champs,
  )
  if (!lu.ok) return montrer(r, etablissement, lu)
  const bareme = baremeAu(jourDe(r.maintenant))
  const estimation = estimer(enSituation(lu.valeurs, bareme), bareme)
  return montrer(r, etablissement, { saisie: lu.saisie, estimation })
}

type Etat = { saisie?: Saisie; erreurs?: Erreurs; estimation?: Estimation }

function montrer(r: Requete<Acteur | null>, e: Etablissement | null, etat: Etat) {
  const { saisie = {}, erreurs = {}, estimation = null } = etat
  const etablissement = e && { nom: e.nomUsuel ?? e.nom, finess: e.finess }
  return r.page({
    titre: 'Reste à payer en EHPAD',
    section: 'Annuaire',
    statut: etat.erreurs ? 422 : 200,
    large: true,
    familles: true,
    feuille: 'annuaire',
    contenu: (
      <PageResteACharge
        {...{ etablissement, saisie, erreurs, estimation }}
        bareme={baremeAu(jourDe(r.maintenant))}
      />
    ),
    ...(e === null && {
      publication: {
        description:
          'Estimer ce qui reste à payer chaque mois en EHPAD : hébergement, dépendance, APA, aide sociale, aide au logement, réduction d’impôt.',
        adresse: r.services.config.URL_PUBLIQUE + cheminResteACharge,
      },
    }),
  })
}
