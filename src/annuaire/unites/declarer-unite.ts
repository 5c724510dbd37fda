import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Enregistree, enregistrerSaisie } from '../saisie/enregistrer-saisie.ts'
import { codesRefuses, lireThesaurus } from '../saisie/thesaurus.ts'
import { type AxeDUnite, axesDUnite, lireDeclarations, rienDeDeclare } from './lire-declaration.ts'

export type DeclarationVoulue = Record<AxeDUnite, string[]> & { version: number; precisions: string }

/** Each unit declares what it takes and what it has (domain.md §4.2): picked from the thesaurus, with words of its own. */
export async function declarerUnite(
  tx: Ecriture,
  c: Contexte,
  unite: { id: string; nom: string; structureId: string },
  voulue: DeclarationVoulue,
): Promise<Enregistree> {
  const lire = async (t: Ecriture) => (await lireDeclarations(t, [unite.id])).get(unite.id) ?? rienDeDeclare
  const termes = await lireThesaurus(tx, axesDUnite)
  const deja = (await lire(tx)).termes.map(({ code }) => code)
  const erreurs = Object.fromEntries(
    axesDUnite
      .filter(axe => codesRefuses(termes, axe, { choisis: voulue[axe], deja }).length > 0)
      .map(axe => [axe, 'Un des choix n’existe plus : rechargez la page et choisissez dans la liste.']),
  )
  if (Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  return enregistrerSaisie(tx, c, {
    structureId: unite.structureId,
    objet: 'unite',
    objetId: unite.id,
    partie: 'unite',
    quoi: `ce que déclare l’unité « ${unite.nom} »`,
    version: voulue.version,
    lire: async t => {
      const { termes: choisis, precisions } = await lire(t)
      const mots = (axe: AxeDUnite) => choisis.filter(t => t.axe === axe).map(({ libelle }) => libelle)
      return {
        'unite.pathologie': mots('pathologie'),
        'unite.ressource': mots('ressource'),
        'unite.soin-technique': mots('soin-technique'),
        'unite.precisions': precisions,
      }
    },
    ecrire: t => ecrire(t, unite.id, voulue),
  })
}

async function ecrire(tx: Ecriture, uniteId: string, voulue: DeclarationVoulue): Promise<void> {
  await tx.deleteFrom('unite_declaration').where('unite_id', '=', uniteId).execute()
  const lignes = axesDUnite.flatMap(axe =>
    [...new Set(voulue[axe])].map(code => ({ unite_id: uniteId, code, axe })),
  )
  if (lignes.length > 0) await tx.insertInto('unite_declaration').values(lignes).execute()
  const texte = voulue.precisions
  await tx.deleteFrom('unite_precision').where('unite_id', '=', uniteId).execute()
  if (texte) await tx.insertInto('unite_precision').values({ unite_id: uniteId, texte }).execute()
}
