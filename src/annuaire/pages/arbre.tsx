import type { Jour } from '#src/socle/temps/jours.ts'
import { Icone } from '#src/socle/ui/icones.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Fiche, UniteFiche } from '#src/structures/fiche.ts'
import type { OffreFiche } from '#src/structures/fiche-offres.ts'
import { capaciteEnBref } from '#src/structures/mots.ts'
import type { Noeud } from '../emboiter.ts'
import { Contacts } from './contacts.tsx'
import { OffreDetaillee } from './offre.tsx'
import { EtiquetteOuverture } from './ouverture.tsx'
import { phraseDeSource } from './valeur-ror.tsx'

export type ProprietesUnites = {
  fiche: Fiche
  /** Rights that hold now, by unit. */
  habilitations: ReadonlyMap<string, number>
  administree: boolean
  aujourdHui: Jour
}

type ProprietesArbre = ProprietesUnites & { noeuds: readonly Noeud<UniteFiche>[]; depliees: boolean }

/** Units under one another, folded so that a hospital of a hundred units stays readable. */
export const Arbre = ({ noeuds, ...p }: ProprietesArbre) => (
  <ul class="arbre">
    {noeuds.map(noeud => (
      <li id={`unite-${noeud.unite.id}`}>
        <details class="noeud" open={p.depliees}>
          <summary>
            <Icone nom="chevron" />
            <span class="noeud-titre">
              <span class="noeud-nom">{noeud.unite.nom}</span>
              <span class="noeud-detail">{detail(noeud)}</span>
              <EtiquetteOuverture de={noeud.unite} aujourdHui={p.aujourdHui} />
            </span>
          </summary>
          <div class="noeud-corps">
            <Unite {...p} {...noeud} />
          </div>
        </details>
      </li>
    ))}
  </ul>
)

const Unite = ({ unite, dessous, ...p }: Noeud<UniteFiche> & Omit<ProprietesArbre, 'noeuds'>) => (
  <>
    <p class="noeud-detail">
      {[phraseDeSource(unite.source), unite.identifiant && `identifiant ${unite.identifiant}`]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <p>
      <HabilitationsDeLUnite
        lien={
          p.administree && `/administration/habilitations?structure=${unite.structureId}&unite=${unite.id}`
        }
        nombre={p.habilitations.get(unite.id) ?? 0}
      />
    </p>
    <Contacts contacts={unite.contacts} />
    {unite.offres.length > 0 ? (
      <Offres offres={unite.offres} depliees={unite.offres.length === 1} />
    ) : (
      dessous.length === 0 && <p class="non-renseigne">Aucune offre décrite dans le ROR pour cette unité.</p>
    )}
    {dessous.length > 0 && <Arbre {...p} noeuds={dessous} />}
  </>
)

const HabilitationsDeLUnite = ({ lien, nombre }: { lien: string | false; nombre: number }) => {
  const phrase =
    nombre === 0
      ? 'Aucune habilitation limitée à cette unité'
      : `${pluriel(nombre, 'habilitation limitée', 'habilitations limitées')} à cette unité`
  return lien && nombre > 0 ? <a href={lien}>{phrase}</a> : <span>{phrase}</span>
}

export const Offres = ({ offres, depliees }: { offres: readonly OffreFiche[]; depliees: boolean }) => (
  <div class="offres">
    {offres.map(offre => (
      <OffreDetaillee offre={offre} depliee={depliees} />
    ))}
  </div>
)

function detail({ unite: { type, offres }, dessous }: Noeud<UniteFiche>): string {
  return [
    type,
    offres.length > 0 && pluriel(offres.length, 'offre'),
    capaciteEnBref(offres),
    dessous.length > 0 && pluriel(dessous.length, 'unité rattachée', 'unités rattachées'),
  ]
    .filter(Boolean)
    .join(' · ')
}
