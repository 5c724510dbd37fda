import { randomUUID } from 'node:crypto'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { repondre } from '#src/habilitations/repondre.tsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { type Erreurs, lireFormulaire, type Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { exigerRevue, type Revue } from '../lire-revue.ts'
import { relecteursDe } from '../relecteurs.ts'
import { confier } from './confier.ts'
import { decider } from './decider.ts'
import { decrire, type LigneARelire } from './lire-lignes.ts'
import { PageConfier, PageReduire } from './pages-lignes-choisies.tsx'
import { type OffreDeReduction, offreDeReduction } from './reduire.ts'
import { bilan, retourDe } from './routes-relecture.tsx'
import { schemaConfier, schemaReduire } from './schemas.ts'

/** What is proposed: long enough to hand over. */
const joursProposes = 90

type Montrer = (r: Requete<Acteur>, revue: Revue, saisie: Saisie, erreurs?: Erreurs) => Promise<Response>

export const routesLignesChoisies = [
  get(chemins.reduire(':revueId'), administrateur, r => ouvrir(r, montrerReduire)),
  get(chemins.confier(':revueId'), administrateur, r => ouvrir(r, montrerConfier)),

  post(chemins.reduire(':revueId'), administrateur, async r => {
    const revue = await exigerRevue(r, r.parametre('revueId'))
    const lu = await lireFormulaire(r, schemaReduire)
    if (!lu.ok) return montrerReduire(r, revue, lu.saisie, lu.erreurs)
    const { jeton, l: vues, unite: uniteId, ...reduction } = lu.valeurs
    return repondre(r, {
      jeton,
      demande: 'réduire',
      montrer: refus =>
        montrerReduire(
          r,
          revue,
          lu.saisie,
          refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message },
        ),
      agir: async tx => {
        const fait = await decider(tx, r, {
          revueId: revue.id,
          cible: { genre: 'lignes', vues },
          choix: { decision: 'reduire', ...reduction, uniteId },
        })
        const vers = retourDe(revue, lu.saisie.retour?.at(-1))
        return fait.ok ? { ok: true, vers: `${vers}#l-${vues[0]?.rang ?? 1}`, message: bilan(fait) } : fait
      },
    })
  }),

  post(chemins.confier(':revueId'), administrateur, async r => {
    const revue = await exigerRevue(r, r.parametre('revueId'))
    const lu = await lireFormulaire(r, schemaConfier)
    if (!lu.ok) return montrerConfier(r, revue, lu.saisie, lu.erreurs)
    const { jeton, l, a } = lu.valeurs
    return repondre(r, {
      jeton,
      demande: 'confier',
      montrer: refus =>
        montrerConfier(
          r,
          revue,
          lu.saisie,
          refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message },
        ),
      agir: async tx => {
        const fait = await confier(tx, r, { revueId: revue.id, rangs: l.map(({ rang }) => rang), a })
        return fait.ok
          ? {
              ok: true,
              vers: retourDe(revue, lu.saisie.retour?.at(-1)),
              message: `${pluriel(fait.confiees, 'habilitation confiée', 'habilitations confiées')} à ${fait.nom}.`,
            }
          : fait
      },
    })
  }),
]

async function ouvrir(r: Requete<Acteur>, montrer: Montrer): Promise<Response> {
  const revue = await exigerRevue(r, r.parametre('revueId'))
  if (revue.etat !== 'ouverte' || r.requetes('l').length === 0) return r.redirige(chemins.revue(revue.id))
  return montrer(r, revue, { l: r.requetes('l') })
}

/** As the base has them now: the version that the form bears is that of the page it shows. */
function lignesDe(r: Requete<Acteur>, revue: Revue, { l = [] }: Saisie): Promise<LigneARelire[]> {
  const rangs = l.map(brute => Number.parseInt(brute, 10)).filter(rang => rang > 0 && rang < 10_000_000)
  return decrire(r.services.base, { revueId: revue.id, maintenant: r.maintenant }, rangs.slice(0, 500))
}

const montrerReduire: Montrer = async (r, revue, saisie, erreurs) => {
  const lignes = await lignesDe(r, revue, saisie)
  const rangs = lignes.map(({ rang }) => rang)
  const offre = await offreDeReduction(r.services.base, revue.id, rangs)
  const fins = lignes.map(({ fin }) => ajouterJours(fin, -1))
  const propose = [ajouterJours(jourDe(r.maintenant), joursProposes), ...fins].sort()[0]
  return r.page({
    titre: 'Réduire des habilitations',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageReduire
        {...communes(revue, saisie, erreurs)}
        lignes={lignes}
        offre={offre}
        reduiteAu={saisie.reduiteAu?.at(-1) ?? (plusEtroit(offre) ? '' : (propose ?? ''))}
        profil={saisie.profil?.at(-1) ?? ''}
        unite={saisie.unite?.at(-1) ?? ''}
        commentaire={saisie.commentaire?.at(-1) ?? ''}
        maintenant={r.maintenant}
      />
    ),
  })
}

/** Then a shorter end is one choice among others: none is made beforehand. */
const plusEtroit = ({ profils, unites }: OffreDeReduction) => profils.length + unites.length > 0

const montrerConfier: Montrer = async (r, revue, saisie, erreurs) => {
  const collegues = await relecteursDe(r.services.base, revue.id, r.maintenant)
  return r.page({
    titre: 'Confier des habilitations à relire',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageConfier
        {...communes(revue, saisie, erreurs)}
        lignes={await lignesDe(r, revue, saisie)}
        collegues={collegues.filter(({ compteId }) => compteId !== r.acteur.compteId)}
        a={saisie.a?.at(-1) ?? ''}
      />
    ),
  })
}

const communes = (revue: Revue, saisie: Saisie, erreurs: Erreurs = {}) => ({
  revue,
  jeton: randomUUID(),
  retour: retourDe(revue, saisie.retour?.at(-1)),
  erreurs,
})
