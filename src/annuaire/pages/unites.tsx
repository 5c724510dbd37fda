import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { emboiter } from '../emboiter.ts'
import { Arbre, Offres, type ProprietesUnites } from './arbre.tsx'
import { Capacites } from './capacites.tsx'
import { etatDe } from './ouverture.tsx'

/** Second tab: the units as the structure organises them, each with what it offers and to whom. */
export const OngletUnites = (p: ProprietesUnites) => {
  const { unites, offres, capacites } = p.fiche
  if (unites.length === 0 && offres.length === 0) {
    return (
      <EtatVide
        titre="Aucune unité dans le ROR"
        texte="Le ROR ne décrit ni unité ni offre de soins pour cette structure. Une unité s’ajoute dans le ROR, puis apparaît ici."
      />
    )
  }
  return (
    <>
      {capacites.length > 0 && (
        <Section
          titre="Capacités de la structure"
          chapeau="Toutes offres réunies, un lieu partagé compté une fois."
        >
          <Capacites legende="Capacités de la structure" capacites={capacites} />
        </Section>
      )}
      {offres.length > 0 && (
        <Section
          titre="Offres de la structure"
          chapeau="Portées par la structure elle-même, hors de toute unité."
        >
          <Offres
            offres={offres}
            depliees={unites.length === 0 && offres.length <= 2}
            signaler={p.tient(null) ? p.fiche.structure.id : null}
          />
        </Section>
      )}
      {unites.length > 0 && (
        <Section titre="Unités" chapeau={resume(p)}>
          <Arbre noeuds={emboiter(unites)} depliees={unites.length <= 2} {...p} />
        </Section>
      )}
    </>
  )
}

function resume({ fiche: { unites }, aujourdHui }: ProprietesUnites): string {
  const fermees = unites.filter(de => etatDe({ de, aujourdHui }) === 'fermee').length
  const compte = pluriel(unites.length, 'unité')
  return fermees === 0 ? `${compte}.` : `${compte}, dont ${pluriel(fermees, 'fermée')}.`
}
