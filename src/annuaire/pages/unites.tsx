import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Icone } from '#src/socle/ui/icones.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { OffreDeSoins, OffreFiche, UniteFiche } from '../modele.ts'
import { Contacts } from './contacts.tsx'
import { OffreDetaillee } from './offre.tsx'
import { EtiquetteOuverture } from './ouverture.tsx'
import { phraseDeSource } from './valeur-ror.tsx'

type Proprietes = { structureId: string; soins: OffreDeSoins; administree: boolean }

/** Second tab: the units as the structure organises them, each with what it offers and to whom. */
export const OngletUnites = ({ structureId, soins, administree }: Proprietes) => {
  if (soins.unites.length === 0 && soins.offres.length === 0) {
    return (
      <EtatVide
        titre="Aucune unité dans le ROR"
        texte="Le ROR ne décrit ni unité ni offre de soins pour cette structure. Une unité s’ajoute dans le ROR, puis apparaît ici."
      />
    )
  }
  return (
    <>
      {soins.offres.length > 0 && (
        <Section
          titre="Offres de la structure"
          chapeau="Portées par la structure elle-même, hors de toute unité."
        >
          <Offres offres={soins.offres} depliees={soins.unites.length === 0 && soins.offres.length <= 2} />
        </Section>
      )}
      {soins.unites.length > 0 && (
        <Section titre="Unités" chapeau={resume(soins.unites)}>
          <Arbre
            unites={soins.unites}
            structureId={structureId}
            administree={administree}
            depliees={soins.unites.length <= 2}
          />
        </Section>
      )}
    </>
  )
}

type ProprietesArbre = {
  unites: readonly UniteFiche[]
  structureId: string
  administree: boolean
  depliees: boolean
}

const Arbre = (p: ProprietesArbre) => (
  <ul class="arbre">
    {p.unites.map(unite => (
      <li id={`unite-${unite.id}`}>
        <details class="noeud" open={p.depliees}>
          <summary>
            <Icone nom="chevron" />
            <span class="noeud-nom">{unite.nom}</span>
            <span class="noeud-detail">{detail(unite)}</span>
            <EtiquetteOuverture ouverture={unite.ouverture} />
          </summary>
          <div class="noeud-corps">
            <Unite unite={unite} {...p} />
          </div>
        </details>
      </li>
    ))}
  </ul>
)

const Unite = ({ unite, ...p }: { unite: UniteFiche } & ProprietesArbre) => (
  <>
    <p class="noeud-detail">
      {[phraseDeSource(unite.source), unite.identifiant && `identifiant ${unite.identifiant}`]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <p>
      {p.administree ? (
        <a href={`/administration/habilitations?structure=${p.structureId}&unite=${unite.id}`}>
          {pluriel(unite.habilitations, 'habilitation')} sur cette unité
        </a>
      ) : (
        `${pluriel(unite.habilitations, 'habilitation')} sur cette unité`
      )}
    </p>
    <Contacts contacts={unite.contacts} />
    {unite.offres.length > 0 ? (
      <Offres offres={unite.offres} depliees={unite.offres.length === 1} />
    ) : (
      unite.unites.length === 0 && (
        <p class="non-renseigne">Aucune offre décrite dans le ROR pour cette unité.</p>
      )
    )}
    {unite.unites.length > 0 && <Arbre {...p} unites={unite.unites} />}
  </>
)

/** A sensitive unit (a prison ward…) hides its offers by default, whoever looks: they are only counted. */
const Offres = ({ offres, depliees }: { offres: readonly OffreFiche[]; depliees: boolean }) => {
  const visibles = offres.filter(({ sensible }) => !sensible)
  const masquees = offres.length - visibles.length
  return (
    <>
      <div class="offres">
        {visibles.map(offre => (
          <OffreDetaillee offre={offre} depliee={depliees} />
        ))}
      </div>
      {masquees > 0 && (
        <p class="non-renseigne">
          {`${pluriel(masquees, 'offre sensible masquée', 'offres sensibles masquées')}.`}
        </p>
      )}
    </>
  )
}

function detail({ type, offres, unites }: UniteFiche): string {
  return [
    type,
    offres.length > 0 && pluriel(offres.length, 'offre'),
    unites.length > 0 && pluriel(unites.length, 'unité rattachée', 'unités rattachées'),
  ]
    .filter(Boolean)
    .join(' · ')
}

function resume(unites: readonly UniteFiche[]): string {
  const toutes = aplatir(unites)
  const fermees = toutes.filter(({ ouverture }) => ouverture.etat === 'fermee').length
  const compte = pluriel(toutes.length, 'unité')
  return fermees === 0 ? `${compte}.` : `${compte}, dont ${pluriel(fermees, 'fermée')}.`
}

function aplatir(unites: readonly UniteFiche[]): UniteFiche[] {
  return unites.flatMap(unite => [unite, ...aplatir(unite.unites)])
}
