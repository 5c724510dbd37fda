import { referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { ficheDeStructure } from '#src/structures/fiche.ts'
import { adresseSignaler, chemins } from './chemins.ts'
import { evaluer } from './completude/evaluer.ts'
import { lireFaits, reglagesDe } from './completude/lire-faits.ts'
import { compterHabilitations } from './compter-habilitations.ts'
import { aUnPrado, estSanitaire } from './domaines.ts'
import { exigerStructureLisible, type StructureLisible, tient } from './exiger-structure-lisible.ts'
import { lireMesStructures, structuresParPage } from './lire-mes-structures.ts'
import { OngletInformations } from './pages/informations.tsx'
import { ListeDesFiches } from './pages/liste.tsx'
import { montrerOnglet } from './pages/montrer-onglet.tsx'
import { OngletReferents } from './pages/referents.tsx'
import { OngletUnites } from './pages/unites.tsx'
import { lirePrado } from './prado/lire-prado.ts'
import { SectionPrado } from './prado/section-prado.tsx'
import { lireDeclarations } from './unites/lire-declaration.ts'

/** What is read: the list, and the tabs of a fiche. Open to whoever is signed in; each fiche then decides. */
export const routesFiche: readonly Route[] = [
  get(chemins.liste, connecte, async r => {
    const texte = (r.requete('q') ?? '').trim().slice(0, 100)
    const page = entier(r.requete('page'), 1000) ?? 1
    const { base, config } = r.services
    const { total, structures } = await lireMesStructures(base, r.acteur, { texte, page })
    const [seule] = structures
    if (total === 1 && seule && !texte) return r.redirige(chemins.fiche(seule.id))
    const aujourdHui = jourDe(r.maintenant)
    const faits = await lireFaits(
      base,
      structures.map(({ id }) => id),
    )
    const evaluations = new Map(
      [...faits].map(([id, connus]) => [id, evaluer(connus, aujourdHui, reglagesDe(config))]),
    )
    const pages = Math.ceil(total / structuresParPage)
    return r.page({
      titre: 'Fiche annuaire',
      section: 'Administration',
      contenu: (
        <ListeDesFiches
          {...{ structures, total, texte, page, pages, aujourdHui, evaluations }}
          acteur={r.acteur}
        />
      ),
    })
  }),

  get(chemins.fiche(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { structure, administree } = lisible
    const fiche = await lireFiche(r, lisible)
    const prado = aUnPrado(structure) ? await lirePrado(r.services.base, structure.id) : null
    const signaler = administree
      ? (champ: string) => adresseSignaler(structure.id, { objet: 'structure', id: structure.id }, champ)
      : undefined
    return montrerOnglet(
      r,
      lisible,
      'informations',
      <OngletInformations
        fiche={fiche}
        signaler={signaler}
        prado={prado && <SectionPrado structureId={structure.id} prado={prado} administree={administree} />}
      />,
    )
  }),

  get(chemins.unites(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { structure, administree } = lisible
    const { base } = r.services
    const fiche = await lireFiche(r, lisible)
    const [habilitations, declarations] = await Promise.all([
      compterHabilitations(base, structure.id, r.maintenant),
      lireDeclarations(base, estSanitaire(structure) ? fiche.unites.map(({ id }) => id) : []),
    ])
    const aujourdHui = jourDe(r.maintenant)
    return montrerOnglet(
      r,
      lisible,
      'unites',
      <OngletUnites
        {...{ fiche, habilitations, administree, aujourdHui, declarations }}
        tient={uniteId => tient(lisible, uniteId)}
      />,
    )
  }),

  get(chemins.referents(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { base } = r.services
    const [relais] = await referentsDe(base, [lisible.structure.id], r.maintenant)
    if (!relais) throw new Introuvable()
    const { OPERATEUR_NOM: nom, OPERATEUR_COURRIEL: courriel } = r.services.config
    const [fiche, habilitations] = await Promise.all([
      lireFiche(r, lisible),
      compterHabilitations(base, lisible.structure.id, r.maintenant),
    ])
    const { administree } = lisible
    return montrerOnglet(
      r,
      lisible,
      'referents',
      <OngletReferents
        {...{ relais, administree, habilitations }}
        unites={fiche.unites}
        equipe={{ nom, courriel }}
      />,
    )
  }),
]

/** Professionals see contacts up to level 2 (TRE_R283); level 3 is for emergency regulation. */
const niveauProfessionnel = 2

async function lireFiche(r: Requete<Acteur>, { structure }: StructureLisible) {
  const fiche = await ficheDeStructure(r.services.base, structure.id, { niveau: niveauProfessionnel })
  if (!fiche) throw new Introuvable()
  return fiche
}
