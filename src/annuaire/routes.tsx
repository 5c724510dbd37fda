import type { Child } from 'hono/jsx'
import { lirePageHistorique } from '#src/comptes/historique.ts'
import { referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { ficheDeStructure } from '#src/structures/fiche.ts'
import { compterHabilitations } from './compter-habilitations.ts'
import { exigerStructureLisible, type StructureLisible } from './exiger-structure-lisible.ts'
import { lireMesStructures, structuresParPage } from './lire-mes-structures.ts'
import { CadreFiche, cheminFiche, libelleOnglet, type NomOnglet } from './pages/cadre.tsx'
import { OngletHistorique } from './pages/historique.tsx'
import { OngletInformations } from './pages/informations.tsx'
import { ListeDesFiches } from './pages/liste.tsx'
import { OngletReferents } from './pages/referents.tsx'
import { OngletUnites } from './pages/unites.tsx'

const racine = '/administration/fiche-annuaire'

/** Open to whoever is signed in; each fiche then decides (`exigerStructureLisible`). */
export const routes: readonly Route[] = [
  get(racine, connecte, async r => {
    const texte = (r.requete('q') ?? '').trim().slice(0, 100)
    const page = entier(r.requete('page'), 1000) ?? 1
    const { total, structures } = await lireMesStructures(r.services.base, r.acteur, { texte, page })
    const [seule] = structures
    if (total === 1 && seule && !texte) return r.redirige(cheminFiche(seule.id))
    const pages = Math.ceil(total / structuresParPage)
    const aujourdHui = jourDe(r.maintenant)
    return r.page({
      titre: 'Fiche annuaire',
      section: 'Administration',
      contenu: <ListeDesFiches {...{ structures, total, texte, page, pages, aujourdHui }} />,
    })
  }),

  get(`${racine}/:structureId`, connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const fiche = await lireFiche(r, lisible)
    return montrer(r, lisible, 'informations', <OngletInformations fiche={fiche} />)
  }),

  get(`${racine}/:structureId/unites`, connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const fiche = await lireFiche(r, lisible)
    const habilitations = await compterHabilitations(r.services.base, lisible.structure.id, r.maintenant)
    const { administree } = lisible
    const aujourdHui = jourDe(r.maintenant)
    return montrer(
      r,
      lisible,
      'unites',
      <OngletUnites {...{ fiche, habilitations, administree, aujourdHui }} />,
    )
  }),

  get(`${racine}/:structureId/referents`, connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const [relais] = await referentsDe(r.services.base, [lisible.structure.id], r.maintenant)
    if (!relais) throw new Introuvable()
    const { OPERATEUR_NOM: nom, OPERATEUR_COURRIEL: courriel } = r.services.config
    const { administree } = lisible
    return montrer(
      r,
      lisible,
      'referents',
      <OngletReferents {...{ relais, administree }} equipe={{ nom, courriel }} />,
    )
  }),

  get(`${racine}/:structureId/historique`, connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    if (!lisible.administree) {
      return r.refuse('L’historique d’une structure est ouvert à ses référents et à l’équipe régionale.')
    }
    const avant = entier(r.requete('avant'), Number.MAX_SAFE_INTEGER)
    const { lignes, suivante } = await lirePageHistorique(
      r.services.base,
      { structureId: lisible.structure.id },
      avant,
    )
    const ici = `${cheminFiche(lisible.structure.id)}/historique`
    const contenu = (
      <OngletHistorique
        lignes={lignes}
        plusAncien={suivante ? `${ici}?avant=${suivante}` : null}
        plusRecent={avant ? ici : null}
      />
    )
    return montrer(r, lisible, 'historique', contenu)
  }),
]

/** Professionals see contacts up to level 2 (TRE_R283); level 3 is for emergency regulation. */
const niveauProfessionnel = 2

async function lireFiche(r: Requete<Acteur>, { structure }: StructureLisible) {
  const fiche = await ficheDeStructure(r.services.base, structure.id, { niveau: niveauProfessionnel })
  if (!fiche) throw new Introuvable()
  return fiche
}

function montrer(r: Requete<Acteur>, lisible: StructureLisible, actif: NomOnglet, contenu: Child) {
  return r.page({
    titre: `${libelleOnglet(actif)}, ${lisible.structure.nom}`,
    section: 'Fiche annuaire',
    contenu: (
      <CadreFiche
        {...lisible}
        actif={actif}
        courrielRor={r.services.config.ROR_COURRIEL}
        aujourdHui={jourDe(r.maintenant)}
      >
        {contenu}
      </CadreFiche>
    ),
  })
}
