import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { adresseCourriel, facultatif, telephone, texteCourt, texteRequis } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { estSanitaire } from '../domaines.ts'
import { montrerOnglet } from '../pages/montrer-onglet.tsx'
import { montrerSaisie } from '../pages/montrer-saisie.tsx'
import { lueSi, tenueSi } from '../reserver-au-genre.ts'
import { communs } from '../saisie/champs-communs.ts'
import { jamaisSaisie } from '../saisie/lire-saisie.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { type Remontree, repondreSaisie, versionDe } from '../saisie/repondre-saisie.ts'
import { lireThesaurus } from '../saisie/thesaurus.ts'
import { type Consultation, lireConsultations } from './lire-consultations.ts'
import { OngletConsultations } from './onglet-consultations.tsx'
import { FormulaireConsultation } from './page-consultation.tsx'
import { enregistrerConsultation, retirerConsultation } from './tenir-consultations.ts'

const schemaRetrait = z.object({ ...communs })
const schema = z.object({
  ...communs,
  nom: texteRequis('Nom', 120),
  specialites: z.array(z.string().max(60)),
  responsable: facultatif(texteCourt('Responsable', 120)),
  telephone: facultatif(telephone),
  courriel: z.union([z.literal('').transform(() => null), adresseCourriel], {
    error: 'Saisissez une adresse électronique complète, par exemple consultations@hopital.fr.',
  }),
  lieu: facultatif(texteCourt('Lieu', 200)),
})

const chemin = chemins.consultation(':structureId', ':consultationId')

export const routesConsultations = [
  get(
    chemins.consultations(':structureId'),
    connecte,
    lueSi(estSanitaire, async (r, lisible) => {
      const { structure, administree } = lisible
      const consultations = await lireConsultations(r.services.base, structure.id)
      return montrerOnglet(
        r,
        lisible,
        'consultations',
        <OngletConsultations structureId={structure.id} {...{ consultations, administree }} />,
      )
    }),
  ),

  get(
    chemin,
    administrateur,
    tenueSi(estSanitaire, async (r, structure) => montrer(r, await trouverConsultation(r, structure))),
  ),

  post(
    chemin,
    administrateur,
    tenueSi(estSanitaire, async (r, structure) => {
      const lieu = await trouverConsultation(r, structure, { retirees: true })
      const { consultation } = lieu
      const suite = {
        montrer: (remontree: Remontree) => montrer(r, lieu, remontree),
        vers: chemins.consultations(structure.id),
      }
      if (consultation && (await r.champs()).geste?.at(-1) === 'retirer')
        return repondreSaisie(r, {
          ...suite,
          schema: schemaRetrait,
          agir: (tx, { version }) =>
            retirerConsultation(tx, r, { ...consultation, structureId: structure.id, version }),
          message: `La consultation « ${consultation.nom} » est retirée de la fiche.`,
        })
      return repondreSaisie(r, {
        ...suite,
        schema,
        agir: (tx, { jeton: _, ...valeurs }) =>
          enregistrerConsultation(
            tx,
            r,
            { structureId: structure.id, id: consultation?.id ?? null },
            valeurs,
          ),
        message: 'La consultation est enregistrée.',
      })
    }),
  ),
]

type LieuDeConsultation = { structure: { id: string; nom: string }; consultation: Consultation | null }

/** « nouvelle », or one of those of the structure. What is sent may be about one that was taken out meanwhile. */
async function trouverConsultation(
  r: Requete<Acteur>,
  structure: LieuDeConsultation['structure'],
  options: { retirees?: boolean } = {},
): Promise<LieuDeConsultation> {
  const id = r.parametre('consultationId')
  if (id === 'nouvelle') return { structure, consultation: null }
  const consultations = await lireConsultations(r.services.base, structure.id, options)
  const consultation = consultations.find(c => c.id === id)
  return consultation ? { structure, consultation } : refuserAcces(r, { objet: 'structure', id })
}

async function montrer(
  r: Requete<Acteur>,
  { structure, consultation }: LieuDeConsultation,
  remontree?: Remontree,
) {
  const termes = await lireThesaurus(r.services.base, ['specialite'])
  const saisie = consultation?.saisie ?? jamaisSaisie
  const deja = consultation?.specialites.map(({ code }) => code) ?? []
  const titre = consultation?.nom ?? 'Nouvelle consultation'
  return montrerSaisie(
    r,
    {
      structure,
      onglet: { libelle: 'Consultations', href: chemins.consultations(structure.id) },
      titre,
      etat: consultation ? `${phraseDeSaisie(saisie)}.` : structure.nom,
      aide: (
        <p>
          Les consultations ne viennent pas du ROR : le référent de la structure les décrit ici, et retire
          celles qui n’existent plus. L’historique de la fiche garde ce qu’elles étaient.
        </p>
      ),
      remontree,
    },
    <FormulaireConsultation
      structureId={structure.id}
      saisie={remontree?.saisie ?? enSaisie(consultation, deja)}
      deja={deja}
      termes={termes}
      erreurs={remontree?.erreurs ?? {}}
      jeton={randomUUID()}
      version={versionDe(remontree, saisie)}
      existe={consultation?.retireeLe === null}
    />,
  )
}

function enSaisie(c: Consultation | null, specialites: string[]) {
  if (!c) return {}
  const champs = {
    nom: c.nom,
    responsable: c.responsable,
    telephone: c.telephone,
    courriel: c.courriel,
    lieu: c.lieu,
  }
  return {
    ...Object.fromEntries(Object.entries(champs).map(([nom, valeur]) => [nom, [valeur ?? '']])),
    specialites,
  }
}
