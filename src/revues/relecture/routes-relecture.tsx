import { randomUUID } from 'node:crypto'
import {
  administrateur,
  administrationDe,
  estTerritoriale,
} from '#src/habilitations/pouvoirs/administration.ts'
import { repondre } from '#src/habilitations/repondre.tsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { exigerRevue, type Revue } from '../lire-revue.ts'
import { decidee } from '../mots.ts'
import { type ChoixDeDecision, type Decidees, decider } from './decider.ts'
import { type FiltresDeRelecture, lireFiltres } from './filtres.ts'
import { lireLignes } from './lire-lignes.ts'
import { PageRegles } from './page-regles.tsx'
import { PageRelecture } from './page-relecture.tsx'
import { compterParCritere, lireProgression } from './progression.ts'
import { type Demande, lireDemande, schemaDecider } from './schemas.ts'

export const routesRelecture = [
  get(chemins.revue(':revueId'), administrateur, async r => {
    const revue = await exigerRevue(r, r.parametre('revueId'))
    return revue.etat === 'ouverte'
      ? montrer(r, revue, lireFiltres(r.requete))
      : r.redirige(chemins.attestation(revue.id))
  }),

  get(chemins.regles(':revueId'), administrateur, async r => {
    const revue = await exigerRevue(r, r.parametre('revueId'))
    if (revue.etat !== 'ouverte') return r.redirige(chemins.attestation(revue.id))
    const question = { revueId: revue.id, moi: r.acteur.compteId, maintenant: r.maintenant }
    return r.page({
      titre: `Décider par règle, ${revue.lieu}`,
      section: 'Administration',
      contenu: (
        <PageRegles
          revue={revue}
          criteres={await compterParCritere(r.services.base, question)}
          jeton={randomUUID()}
        />
      ),
    })
  }),

  post(chemins.decider(':revueId'), administrateur, async r => {
    const revue = await exigerRevue(r, r.parametre('revueId'))
    const lu = await lireFormulaire(r, schemaDecider)
    const vers = retourDe(revue, lu.saisie.retour?.at(-1))
    const refuser = (refus: string) => montrer(r, revue, filtresDe(vers), refus)
    if (!lu.ok) return refuser(Object.values(lu.erreurs)[0] ?? '')
    const demande = lireDemande(lu.valeurs)
    if (!demande) return refuser('Cochez d’abord une ou plusieurs lignes, puis choisissez une décision.')
    if (demande.genre === 'page') return r.redirige(adresseDe(revue, demande))
    const choix: ChoixDeDecision = { decision: demande.decision, commentaire: null }
    return repondre(r, {
      jeton: lu.valeurs.jeton,
      demande: decidee[demande.decision],
      montrer: refus =>
        refuser(refus.genre === 'saisie' ? (Object.values(refus.erreurs)[0] ?? '') : refus.message),
      agir: async tx => {
        const fait = await decider(tx, r, { revueId: revue.id, cible: demande.cible, choix })
        return fait.ok ? { ok: true, vers: `${vers}${ancre(demande)}`, message: bilan(fait) } : fait
      },
    })
  }),
]

/** Only back to this review: an address in a form may be anything. */
export function retourDe(revue: Pick<Revue, 'id'>, demande: string | undefined): string {
  const ici = chemins.revue(revue.id)
  return demande === ici || demande?.startsWith(`${ici}?`) ? demande : ici
}

function filtresDe(adresse: string): FiltresDeRelecture {
  const { searchParams } = new URL(adresse, 'http://ici')
  return lireFiltres(nom => searchParams.get(nom) ?? undefined)
}

/** The page comes back where one was. */
const ancre = ({ cible }: Extract<Demande, { genre: 'decision' }>) =>
  cible.genre === 'lignes' && cible.vues[0] ? `#l-${cible.vues[0].rang}` : ''

function adresseDe(revue: Revue, { page, vues }: Extract<Demande, { genre: 'page' }>): string {
  const vers = page === 'reduire' ? chemins.reduire(revue.id) : chemins.confier(revue.id)
  return `${vers}?${vues.map(({ rang }) => `l=${rang}`).join('&')}`
}

/** What was written, and what a colleague had decided meanwhile. */
export function bilan({ decidees, conflits }: Extract<Decidees, { ok: true }>): string {
  const fait = `${pluriel(decidees, 'décision enregistrée', 'décisions enregistrées')}.`
  if (conflits.length === 0) return fait
  const [premier] = conflits
  const qui = premier?.decision
    ? `${premier.par} a choisi « ${decidee[premier.decision]} » pour ${premier.personne}`
    : `la ligne de ${premier?.personne} a changé`
  const autres = conflits.length > 1 ? `, et ${pluriel(conflits.length - 1, 'autre')}` : ''
  return `${fait} Entre-temps, ${qui}${autres} : rien n’y est modifié.`
}

/** Who decided that it comes back; for a structure, whoever stands above it too. Wider ones are on their own list. */
const estMaitreDeLaCadence = (acteur: Acteur, { genre, initieePar }: Revue) =>
  initieePar === acteur.compteId || (genre === 'structure' && estTerritoriale(administrationDe(acteur)))

async function montrer(
  r: Requete<Acteur>,
  revue: Revue,
  filtres: FiltresDeRelecture,
  refus?: string,
): Promise<Response> {
  const { base } = r.services
  const question = { revueId: revue.id, moi: r.acteur.compteId, maintenant: r.maintenant }
  const [{ lignes, total }, progression] = await Promise.all([
    lireLignes(base, { ...question, filtres }),
    lireProgression(base, revue.id, r.acteur.compteId),
  ])
  const liste = { lignes, total: total ?? progression.total }
  return r.page({
    titre: `Revue des habilitations, ${revue.lieu}`,
    section: 'Administration',
    statut: refus ? 422 : 200,
    contenu: (
      <PageRelecture
        {...{ revue, filtres, liste, progression, refus }}
        moi={r.acteur.compteId}
        maitreDeLaCadence={estMaitreDeLaCadence(r.acteur, revue)}
        aujourdhui={jourDe(r.maintenant)}
        jeton={randomUUID()}
      />
    ),
  })
}
