import { ajouterAnnees, ajouterJours } from '#src/socle/temps/jours.ts'
import type { StructurePrevue } from '../ror/plan.ts'
import type { Registre } from './identites.ts'
import { aUnRpps, tirerIdentite } from './identites.ts'
import { effectifs, type Metier, metiersDe } from './metiers.ts'
import { partir } from './partir.ts'
import type { Perimetre, Personne, Peuplement } from './types.ts'
import { referentsForces, type Sort, type Vedette, vedettes } from './vedettes.ts'
import { type Contexte, enJournee, tirerVie, type Vie, vivre } from './vies.ts'

export type ContextePeuplement = Contexte & {
  registre: Registre
  peuplement: Peuplement
  /** ROR ids of the units of each structure that people are attached to, by its FINESS. */
  unites: ReadonlyMap<string, readonly string[]>
  /** Account of the chargée de mission, by département. */
  chargees: ReadonlyMap<string, string>
}

/** The people of one structure, its référents first, with their rights and what happened to them. */
export function peuplerStructure(structure: StructurePrevue, premiere: boolean, c: ContextePeuplement): void {
  const metiers = metiersDe(structure.modele)
  const effectif = c.alea.entier(...effectifs[structure.modele])
  const vedettesIci = premiere
    ? vedettes.filter(({ place: [m, d] }) => m === structure.modele && d === structure.departement)
    : []
  const forces = premiere ? referentsForces[`${structure.modele} ${structure.departement}`] : undefined
  const combien = Math.min(forces ?? tirerReferents(c), effectif)
  const gens = Array.from({ length: effectif }, (_, rang) =>
    embaucher(
      structure,
      metierDuRang(metiers, rang, c),
      vedettesIci.find(({ place }) => place[2] === rang),
      c,
    ),
  )
  const referents = gens.slice(0, combien).map(({ personne }) => personne)
  const chargee = c.chargees.get(structure.departement) ?? null

  gens.forEach(({ personne, metier, vedette }, rang) => {
    const autres = referents.filter(({ id }) => id !== personne.id)
    const attribueePar = autres.length > 0 ? c.alea.choisir(autres).id : chargee
    const sort = vedette?.sort ?? (rang < combien ? 'present' : tirerSort(c))
    if (rang < combien) {
      donner(
        personne,
        ['adm-referent-structure'],
        perimetre(structure),
        vedette?.vieReferent ?? vieDeReferent(c),
        {
          attribueePar: autres[0]?.id ?? chargee,
          c,
        },
      )
    }
    const ou = metier.parUnite ? uniteAuHasard(structure, c) : perimetre(structure)
    donner(personne, metier.profils, ou, vieDesDroits(vedette, sort), {
      attribueePar,
      c,
    })
    subir(personne, sort, { structure, decidePar: attribueePar, c })
    personne.creePar = attribueePar
  })
}

/** Chosen for those who have a part to play, drawn for the others; a departure needs rights that were running. */
function vieDesDroits(vedette: Vedette | undefined, sort: Sort): Vie | undefined {
  if (sort !== 'present') return { genre: 'court', depuis: 200 }
  return vedette ? (vedette.vie ?? { genre: 'court' }) : undefined
}

const perimetre = ({ finess }: StructurePrevue): Perimetre => ({ genre: 'structure', finess })

function uniteAuHasard(structure: StructurePrevue, c: ContextePeuplement): Perimetre {
  const unites = c.unites.get(structure.finess) ?? []
  return unites.length > 0
    ? { genre: 'unite', finess: structure.finess, rorId: c.alea.choisir(unites) }
    : perimetre(structure)
}

/** The lead first, then each job once, then by weight. */
function metierDuRang(metiers: readonly Metier[], rang: number, { alea }: Contexte): Metier {
  const direct = metiers[rang]
  return direct ?? alea.choisir(metiers.flatMap(metier => Array.from({ length: metier.poids }, () => metier)))
}

