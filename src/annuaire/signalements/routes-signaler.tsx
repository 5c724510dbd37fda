import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import {
  exigerStructureAdministree,
  refuserAcces,
} from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { StructureOuverte } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import {
  type Erreurs,
  jetonAvecFichier,
  lireFormulaire,
  type Saisie,
  schemaJeton,
  uneSeuleFois,
} from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { facultatif, texteLong } from '#src/socle/web/schemas.ts'
import { ficheDeStructure } from '#src/structures/fiche.ts'
import { adresseSignaler, chemins } from '../chemins.ts'
import { CadreSaisie } from '../pages/cadre-saisie.tsx'
import { type Cible, cibler, objetsDe } from './cible.ts'
import { signalementVivant } from './lire-signalements.ts'
import { ChoisirLeChamp } from './page-choisir.tsx'
import { FormulaireSignaler } from './page-signaler.tsx'
import { lirePiece, octetsMax } from './piece.ts'
import { aEteDevance, type Signale, signaler } from './signaler.ts'

const schema = z.object({
  jeton: schemaJeton,
  attendue: texteLong('Ce qui est juste', 1000),
  retirer: z.string(),
  precisions: facultatif(texteLong('Précisions', 1000)),
})

const chemin = chemins.signaler(':structureId')
/** The proof, and the few fields around it. */
const corpsMaximal = octetsMax + 256 * 1024

export const routesSignaler = [
  get(chemin, administrateur, async r => {
    const lieu = await exigerLieu(r)
    const champ = r.requete('champ')
    if (champ === undefined) return choisir(r, lieu)
    const cible = await exigerCible(r, lieu, {
      objet: r.requete('objet') ?? '',
      id: r.requete('id') ?? '',
      champ,
    })
    return montrer(r, lieu, cible)
  }),

  {
    ...post(chemin, administrateur, async r => {
      const lieu = await exigerLieu(r)
      const champs = await r.champs()
      const un = (nom: string) => champs[nom]?.at(-1) ?? ''
      const cible = await exigerCible(r, lieu, { objet: un('objet'), id: un('id'), champ: un('champ') })
      return recevoir(r, lieu, cible)
    }),
    corpsMaximal,
  },
]

type Lieu = { structure: StructureOuverte }

async function exigerLieu(r: Requete<Acteur>): Promise<Lieu> {
  return { structure: await exigerStructureAdministree(r, r.parametre('structureId'), { uniteSuffit: true }) }
}

async function lireFiche(r: Requete<Acteur>, { structure }: Lieu) {
  const fiche = await ficheDeStructure(r.services.base, structure.id, { niveau: 2 })
  if (!fiche) throw new Introuvable()
  return fiche
}

/** Who administers units only reports what is theirs. */
const estDuRessort = ({ structure: { unites } }: Lieu, uniteId: string | null) =>
  unites === null || (uniteId !== null && unites.includes(uniteId))

async function exigerCible(
  r: Requete<Acteur>,
  lieu: Lieu,
  voulue: { objet: string; id: string; champ: string },
): Promise<Cible> {
  const cible = cibler(await lireFiche(r, lieu), voulue)
  if (cible && estDuRessort(lieu, cible.uniteId)) return cible
  return refuserAcces(r, { objet: 'structure', id: voulue.id })
}

async function recevoir(r: Requete<Acteur>, lieu: Lieu, cible: Cible): Promise<Response> {
  const lu = await lireFormulaire(r, schema)
  if (!lu.ok) return montrer(r, lieu, cible, lu)
  const { jeton, attendue, retirer, precisions } = lu.valeurs
  const aRetirer = retirer === 'oui' && attendue === ''
  if (attendue === '' && !aRetirer)
    return montrer(r, lieu, cible, { saisie: lu.saisie, erreurs: { attendue: 'Dites ce qui est juste.' } })
  const fichier = await r.fichier('piece')
  const contenu = fichier && Buffer.from(await fichier.arrayBuffer())
  const piece = fichier && contenu ? lirePiece(fichier.name, contenu) : null
  if (piece && !piece.ok)
    return montrer(r, lieu, cible, { saisie: lu.saisie, erreurs: { piece: piece.message } })
  const cle = contenu ? jetonAvecFichier(jeton, new Uint8Array(contenu).buffer) : jeton
  const correction = { attendue: aRetirer ? null : attendue, precisions, piece: piece?.piece ?? null }
  const reponse = await uneSeuleFois<Extract<Signale, { ok: false }>>(r, cle, async tx => {
    const fait = await signaler(tx, r, { ...cible, structureId: lieu.structure.id }, correction)
    return fait.ok
      ? {
          ok: true,
          vers: chemins.signalement(fait.id),
          message: 'Votre signalement est envoyé à l’équipe ROR.',
        }
      : fait
  }).catch((erreur: unknown) => {
    if (aEteDevance(erreur)) return { ok: false as const, erreurs: {} }
    throw erreur
  })
  if (reponse.ok) return r.redirige(reponse.vers, reponse.message)
  return montrer(r, lieu, cible, { saisie: lu.saisie, erreurs: reponse.erreurs })
}

async function choisir(r: Requete<Acteur>, lieu: Lieu): Promise<Response> {
  const { structure } = lieu
  const voulu = r.requete('id')
  const objets = objetsDe(await lireFiche(r, lieu))
    .filter(({ uniteId }) => estDuRessort(lieu, uniteId))
    .filter(({ id }) => voulu === undefined || id === voulu)
  return r.page({
    titre: `Signaler une erreur, ${structure.nom}`,
    section: 'Fiche annuaire',
    contenu: (
      <CadreSaisie structure={structure} titre="Signaler une erreur au ROR" aide={<Aide />}>
        <ChoisirLeChamp objets={objets} lien={(o, champ) => adresseSignaler(structure.id, o, champ)} />
      </CadreSaisie>
    ),
  })
}

type Remontre = { saisie: Saisie; erreurs: Erreurs }

async function montrer(r: Requete<Acteur>, { structure }: Lieu, cible: Cible, remontre?: Remontre) {
  const vivant = await signalementVivant(r.services.base, cible.id, cible.champ)
  return r.page({
    titre: `Signaler une erreur, ${cible.libelle}, ${structure.nom}`,
    section: 'Fiche annuaire',
    statut: remontre ? (vivant ? 409 : 422) : 200,
    contenu: (
      <CadreSaisie
        structure={structure}
        titre="Signaler une erreur au ROR"
        etat={`${cible.libelle}, ${cible.sur}`}
        aide={<Aide />}
        erreurs={vivant ? {} : (remontre?.erreurs ?? {})}
      >
        <FormulaireSignaler
          cible={cible}
          structureId={structure.id}
          saisie={remontre?.saisie ?? {}}
          erreurs={remontre?.erreurs ?? {}}
          jeton={randomUUID()}
          dejaSignale={vivant?.id}
          courrielRor={r.services.config.ROR_COURRIEL}
        />
      </CadreSaisie>
    ),
  })
}

const Aide = () => (
  <p>
    Ce que le ROR dit ne se change que dans le ROR. Le référent dit ici ce qui est faux et ce qui est juste ;
    l’équipe ROR reçoit la demande. Quand la bonne valeur revient par la synchronisation, le signalement se
    clôt de lui-même et vous en êtes prévenu.
  </p>
)
