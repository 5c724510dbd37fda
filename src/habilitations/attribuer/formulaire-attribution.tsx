import { randomUUID } from 'node:crypto'
import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'
import { ajouterAnnees, jourDe } from '#src/socle/temps/jours.ts'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { unitesDeStructure } from '#src/structures/requetes.ts'
import { type LieuDuPerimetre, trouverLieu } from '../lectures/lieux.ts'
import { trouverPersonnes } from '../lectures/personnes.ts'
import { profils } from '../lectures/profils.ts'
import { chemins } from '../pages/mots.ts'
import { cleDe } from '../perimetre.ts'
import { type Administration, administrationDe, estTerritoriale } from '../pouvoirs/administration.ts'
import { donneIci, profilsQueLActeurPeutDonner } from '../pouvoirs/donner.ts'
import { exigerStructureAdministree, refuserAcces } from '../pouvoirs/exiger-structure-administree.ts'
import { situationDe } from '../pouvoirs/structures-administrees.ts'
import { finParDefaut } from '../regles/dates.ts'
import type { Profil } from '../regles/profils.ts'
import { PageAttribuer } from './page-attribuer.tsx'
import { enParametres } from './page-choisir-lieu.tsx'

type Montre = { perimetre: Perimetre; comptes: readonly string[]; saisie: Saisie; erreurs?: Erreurs }

/** The form « Attribuer une habilitation » for one place, empty or as it was typed. */
export async function montrerAttribution(r: Requete<Acteur>, m: Montre): Promise<Response> {
  const { base } = r.services
  const { perimetre, saisie, erreurs } = m
  const personnes = await trouverPersonnes(base, m.comptes)
  if (personnes.length === 0 && !erreurs) return r.introuvable()
  const aujourdhui = jourDe(r.maintenant)
  const derniere = (nom: string) => saisie[nom]?.at(-1)
  const catalogue = await profils(base)
  const lieu = await lieuOuvert(r, perimetre, catalogue)
  const possibles = new Set(
    lieu.perimetres.flatMap(ou =>
      profilsQueLActeurPeutDonner(administrationDe(r.acteur), ou, lieu, catalogue),
    ),
  )
  return r.page({
    titre: erreurs ? 'Erreur : attribuer une habilitation' : 'Attribuer une habilitation',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageAttribuer
        jeton={derniere('jeton') || randomUUID()}
        personnes={personnes}
        lieu={lieu.libelle}
        champsDuLieu={lieu.champs}
        changer={lieu.seul ? null : `${chemins.attribuer}?choisir=1${enParametres(m.comptes)}`}
        unites={lieu.choix}
        uniteObligatoire={lieu.unites !== null}
        profils={catalogue.filter(profil => possibles.has(profil))}
        saisie={{
          unite: derniere('unite') ?? '',
          profils: saisie.profils ?? [],
          debut: derniere('debut') ?? aujourdhui,
          fin: derniere('fin') ?? finParDefaut(aujourdhui),
          motif: derniere('motif') ?? '',
        }}
        bornes={{ debutMin: aujourdhui, debutMax: ajouterAnnees(aujourdhui, 1) }}
        erreurs={erreurs ?? {}}
      />
    ),
  })
}

type LieuOuvert = Pick<LieuDuPerimetre, 'libelle' | 'familles' | 'entite' | 'territoires'> & {
  /** Units are chosen in the form: a profil is offered when it may be given on any of these. */
  perimetres: readonly Perimetre[]
  /** The only ones, for who is limited to units. */
  unites: readonly string[] | null
  choix: { id: string; nom: string; profondeur: number }[]
  champs: { nom: string; valeur: string }[]
  /** There is no other place to choose. */
  seul: boolean
}

async function lieuOuvert(
  r: Requete<Acteur>,
  perimetre: Perimetre,
  catalogue: readonly Profil[],
): Promise<LieuOuvert> {
  const administration = administrationDe(r.acteur)
  const seul = nAQuUnLieu(administration)
  if (perimetre.genre === 'structure' || perimetre.genre === 'unite')
    return { ...(await structureOuverte(r, perimetre.structureId)), seul }
  const lieu = await trouverLieu(r.services.base, perimetre, jourDe(r.maintenant))
  const champ = champDuLieu(perimetre)
  if (!lieu || !donneIci(administration, perimetre, lieu, catalogue))
    return refuserAcces(r, { objet: 'structure', id: champ.valeur })
  return { ...lieu, perimetres: [perimetre], unites: null, choix: [], champs: [champ], seul }
}

async function structureOuverte(r: Requete<Acteur>, id: string): Promise<Omit<LieuOuvert, 'seul'>> {
  const structure = await exigerStructureAdministree(r, id, { uniteSuffit: true })
  const { id: structureId, unites } = structure
  const toutes = await unitesDeStructure(r.services.base, structureId, { avecSensibles: true })
  const choix = toutes.filter(u => unites === null || unites.includes(u.id))
  return {
    ...situationDe(structure),
    libelle: structure.nom,
    familles: structure.familles,
    perimetres: [
      ...(unites === null ? [{ genre: 'structure' as const, structureId }] : []),
      ...choix.map(({ id: uniteId }) => ({ genre: 'unite' as const, structureId, uniteId })),
    ],
    unites,
    choix,
    champs: [{ nom: 'structure', valeur: structureId }],
  }
}

/** How an address or a form names a place outside of a structure. */
function champDuLieu(perimetre: Exclude<Perimetre, { structureId: string }>): {
  nom: string
  valeur: string
} {
  if (perimetre.genre === 'entite') return { nom: 'entite', valeur: perimetre.entiteId }
  return { nom: 'territoire', valeur: cleDe(perimetre) }
}

function nAQuUnLieu(a: Administration): boolean {
  return !estTerritoriale(a) && a.entites.length === 0 && a.structures.length + a.unites.length < 2
}
