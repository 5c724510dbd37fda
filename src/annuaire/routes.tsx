import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { lirePageHistorique } from '#src/comptes/historique.ts'
import { trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import { referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { debutDuJour, jourDe, schemaJour } from '#src/socle/temps/jours.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { ficheDeStructure } from '#src/structures/fiche.ts'
import { lireChangements } from '#src/structures/historique/lire-changements.ts'
import { adresseSignaler, chemins } from './chemins.ts'
import { lireConfirmation } from './completude/confirmer.ts'
import { echeanceDeConfirmation, evaluer } from './completude/evaluer.ts'
import { lireFaits, reglagesDe } from './completude/lire-faits.ts'
import { OngletCompletude } from './completude/onglet-completude.tsx'
import { compterHabilitations } from './compter-habilitations.ts'
import { lireConsultations } from './consultations/lire-consultations.ts'
import { OngletConsultations } from './consultations/onglet-consultations.tsx'
import { aUnPrado, estGrandAge, estSanitaire } from './domaines.ts'
import { exigerStructureLisible, type StructureLisible, tient } from './exiger-structure-lisible.ts'
import { lireGrandAge } from './grand-age/lire-grand-age.ts'
import { OngletGrandAge } from './grand-age/onglet-grand-age.tsx'
import { Changements } from './historique/changements.tsx'
import { lireMesStructures, structuresParPage } from './lire-mes-structures.ts'
import { CadreFiche, libelleOnglet, type NomOnglet } from './pages/cadre.tsx'
import { OngletHistorique } from './pages/historique.tsx'
import { OngletInformations } from './pages/informations.tsx'
import { ListeDesFiches } from './pages/liste.tsx'
import { OngletReferents } from './pages/referents.tsx'
import { OngletUnites } from './pages/unites.tsx'
import { lirePrado } from './prado/lire-prado.ts'
import { SectionPrado } from './prado/section-prado.tsx'
import { signalementsDe } from './signalements/lire-signalements.ts'
import { OngletSignalements } from './signalements/onglet-signalements.tsx'
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
    return montrer(
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
    return montrer(
      r,
      lisible,
      'unites',
      <OngletUnites
        {...{ fiche, habilitations, administree, aujourdHui, declarations }}
        tient={uniteId => tient(lisible, uniteId)}
      />,
    )
  }),

  get(chemins.grandAge(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { structure, administree } = lisible
    if (!estGrandAge(structure)) return r.redirige(chemins.fiche(structure.id))
    const grandAge = await lireGrandAge(r.services.base, structure.id)
    return montrer(
      r,
      lisible,
      'grand-age',
      <OngletGrandAge structureId={structure.id} {...{ grandAge, administree }} />,
    )
  }),

  get(chemins.consultations(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { structure, administree } = lisible
    if (!estSanitaire(structure)) return r.redirige(chemins.fiche(structure.id))
    const consultations = await lireConsultations(r.services.base, structure.id)
    return montrer(
      r,
      lisible,
      'consultations',
      <OngletConsultations structureId={structure.id} {...{ consultations, administree }} />,
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
    return montrer(
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

  get(chemins.completude(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { id } = lisible.structure
    const { base, config } = r.services
    const [faits, confirmation] = await Promise.all([lireFaits(base, [id]), lireConfirmation(base, id)])
    const connus = faits.get(id)
    if (!connus) throw new Introuvable()
    const aujourdHui = jourDe(r.maintenant)
    const reglages = reglagesDe(config)
    return montrer(
      r,
      lisible,
      'completude',
      <OngletCompletude
        structureId={id}
        evaluation={evaluer(connus, aujourdHui, reglages)}
        confirmation={confirmation}
        echeanceLe={reglages.confirmationMois > 0 ? echeanceDeConfirmation(connus, reglages) : null}
        aujourdHui={aujourdHui}
        administree={lisible.administree}
        jeton={randomUUID()}
      />,
    )
  }),

  get(chemins.signalementsDe(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { structure, unites } = lisible
    if (unites !== null && unites.length === 0)
      return r.refuse(
        'Les signalements d’une structure sont ouverts à ses référents et à l’équipe régionale.',
      )
    const signalements = await signalementsDe(r.services.base, structure.id, unites)
    return montrer(
      r,
      lisible,
      'signalements',
      <OngletSignalements structureId={structure.id} signalements={signalements} />,
    )
  }),

  get(chemins.historique(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    if (!lisible.administree)
      return r.refuse('L’historique d’une structure est ouvert à ses référents et à l’équipe régionale.')
    const { id } = lisible.structure
    const { base } = r.services
    const avant = entier(r.requete('avant'), Number.MAX_SAFE_INTEGER)
    const { lignes, suivante } = await lirePageHistorique(base, { structureId: id }, avant)
    const ici = chemins.historique(id)
    return montrer(
      r,
      lisible,
      'historique',
      <>
        {!avant && (await sectionChangements(r, lisible))}
        <OngletHistorique
          lignes={lignes}
          plusAncien={suivante ? `${ici}?avant=${suivante}` : null}
          plusRecent={avant ? ici : null}
        />
      </>,
    )
  }),
]

/** How many changes a page shows. */
const changementsParPage = 40

async function sectionChangements(r: Requete<Acteur>, { structure }: StructureLisible): Promise<Child> {
  const { base } = r.services
  const lu = schemaJour.safeParse(r.requete('depuis') ?? '')
  const depuis = lu.success ? lu.data : null
  const changements = await lireChangements(base, structure.id, {
    depuis: depuis === null ? undefined : debutDuJour(depuis),
    avantId: entier(r.requete('changements'), Number.MAX_SAFE_INTEGER),
    niveau: niveauProfessionnel,
    limite: changementsParPage,
  })
  const personnes = await trouverPersonnes(
    base,
    changements.flatMap(({ acteurId }) => acteurId ?? []),
  )
  const auteurs = new Map(personnes.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]))
  const ici = chemins.historique(structure.id)
  const dernier = changements.length === changementsParPage ? changements.at(-1) : undefined
  const suite = dernier
    ? `${ici}?${new URLSearchParams({ ...(depuis && { depuis }), changements: String(dernier.id) })}`
    : null
  return <Changements structure={structure.nom} {...{ changements, auteurs, depuis, ici, suite }} />
}

/** Professionals see contacts up to level 2 (TRE_R283); level 3 is for emergency regulation. */
export const niveauProfessionnel = 2

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
