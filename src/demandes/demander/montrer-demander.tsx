import { randomUUID } from 'node:crypto'
import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { structureDe } from '#src/habilitations/perimetre.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { structureParId, structuresParIds, unitesDeStructure } from '#src/structures/requetes.ts'
import { structuresProposees } from '../choisir-structure.tsx'
import { PageChoisirOu, PageDemander, PageRenouveler } from './page-demander.tsx'
import { profilsDemandables } from './profils-demandables.ts'

type Montre = ({ structureId: string | null } | { droit: Habilitation }) & {
  erreurs?: Erreurs
  saisie?: Saisie
}

/** The form, empty or as it was typed; without an open structure, where to choose one. */
export async function montrerDemander(r: Requete<Acteur>, m: Montre): Promise<Response> {
  const un = (nom: string) => m.saisie?.[nom]?.at(-1) ?? ''
  const commun = { jeton: un('jeton') || randomUUID(), motif: un('motif'), erreurs: m.erreurs ?? {} }
  const page = {
    titre: m.erreurs ? 'Erreur : demander une habilitation' : 'Demander une habilitation',
    section: 'Administration',
    statut: m.erreurs ? (422 as const) : (200 as const),
  }
  if ('droit' in m) return r.page({ ...page, contenu: <PageRenouveler {...commun} droit={m.droit} /> })
  const { base } = r.services
  const structure = await structureParId(base, m.structureId ?? '')
  if (!structure || nAccueillePlus(structure, jourDe(r.maintenant)))
    return r.page({ ...page, contenu: await choisirOu(r) })
  return r.page({
    ...page,
    contenu: (
      <PageDemander
        {...commun}
        structure={structure}
        unites={await unitesDeStructure(base, structure.id)}
        profils={await profilsDemandables(base, structure.familles)}
        unite={un('unite')}
        choisis={m.saisie?.profils ?? r.requetes('profils')}
      />
    ),
  })
}

async function choisirOu(r: Requete<Acteur>) {
  const { base } = r.services
  const miennes = new Set(r.acteur.droits.flatMap(({ perimetre }) => structureDe(perimetre) ?? []))
  const texte = r.requete('q') ?? ''
  return (
    <PageChoisirOu
      miennes={await structuresParIds(base, [...miennes])}
      texte={texte}
      trouvees={await structuresProposees(base, texte, jourDe(r.maintenant))}
    />
  )
}
