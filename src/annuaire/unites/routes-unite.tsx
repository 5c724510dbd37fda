import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import {
  exigerStructureAdministree,
  refuserAcces,
} from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { texteLong } from '#src/socle/web/schemas.ts'
import { unitesDeStructure } from '#src/structures/requetes.ts'
import { chemins } from '../chemins.ts'
import { montrerSaisie } from '../pages/montrer-saisie.tsx'
import { communs } from '../saisie/champs-communs.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { type Remontree, repondreSaisie, versionDe } from '../saisie/repondre-saisie.ts'
import { lireThesaurus } from '../saisie/thesaurus.ts'
import { declarerUnite } from './declarer-unite.ts'
import { axesDUnite, lireDeclarations, rienDeDeclare } from './lire-declaration.ts'
import { FormulaireUnite } from './page-unite.tsx'

const codes = z.array(z.string().max(60))
const schema = z.object({
  ...communs,
  pathologie: codes,
  ressource: codes,
  'soin-technique': codes,
  precisions: texteLong('Précisions', 1000),
})

const chemin = chemins.unite(':structureId', ':uniteId')

export const routesUnite = [
  get(chemin, administrateur, async r => montrer(r, await exigerUnite(r))),

  post(chemin, administrateur, async r => {
    const lieu = await exigerUnite(r)
    return repondreSaisie(r, {
      schema,
      agir: (tx, valeurs) => declarerUnite(tx, r, { ...lieu.unite, structureId: lieu.structure.id }, valeurs),
      montrer: remontree => montrer(r, lieu, remontree),
      vers: `${chemins.unites(lieu.structure.id)}#unite-${lieu.unite.id}`,
      message: `Ce que déclare « ${lieu.unite.nom} » est enregistré.`,
    })
  }),
]

type LieuDUnite = { structure: { id: string; nom: string }; unite: { id: string; nom: string } }

/** The unit of the address, for whoever administers it: the whole structure, or this unit alone. A sensitive one stays hidden. */
async function exigerUnite(r: Requete<Acteur>): Promise<LieuDUnite> {
  const structure = await exigerStructureAdministree(r, r.parametre('structureId'), { uniteSuffit: true })
  const id = r.parametre('uniteId')
  const unites = await unitesDeStructure(r.services.base, structure.id)
  const unite = unites.find(u => u.id === id)
  if (unite && (structure.unites === null || structure.unites.includes(id))) return { structure, unite }
  return refuserAcces(r, { objet: 'structure', id })
}

async function montrer(r: Requete<Acteur>, { structure, unite }: LieuDUnite, remontree?: Remontree) {
  const { base } = r.services
  const [termes, declarations] = await Promise.all([
    lireThesaurus(base, axesDUnite),
    lireDeclarations(base, [unite.id]),
  ])
  const { saisie, ...deja } = declarations.get(unite.id) ?? rienDeDeclare
  return montrerSaisie(
    r,
    {
      structure,
      onglet: { libelle: 'Unités et offres', href: chemins.unites(structure.id) },
      titre: unite.nom,
      etat: `Ce que l’unité déclare d’elle-même. ${phraseDeSaisie(saisie)}.`,
      aide: (
        <p>
          Les prescripteurs choisissent une unité d’après ce qu’elle prend en charge. Le référent de la
          structure, ou celui de l’unité, tient cette liste à jour ; elle complète le ROR, sans le modifier.
        </p>
      ),
      remontree,
    },
    <FormulaireUnite
      structureId={structure.id}
      termes={termes}
      deja={deja.termes.map(({ code }) => code)}
      saisie={remontree?.saisie ?? { precisions: [deja.precisions ?? ''] }}
      remontree={remontree !== undefined}
      erreurs={remontree?.erreurs ?? {}}
      jeton={randomUUID()}
      version={versionDe(remontree, saisie)}
    />,
  )
}
