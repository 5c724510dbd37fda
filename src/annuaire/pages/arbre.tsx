import type { Jour } from '#src/socle/temps/jours.ts'
import { Depliable } from '#src/socle/ui/depliable.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Fiche, UniteFiche } from '#src/structures/fiche.ts'
import type { OffreFiche } from '#src/structures/fiche-offres.ts'
import { capaciteEnBref } from '#src/structures/mots.ts'
import { adresseSignaler, chemins } from '../chemins.ts'
import type { Noeud } from '../emboiter.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import type { Declaration } from '../unites/lire-declaration.ts'
import { DeclarationDUnite } from '../unites/page-unite.tsx'
import { Contacts } from './contacts.tsx'
import { OffreDetaillee } from './offre.tsx'
import { EtiquetteOuverture } from './ouverture.tsx'
import { phraseDeSource, Signaler } from './valeur-ror.tsx'

export type ProprietesUnites = {
  fiche: Fiche
  /** Rights that hold now, by unit. */
  habilitations: ReadonlyMap<string, number>
  administree: boolean
  aujourdHui: Jour
  /** What each unit declares of itself, where units do. */
  declarations: ReadonlyMap<string, Declaration>
  /** Whether this person types what the unit declares, and says what is wrong in the ROR about it. */
  tient: (uniteId: string | null) => boolean
}

type ProprietesArbre = ProprietesUnites & { noeuds: readonly Noeud<UniteFiche>[]; depliees: boolean }

/** Units under one another, folded so that a hospital of a hundred units stays readable. */
export const Arbre = ({ noeuds, ...p }: ProprietesArbre) => (
  <ul class="arbre">
    {noeuds.map(noeud => (
      <li id={`unite-${noeud.unite.id}`}>
        <Depliable
          titre={noeud.unite.nom}
          detail={detail(noeud)}
          etiquette={<EtiquetteOuverture de={noeud.unite} aujourdHui={p.aujourdHui} />}
          ouvert={p.depliees}
        >
          <Unite {...p} {...noeud} />
        </Depliable>
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
      {p.tient(unite.id) && <SignalerUnite {...{ unite }} />}
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
    <Declaree unite={unite} declaration={p.declarations.get(unite.id)} tient={p.tient(unite.id)} />
    {unite.offres.length > 0 ? (
      <Offres
        offres={unite.offres}
        depliees={unite.offres.length === 1}
        signaler={p.tient(unite.id) ? unite.structureId : null}
      />
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

const SignalerUnite = ({ unite }: { unite: UniteFiche }) => (
  <Signaler href={adresseSignaler(unite.structureId, { objet: 'unite', id: unite.id })} quoi={unite.nom} />
)

type ProprietesDeclaree = { unite: UniteFiche; declaration: Declaration | undefined; tient: boolean }

/** What the unit says of itself, which the ROR does not know. */
const Declaree = ({ unite, declaration, tient }: ProprietesDeclaree) =>
  declaration &&
  (unite.offres.length > 0 || declaration.saisie.version > 0) && (
    <div class="lieu">
      <p>
        <strong>Ce que l’unité déclare</strong>
        <span class="noeud-detail">{phraseDeSaisie(declaration.saisie)}</span>
        {tient && (
          <a href={chemins.unite(unite.structureId, unite.id)}>
            {declaration.saisie.version === 0 ? 'Déclarer' : 'Modifier'}
            <span class="masque">{` ce que déclare ${unite.nom}`}</span>
          </a>
        )}
      </p>
      {declaration.saisie.version > 0 && <DeclarationDUnite declaration={declaration} />}
    </div>
  )

type ProprietesOffres = {
  offres: readonly OffreFiche[]
  depliees: boolean
  /** The structure where what is wrong may be reported; null for who may not. */
  signaler: string | null
}

export const Offres = ({ offres, depliees, signaler }: ProprietesOffres) => (
  <div class="offres">
    {offres.map(offre => (
      <OffreDetaillee offre={offre} depliee={depliees} signaler={signaler} />
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
