import { referentsDe } from '#src/habilitations/lectures/referents.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { get } from '#src/socle/web/route.ts'
import { pressentis } from './lire-pressentis.ts'
import { PageSecondReferent } from './page-second-referent.tsx'

export const routesReleve = [
  get('/administration/second-referent', administrateur, async r => {
    const { base } = r.services
    const demandee = r.requete('structure')
    // by its address alone: where they are missing
    if (demandee === undefined) return r.redirige('/administration/structures-sans-relais')
    const structure = await exigerStructureAdministree(r, demandee)
    const texte = (r.requete('q') ?? '').slice(0, 100)
    const [[lieu], gens] = await Promise.all([
      referentsDe(base, [structure.id], r.maintenant),
      pressentis(base, {
        structureId: structure.id,
        moi: r.acteur.compteId,
        texte,
        maintenant: r.maintenant,
      }),
    ])
    return r.page({
      titre: 'Désigner un référent',
      section: 'Administration',
      contenu: (
        <PageSecondReferent
          structure={structure}
          referents={lieu?.referents ?? []}
          pressentis={gens}
          texte={texte}
        />
      ),
    })
  }),
]
