import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Section, TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { cheminAnnuaire, cheminEtablissement } from '../chemins.ts'
import type { Bareme } from './bareme.ts'
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
    {estimation && <Resultat estimation={estimation} bareme={bareme} />}
    <Section titre={estimation ? 'Modifier ma situation' : 'Ma situation'}>
      <FormulaireResteACharge saisie={saisie} erreurs={erreurs} />
    </Section>
    <Limites bareme={bareme} />
  </>
)

const Resultat = ({ estimation, bareme }: { estimation: Estimation; bareme: Bareme }) => (
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
    <p class="estimation-date">{`Montants au ${enToutesLettres(bareme.au)}.`}</p>
  </section>
)

const suite = ({ ressourcesRestantes }: Estimation) =>
  ressourcesRestantes >= 0
    ? `Il resterait ${enEuros(ressourcesRestantes)} sur les revenus du mois.`
    : `Il manquerait ${enEuros(-ressourcesRestantes)} par rapport aux revenus du mois.`

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
          {`L’aide sociale laisse au moins ${enEuros(bareme.minimumLaisse)} par mois à la personne. Ce qui est laissé au conjoint resté à domicile, et ce qui est demandé aux enfants, varie selon les départements.`}
        </li>
        <li>
          {`La participation unique à l’autonomie est celle du ${enToutesLettres(bareme.participationForfaitaire.au)} : ${enEuros(bareme.participationForfaitaire.montant)} par jour. Vérifiez auprès de l’établissement.`}
        </li>
        <li>
          Une APA très faible n’est pas versée, et les prestations en plus (coiffeur, téléphone…) ne sont pas
          comptées.
        </li>
        <li>Les soins sont payés par l’assurance maladie.</li>
      </ul>
    </Alerte>
  </Section>
)
