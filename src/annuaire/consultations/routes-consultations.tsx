import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import {
  exigerStructureAdministree,
  refuserAcces,
} from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { adresseCourriel, facultatif, telephone, texteCourt, texteRequis } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { estSanitaire } from '../domaines.ts'
import { exigerStructureLisible } from '../exiger-structure-lisible.ts'
import { CadreSaisie } from '../pages/cadre-saisie.tsx'
import { montrerOnglet } from '../pages/montrer-onglet.tsx'
import { communs } from '../saisie/champs-communs.ts'
import { jamaisSaisie } from '../saisie/lire-saisie.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { type Remontree, repondreSaisie, statutDe, versionDe } from '../saisie/repondre-saisie.ts'
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
  get(chemins.consultations(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    const { structure, administree } = lisible
    if (!estSanitaire(structure)) return r.redirige(chemins.fiche(structure.id))
    const consultations = await lireConsultations(r.services.base, structure.id)
    return montrerOnglet(
      r,
      lisible,
      'consultations',
      <OngletConsultations structureId={structure.id} {...{ consultations, administree }} />,
    )
  }),

  get(chemin, administrateur, async r => montrer(r, await exigerConsultation(r))),

  post(chemin, administrateur, async r => {
    const lieu = await exigerConsultation(r)
    const { structure, consultation } = lieu
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
        enregistrerConsultation(tx, r, { structureId: structure.id, id: consultation?.id ?? null }, valeurs),
      message: 'La consultation est enregistrée.',
    })
  }),
]

type LieuDeConsultation = { structure: { id: string; nom: string }; consultation: Consultation | null }

/** « nouvelle », or one of those of the structure, if it is of a kind that gives any. */
async function exigerConsultation(r: Requete<Acteur>): Promise<LieuDeConsultation> {
  const structure = await exigerStructureAdministree(r, r.parametre('structureId'))
  if (!estSanitaire(structure)) throw new Introuvable()
  const id = r.parametre('consultationId')
  if (id === 'nouvelle') return { structure, consultation: null }
  const consultation = (await lireConsultations(r.services.base, structure.id)).find(c => c.id === id)
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
  return r.page({
    titre: `${titre}, ${structure.nom}`,
    section: 'Fiche annuaire',
    statut: statutDe(remontree),
    contenu: (
      <CadreSaisie
        structure={structure}
        onglet={{ libelle: 'Consultations', href: chemins.consultations(structure.id) }}
        titre={titre}
        etat={consultation ? `${phraseDeSaisie(saisie)}.` : structure.nom}
        aide={
          <p>
            Les consultations ne viennent pas du ROR : le référent de la structure les décrit ici, et retire
            celles qui n’existent plus. L’historique de la fiche garde ce qu’elles étaient.
          </p>
        }
        erreurs={remontree?.erreurs ?? {}}
        conflit={remontree?.conflit}
      >
        <FormulaireConsultation
          structureId={structure.id}
          saisie={remontree?.saisie ?? enSaisie(consultation, deja)}
          deja={deja}
          termes={termes}
          erreurs={remontree?.erreurs ?? {}}
          jeton={randomUUID()}
          version={versionDe(remontree, saisie)}
          existe={consultation !== null}
        />
      </CadreSaisie>
    ),
  })
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
