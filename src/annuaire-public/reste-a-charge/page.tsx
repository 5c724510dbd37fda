import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { cheminAnnuaire, cheminEtablissement } from '../chemins.ts'
import { type Bareme, sources, taux } from './bareme.ts'
import { type Estimation, enEuros } from './estimer.ts'
import { FormulaireResteACharge } from './formulaire.tsx'

type Proprietes = {
  /** The establishment whose prices are filled in; null: the free-standing calculator. */
  etablissement: { nom: string; finess: string } | null
  saisie: Saisie
  erreurs: Erreurs
  estimation: Estimation | null
  bareme: Bareme
}

export const PageResteACharge = ({ etablissement, saisie, erreurs, estimation, bareme }: Proprietes) => (
  <>
    <ResumeErreurs erreurs={erreurs} />
    <TetePage
      titre="Combien reste-t-il à payer en EHPAD ?"
      filAriane={[
        { libelle: 'Annuaire', href: cheminAnnuaire },
        ...(etablissement
          ? [{ libelle: etablissement.nom, href: cheminEtablissement(etablissement.finess) }]
          : []),
        { libelle: 'Reste à payer' },
      ]}
      etat={
        etablissement
          ? `Avec les prix déclarés par ${etablissement.nom}, que vous pouvez corriger.`
          : 'Une estimation, en deux minutes. Rien de ce que vous écrivez n’est conservé.'
      }
    />
    {estimation && (
      <Resultat estimation={estimation} bareme={bareme} aDeux={saisie.foyer?.at(-1) === 'deux-residents'} />
    )}
    <Section titre={estimation ? 'Modifier ma situation' : 'Ma situation'}>
      <FormulaireResteACharge saisie={saisie} erreurs={erreurs} />
    </Section>
    <Regles bareme={bareme} />
    <Limites bareme={bareme} />
  </>
)

type Resultat = { estimation: Estimation; bareme: Bareme; aDeux: boolean }

const Resultat = ({ estimation, bareme, aDeux }: Resultat) => (
  <section class="estimation" aria-labelledby="estimation">
    <h2 id="estimation">Estimation pour un mois</h2>
    <dl class="estimation-lignes">
      {estimation.lignes.map(({ libelle, montant, explication, source }) => (
        <div>
          <dt>{libelle}</dt>
          <dd class="chiffres">{`${montant < 0 ? '− ' : ''}${enEuros(Math.abs(montant))}`}</dd>
          <dd class="estimation-explication">
            {explication}
            {source && <span>{` ${source}.`}</span>}
          </dd>
        </div>
      ))}
      <div class="estimation-total">
        <dt>Reste à payer par mois</dt>
        <dd class="chiffres">{enEuros(estimation.reste)}</dd>
        <dd class="estimation-explication">{suite(estimation)}</dd>
      </div>
    </dl>
    {estimation.lignes.every(({ cle }) => cle !== 'impot') && estimation.reductionPossible > 0 && (
      <p>
        {`Si vous payez de l’impôt sur le revenu, vous pouvez en récupérer jusqu’à ${enEuros(estimation.reductionPossible)} par an.`}
      </p>
    )}
    {aDeux && <p>Ce montant est celui de chacun des deux, avec la moitié des revenus.</p>}
    <p class="estimation-date">{`Estimation, avec les montants connus au ${enToutesLettres(bareme.au)}.`}</p>
  </section>
)

const suite = ({ ressourcesRestantes }: Estimation) =>
  ressourcesRestantes >= 0
    ? `Il resterait ${enEuros(ressourcesRestantes)} sur les revenus du mois.`
    : `Il manquerait ${enEuros(-ressourcesRestantes)} par rapport aux revenus du mois.`

/** Each amount that counts, from when it holds, and the text that says so. */
const Regles = ({ bareme }: { bareme: Bareme }) => {
  const { bas, haut } = taux.seuils
  const seuil = (fois: number) => enEuros(Math.round(fois * bareme.majorationTiercePersonne))
  const au = enToutesLettres(bareme.au)
  return (
    <Section titre="Les règles de calcul" chapeau={`Montants au ${au}. Ils changent chaque année.`}>
      <Resume
        lignes={[
          {
            terme: 'APA en établissement',
            valeur: `Jusqu’à ${seuil(bas)} de revenus par mois, seul le tarif des GIR 5 et 6 reste à payer. Au-delà s’y ajoute une part de la différence avec le tarif de la personne, de 0 à 80 % ; 80 % à partir de ${seuil(haut)}. Pour un couple, la moitié des revenus compte.`,
            note: sources.apa,
          },
          {
            terme: 'Conjoint à domicile',
            valeur: `${enEuros(bareme.minimumConjoint)} par mois au moins lui sont réservés : cette somme ne compte ni pour l’APA ni pour l’aide sociale.`,
            note: sources.conjoint,
          },
          {
            terme: 'Aide sociale (ASH)',
            valeur: `La personne verse 90 % de ses revenus et en garde au moins ${enEuros(bareme.minimumLaisse)} par mois. Le département avance le reste de la facture.`,
            note: sources.aideSociale,
          },
          {
            terme: 'Participation unique',
            valeur: `${enEuros(bareme.participationForfaitaire.montant)} par jour au ${enToutesLettres(bareme.participationForfaitaire.au)}, jusqu’au 31 décembre 2026, dans l’Aude, le Cantal, la Charente-Maritime, la Corrèze, les Côtes-d’Armor, la Creuse, le Finistère, la Haute-Garonne, les Landes, le Lot, le Lot-et-Garonne, le Maine-et-Loire, la Haute-Marne, la Mayenne, le Morbihan, la Nièvre, le Pas-de-Calais, les Pyrénées-Orientales, la métropole de Lyon, la Savoie, la Seine-Saint-Denis, la Guyane et La Réunion.`,
            note: sources.participationForfaitaire,
          },
          {
            terme: 'Réduction d’impôt',
            valeur: `25 % de ce qui reste à payer pour l’hébergement et la dépendance, dans la limite de ${enEuros(bareme.plafondReductionImpot)} de dépenses par an et par personne.`,
            note: sources.impot,
          },
        ]}
      />
    </Section>
  )
}

const Limites = ({ bareme }: { bareme: Bareme }) => (
  <Section titre="Ce que cette estimation ne dit pas">
    <Alerte ton="info">
      <ul>
        <li>C’est une estimation : le département, la CAF ou la MSA et les impôts décident.</li>
        <li>
          L’aide au logement n’est pas calculée : elle dépend de l’établissement, des revenus d’il y a un an
          et d’un barème que la CAF applique.
        </li>
        <li>
          Les départements peuvent laisser davantage au conjoint ou à la personne, comptent autrement le
          patrimoine, et décident de ce qui est demandé aux enfants.
        </li>
        <li>
          {`La participation unique a pu être revalorisée depuis le ${enToutesLettres(bareme.participationForfaitaire.au)} : l’établissement la connaît.`}
        </li>
        <li>
          Une APA très faible (trois heures de SMIC par mois) n’est pas versée, et les prestations en plus
          (coiffeur, téléphone…) ne sont pas comptées.
        </li>
        <li>Les soins sont payés par l’assurance maladie.</li>
      </ul>
    </Alerte>
  </Section>
)
