import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { StructureOuverte } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { aUnPrado } from '../domaines.ts'
import { montrerSaisie } from '../pages/montrer-saisie.tsx'
import { tenueSi } from '../reserver-au-genre.ts'
import { communs, jourFacultatif } from '../saisie/champs-communs.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { type Remontree, repondreSaisie, versionDe } from '../saisie/repondre-saisie.ts'
import { lireThesaurus, termesOfferts } from '../saisie/thesaurus.ts'
import { caissesPossibles, lirePrado } from './lire-prado.ts'
import { modifierPrado } from './modifier-prado.ts'
import { FormulairePrado } from './page-prado.tsx'

const schema = z.object({
  ...communs,
  caisse: z.string().max(40),
  volets: z.array(z.string().max(60)),
  debut: jourFacultatif,
  fin: jourFacultatif,
})

const chemin = chemins.prado(':structureId')

export const routesPrado = [
  get(chemin, administrateur, tenueSi(aUnPrado, montrer)),

  post(
    chemin,
    administrateur,
    tenueSi(aUnPrado, (r, structure) =>
      repondreSaisie(r, {
        schema,
        agir: (tx, valeurs) => modifierPrado(tx, r, structure, valeurs),
        montrer: remontree => montrer(r, structure, remontree),
        vers: chemins.fiche(structure.id),
        message: 'La convention PRADO est enregistrée.',
      }),
    ),
  ),
]

async function montrer(r: Requete<Acteur>, structure: StructureOuverte, remontree?: Remontree) {
  const { base } = r.services
  const [prado, caisses, termes] = await Promise.all([
    lirePrado(base, structure.id),
    caissesPossibles(base, structure.region),
    lireThesaurus(base, ['volet-prado']),
  ])
  const un = (nom: string) => remontree?.saisie[nom]?.at(-1)
  const deja = prado.volets.map(({ code }) => code)
  const toutes =
    prado.caisse && !caisses.some(({ id }) => id === prado.caisse?.id) ? [prado.caisse, ...caisses] : caisses
  return montrerSaisie(
    r,
    {
      structure,
      titre: 'Convention PRADO',
      etat: `${structure.nom}. ${phraseDeSaisie(prado.saisie)}.`,
      aide: (
        <p>
          PRADO organise le retour à domicile avec l’assurance maladie. Le référent de la structure dit ici
          avec quelle caisse la convention est signée, et pour quels volets ; ce choix ne vient pas du ROR.
        </p>
      ),
      remontree,
    },
    <FormulairePrado
      structureId={structure.id}
      saisie={{
        caisse: un('caisse') ?? prado.caisse?.id ?? '',
        volets: remontree ? (remontree.saisie.volets ?? []) : deja,
        debut: un('debut') ?? prado.debut ?? '',
        fin: un('fin') ?? prado.fin ?? '',
      }}
      erreurs={remontree?.erreurs ?? {}}
      caisses={toutes}
      volets={termesOfferts(termes, 'volet-prado', deja)}
      jeton={randomUUID()}
      version={versionDe(remontree, prado.saisie)}
    />,
  )
}
