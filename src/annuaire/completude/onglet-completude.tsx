import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { Bouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { adresseSignaler, chemins } from '../chemins.ts'
import type { Confirmation } from './confirmer.ts'
import type { Cle, Evaluation, Point } from './evaluer.ts'

type Proprietes = {
  structureId: string
  evaluation: Evaluation
  confirmation: Confirmation | null
  /** When it is next to be confirmed; null: nobody is asked to. */
  echeanceLe: Jour | null
  aujourdHui: Jour
  administree: boolean
  jeton: string
}

/** How good the fiche is, what to do about it, and the yearly « nothing has changed ». */
export const OngletCompletude = (p: Proprietes) => (
  <>
    <Section titre={`Complète à ${p.evaluation.score} %`} chapeau={resume(p.evaluation)}>
      <p>
        <meter
          class="jauge"
          aria-label="Complétude"
          min={0}
          max={100}
          low={60}
          high={85}
          optimum={100}
          value={p.evaluation.score}
        >
          {`${p.evaluation.score} %`}
        </meter>
      </p>
      <Tableau
        legende="Ce que la fiche doit dire"
        lignes={p.evaluation.points}
        colonnes={[
          { cle: 'point', titre: 'Point', cellule: ({ libelle }) => libelle },
          { cle: 'etat', titre: 'État', etroite: true, cellule: ({ etat }) => <EtatDuPoint etat={etat} /> },
          { cle: 'constat', titre: 'Ce qu’il en est', cellule: ({ constat }) => constat },
          {
            cle: 'faire',
            titre: 'Y aller',
            etroite: true,
            cellule: point => p.administree && point.etat !== 'bon' && <LienDuPoint {...p} point={point} />,
          },
        ]}
      />
    </Section>
    {p.echeanceLe && <Confirmer {...p} echeanceLe={p.echeanceLe} />}
  </>
)

const Confirmer = ({
  structureId,
  confirmation,
  echeanceLe,
  aujourdHui,
  administree,
  jeton,
}: Proprietes & { echeanceLe: Jour }) => (
  <Section
    titre="Rien n’a changé"
    id="confirmer"
    chapeau="Une fois par an, le référent relit la fiche et le dit."
  >
    <p>
      {confirmation
        ? `Confirmée le ${enToutesLettres(jourDe(confirmation.le))}${confirmation.par ? ` par ${confirmation.par}` : ''}. `
        : 'Jamais confirmée. '}
      {`À confirmer avant le ${enToutesLettres(echeanceLe)}, ${echeance(aujourdHui, echeanceLe)}.`}
    </p>
    {administree && (
      <Formulaire action={chemins.confirmer(structureId)}>
        <ChampCache nom="jeton" valeur={jeton} />
        <p>
          <Bouton genre="primaire" icone="coche">
            Rien n’a changé, la fiche est à jour
          </Bouton>
        </p>
      </Formulaire>
    )}
  </Section>
)

const etats: Record<Point['etat'], { ton: Ton; mot: string }> = {
  bon: { ton: 'succes', mot: 'Bon' },
  'a-rafraichir': { ton: 'attention', mot: 'À rafraîchir' },
  'a-completer': { ton: 'erreur', mot: 'À compléter' },
}

const EtatDuPoint = ({ etat }: { etat: Point['etat'] }) => (
  <Etiquette ton={etats[etat].ton}>{etats[etat].mot}</Etiquette>
)

function resume({ aFaire, points }: Evaluation): string {
  return aFaire.length === 0
    ? 'Tout est là, et récent.'
    : `${pluriel(aFaire.length, 'point')} à regarder sur ${points.length}.`
}

const versIci: Partial<Record<Cle, (structureId: string) => string>> = {
  unites: chemins.unites,
  'grand-age': chemins.modifierGrandAge,
  tarifs: chemins.modifierGrandAge,
  places: chemins.places,
  confirmation: () => '#confirmer',
}
const versLeRor: Partial<Record<Cle, (structureId: string) => string>> = {
  coordonnees: id => adresseSignaler(id, { objet: 'structure', id }),
  direction: id => adresseSignaler(id, { objet: 'structure', id }, 'contacts'),
  horaires: chemins.signaler,
  capacites: chemins.signaler,
}

const LienDuPoint = ({ structureId, point }: { structureId: string; point: Point }) => {
  const vers = (point.ou === 'ici' ? versIci : versLeRor)[point.cle]
  return vers ? (
    <a href={vers(structureId)}>
      {point.ou === 'ici' ? 'Renseigner' : 'Signaler au ROR'}
      <span class="masque">{` : ${point.libelle}`}</span>
    </a>
  ) : null
}
