import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { telephoneLisible } from '#src/socle/ui/joindre.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { type Enregistree, enregistrerSaisie } from '../saisie/enregistrer-saisie.ts'
import { codesRefuses, lireThesaurus } from '../saisie/thesaurus.ts'
import { type Consultation, lireConsultations } from './lire-consultations.ts'

export type ConsultationVoulue = {
  version: number
  nom: string
  responsable: string | null
  telephone: string | null
  courriel: string | null
  lieu: string | null
  specialites: string[]
}

/** More is a directory of its own. */
const parStructureAuPlus = 200

/** Adds a consultation, or changes the one given (domain.md §4.1): name, specialities, who answers for it, how to reach it. */
export async function enregistrerConsultation(
  tx: Ecriture,
  c: Contexte,
  { structureId, id }: { structureId: string; id: string | null },
  voulue: ConsultationVoulue,
): Promise<Enregistree> {
  // one at a time in a structure: two people who add the same one must see each other
  await tx.selectFrom('structure').select('id').where('id', '=', structureId).forNoKeyUpdate().execute()
  const existantes = await lireConsultations(tx, structureId)
  const deja = existantes.find(e => e.id === id)
  const erreurs = await erreursDeConsultation(tx, structureId, voulue, existantes, deja)
  if (Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  const consultationId = id ?? randomUUID()
  return enregistrerSaisie(tx, c, {
    ...partie(structureId, consultationId, voulue.nom),
    version: voulue.version,
    ecrire: t => ecrire(t, structureId, consultationId, voulue),
  })
}

/** No longer offered: out of the fiche, its history stays. */
export function retirerConsultation(
  tx: Ecriture,
  c: Contexte,
  consultation: { structureId: string; id: string; nom: string; version: number },
): Promise<Enregistree> {
  return enregistrerSaisie(tx, c, {
    ...partie(consultation.structureId, consultation.id, consultation.nom),
    version: consultation.version,
    ecrire: async t => {
      await t
        .updateTable('consultation')
        .set({ retiree_le: c.maintenant })
        .where('id', '=', consultation.id)
        .execute()
    },
  })
}

const partie = (structureId: string, id: string, nom: string) => ({
  structureId,
  objet: 'structure' as const,
  objetId: structureId,
  sujetId: id,
  partie: 'consultation' as const,
  quoi: `la consultation « ${nom} »`,
  lire: (base: Lecture) => champsDe(base, structureId, id),
})

async function erreursDeConsultation(
  tx: Ecriture,
  structureId: string,
  voulue: ConsultationVoulue,
  existantes: readonly Consultation[],
  deja: Consultation | undefined,
): Promise<Erreurs> {
  const homonymes = await lireHomonymes(tx, structureId, voulue.nom)
  const homonyme = homonymes.find(({ id }) => id !== deja?.id)
  if (homonyme) return { nom: `Une consultation « ${homonyme.nom} » existe déjà : modifiez-la plutôt.` }
  if (!deja && existantes.length >= parStructureAuPlus)
    return { formulaire: `${parStructureAuPlus} consultations au plus : retirez celles qui n’existent plus.` }
  const refuses = codesRefuses(await lireThesaurus(tx, ['specialite']), 'specialite', {
    choisis: voulue.specialites,
    deja: deja?.specialites.map(({ code }) => code) ?? [],
  })
  if (refuses.length > 0)
    return { specialites: 'Une des spécialités n’existe plus : choisissez dans la liste.' }
  if (voulue.specialites.length === 0) return { specialites: 'Cochez au moins une spécialité.' }
  if (!voulue.telephone && !voulue.courriel)
    return { telephone: 'Donnez un téléphone ou une adresse électronique pour la joindre.' }
  return {}
}

/** Two names are the same as the base says (`consultation_une_par_nom`), case, accents and signs aside. */
function lireHomonymes(base: Lecture, structureId: string, nom: string) {
  return base
    .selectFrom('consultation')
    .select(['id', 'nom'])
    .where('structure_id', '=', structureId)
    .where('retiree_le', 'is', null)
    .where(sql<boolean>`normaliser(nom) = normaliser(${nom})`)
    .execute()
}

/** One field of the history for the whole consultation: that is how people speak of it. */
async function champsDe(base: Lecture, structureId: string, id: string) {
  const lue = (await lireConsultations(base, structureId)).find(c => c.id === id)
  if (!lue) return {}
  const { nom, specialites, responsable, telephone, courriel, lieu } = lue
  const mots = [
    specialites.map(({ libelle }) => libelle).join(', '),
    responsable,
    telephone && telephoneLisible(telephone),
    courriel,
    lieu,
  ]
  return { [`consultation:${nom}`]: mots.filter(Boolean).join(' · ') }
}

async function ecrire(tx: Ecriture, structureId: string, id: string, voulue: ConsultationVoulue) {
  const { version: _, specialites, ...champs } = voulue
  // saved after somebody took it out: back on the fiche
  const colonnes = { ...champs, retiree_le: null }
  await tx
    .insertInto('consultation')
    .values({ id, structure_id: structureId, ...colonnes })
    .onConflict(conflit => conflit.column('id').doUpdateSet(colonnes))
    .execute()
  await tx.deleteFrom('consultation_specialite').where('consultation_id', '=', id).execute()
  await tx
    .insertInto('consultation_specialite')
    .values([...new Set(specialites)].map(code => ({ consultation_id: id, code })))
    .execute()
}
