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
import { administrationDe, administre, estTerritoriale } from '../pouvoirs/administration.ts'
import { exigerStructureAdministree, refuserAcces } from '../pouvoirs/exiger-structure-administree.ts'
import { finParDefaut } from '../regles/dates.ts'
import { profilsAttribuables } from '../regles/profils.ts'
import { PageAttribuer } from './page-attribuer.tsx'
import { enParametres } from './page-choisir-lieu.tsx'

type Montre = { perimetre: Perimetre; comptes: readonly string[]; saisie: Saisie; erreurs?: Erreurs }

/** The form « Attribuer une habilitation » for one place, empty or as it was typed. */
export async function montrerAttribution(r: Requete<Acteur>, m: Montre): Promise<Response> {
  const { base } = r.services
  const { perimetre, saisie, erreurs } = m
  const lieu = await lieuOuvert(r, perimetre)
  const personnes = await trouverPersonnes(base, m.comptes)
  if (personnes.length === 0 && !erreurs) return r.introuvable()
  const aujourdhui = jourDe(r.maintenant)
  const derniere = (nom: string) => saisie[nom]?.at(-1)
  const offerts = await profils(base)
  const limite = lieu.unites !== null
  // Units are chosen in the form: a profil is offered when it makes sense on either.
  const genres = lieu.structureId
    ? (['structure', 'unite'] as const).filter(genre => genre === 'unite' || !limite)
    : [perimetre.genre]
  const possibles = new Set(
    genres.flatMap(genre =>
      profilsAttribuables(offerts, { genre, familles: lieu.familles, limiteAuxUnites: limite }),
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
        uniteObligatoire={limite}
        profils={offerts.filter(profil => possibles.has(profil))}
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

type LieuOuvert = Pick<LieuDuPerimetre, 'libelle' | 'familles'> & {
  structureId: string | null
  /** The only ones, for who is limited to units. */
  unites: readonly string[] | null
  choix: { id: string; nom: string; profondeur: number }[]
  champs: { nom: string; valeur: string }[]
  /** There is no other place to choose. */
  seul: boolean
}

async function lieuOuvert(r: Requete<Acteur>, perimetre: Perimetre): Promise<LieuOuvert> {
  const administration = administrationDe(r.acteur)
  const seul =
    !estTerritoriale(administration) && administration.structures.length + administration.unites.length < 2
  if (perimetre.genre === 'structure' || perimetre.genre === 'unite') {
    const structure = await exigerStructureAdministree(r, perimetre.structureId, { uniteSuffit: true })
    const unites = await unitesDeStructure(r.services.base, structure.id, { avecSensibles: true })
    return {
      libelle: structure.nom,
      familles: structure.familles,
      structureId: structure.id,
      unites: structure.unites,
      choix: unites.filter(({ id }) => structure.unites === null || structure.unites.includes(id)),
      champs: [{ nom: 'structure', valeur: structure.id }],
      seul,
    }
  }
  const lieu = await trouverLieu(r.services.base, perimetre, jourDe(r.maintenant))
  const code =
    perimetre.genre === 'departement'
      ? perimetre.departement
      : perimetre.genre === 'region'
        ? perimetre.region
        : ''
  const territoire = code ? `${perimetre.genre}:${code}` : perimetre.genre
  if (!lieu || !administre(administration, perimetre, lieu))
    return refuserAcces(r, { objet: 'structure', id: territoire })
  return {
    libelle: lieu.libelle,
    familles: [],
    structureId: null,
    unites: null,
    choix: [],
    champs: [{ nom: 'territoire', valeur: territoire }],
    seul,
  }
}
