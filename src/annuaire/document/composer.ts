import type { Fiche } from '#src/structures/fiche.ts'
import type { Consultation } from '../consultations/lire-consultations.ts'
import type { GrandAge } from '../grand-age/lire-grand-age.ts'
import type { Prado } from '../prado/lire-prado.ts'
import type { Declaration } from '../unites/lire-declaration.ts'
import { deLaConvention, desConsultations, duGrandAge } from './declare-ici.ts'
import { capacites, contacts, deLOffre, deLUnite, informations } from './dit-le-ror.ts'
import { type SectionDeFiche, section } from './section.ts'

export type Contenu = {
  fiche: Fiche
  prado: Prado | null
  consultations: readonly Consultation[]
  grandAge: GrandAge | null
  declarations: ReadonlyMap<string, Declaration>
}

/** Pure: the whole fiche, in the order of its tabs, as words. */
export function composerFiche({
  fiche,
  prado,
  consultations,
  grandAge,
  declarations,
}: Contenu): SectionDeFiche[] {
  const { structure: s } = fiche
  return [
    section('Informations générales', 2, { champs: informations(fiche), tableaux: contacts(fiche.contacts) }),
    ...(prado?.caisse ? [deLaConvention(prado)] : []),
    ...(grandAge ? duGrandAge(grandAge) : []),
    ...(fiche.capacites.length > 0
      ? [section('Capacités', 2, { tableaux: capacites(fiche.capacites) })]
      : []),
    ...(fiche.offres.length > 0
      ? [section('Offres de la structure', 2), ...fiche.offres.map(o => deLOffre(o, 3))]
      : []),
    section('Unités', 2, {
      vide: fiche.unites.length === 0 ? 'Le ROR ne décrit aucune unité.' : '',
      note: fiche.unites.length === 0 ? '' : `Rattachées à ${s.nom}.`,
    }),
    ...fiche.unites.flatMap(u => [deLUnite(u, declarations.get(u.id)), ...u.offres.map(o => deLOffre(o, 4))]),
    ...(consultations.length > 0 ? [desConsultations(consultations)] : []),
  ]
}