/** Two référents as a rule (G3), sometimes one, rarely none or three. */
function tirerReferents({ alea }: Contexte): number {
  const tirage = alea.entier(1, 100)
  return tirage <= 58 ? 2 : tirage <= 86 ? 1 : tirage <= 94 ? 3 : 0
}

function vieDeReferent({ alea }: Contexte): Vie {
  return alea.choisir<Vie>([
    { genre: 'court' },
    { genre: 'court' },
    { genre: 'renouvelee' },
    { genre: 'finit-dans', jours: alea.choisir([5, 25, 55]) },
  ])
}

function tirerSort({ alea }: Contexte): Sort {
  const tirage = alea.entier(1, 100)
  if (tirage <= 2) return 'invite-recent'
  if (tirage <= 4) return 'invite-expire'
  if (tirage <= 6) return 'desactive'
  if (tirage <= 9) return 'parti'
  return tirage <= 10 ? 'partira' : 'present'
}

function embaucher(
  structure: StructurePrevue,
  tire: Metier,
  vedette: Vedette | undefined,
  c: ContextePeuplement,
) {
  const metier =
    metiersDe(structure.modele).find(({ profession }) => profession === vedette?.profession) ?? tire
  const identite = vedette ?? tirerIdentite(c.alea)
  const { civilite, prenom, nom } = identite
  const creeLe = enJournee(ajouterJours(c.aujourdHui, -c.alea.entier(900, 1500)), c.alea)
  const personne: Personne = {
    id: c.alea.uuid(),
    courriel: c.registre.courriel(identite, structure.domaine),
    civilite,
    prenom,
    nom,
    profession: metier.profession,
    fonction: metier.fonction[civilite === 'madame' ? 0 : 1],
    rpps: aUnRpps(metier.profession) ? c.registre.rpps() : null,
    telephone: c.alea.unSur(3) ? c.registre.mobile() : structure.telephone,
    etat: 'actif',
    creeLe,
    creePar: null,
    activeLe: enJournee(ajouterJours(c.aujourdHui, -c.alea.entier(880, 899)), c.alea),
    derniereConnexionLe: enJournee(ajouterJours(c.aujourdHui, -c.alea.entier(1, 60)), c.alea),
  }
  c.peuplement.personnes.push(personne)
  return { personne, metier, vedette }
}

/** Gives one or several profils on the same perimeter; without a given life, each right has its own. */
export function donner(
  personne: Personne,
  profils: readonly string[],
  ou: Perimetre,
  vie: Vie | undefined,
  {
    attribueePar,
    c,
  }: { attribueePar: string | null; c: Pick<ContextePeuplement, 'alea' | 'aujourdHui' | 'peuplement'> },
): void {
  for (const profil of profils) {
    const base = { compte: personne.id, profil, perimetre: ou, attribueePar }
    c.peuplement.droits.push(...vivre(base, vie ?? tirerVie(c.alea), c))
  }
}

function subir(
  personne: Personne,
  sort: Sort,
  {
    structure,
    decidePar,
    c,
  }: { structure: StructurePrevue; decidePar: string | null; c: ContextePeuplement },
): void {
  if (sort === 'invite-recent' || sort === 'invite-expire') {
    const jour = ajouterJours(c.aujourdHui, sort === 'invite-recent' ? -3 : -9)
    Object.assign(personne, {
      etat: 'invite',
      creeLe: enJournee(jour, c.alea),
      activeLe: null,
      derniereConnexionLe: null,
    })
    for (const droit of c.peuplement.droits.filter(({ compte }) => compte === personne.id)) {
      const fin = ajouterAnnees(jour, 2)
      Object.assign(droit, { debut: jour, fin, finAccordee: fin, attribueeLe: personne.creeLe })
    }
    return
  }
  if (sort === 'present' || !decidePar) return
  const le = ajouterJours(c.aujourdHui, sort === 'partira' ? 20 : -c.alea.entier(10, 120))
  partir(personne, structure.finess, { le, decidePar, contexte: c })
  if (sort === 'desactive') Object.assign(personne, { etat: 'desactive' })
}
