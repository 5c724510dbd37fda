import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { AQuoiSertCettePage, Resume, TetePage } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { motDeLIssue, motDuVolet } from '../mots.ts'
import type { Issue } from '../regles.ts'
import { type RevueClose, signataireDe } from './lire-bilan.ts'

/** What a closed review attests, and its files. */
export const PageAttestation = ({
  revue,
  bilan,
}: {
  revue: RevueClose
  bilan: readonly { issue: Issue; nombre: number }[]
}) => (
  <>
    <TetePage
      titre="Attestation de revue"
      etat={`${revue.lieu}, ${motDuVolet[revue.volet].toLowerCase()}`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Revue des habilitations', href: chemins.liste },
        { libelle: revue.lieu },
      ]}
      actions={
        <>
          <LienBouton icone="telecharger" href={chemins.attestationCsv(revue.id)}>
            Liste complète (CSV)
          </LienBouton>
          <LienBouton genre="primaire" icone="telecharger" href={chemins.attestationPdf(revue.id)}>
            Attestation (PDF)
          </LienBouton>
        </>
      }
    />
    <AQuoiSertCettePage>
      <p>
        L’empreinte résume toute la liste figée et toutes les décisions : un seul caractère changé en
        donnerait une autre. Quiconque tient l’attestation peut vérifier qu’elle est bien celle-ci. Le nom
        d’une personne dont le compte est anonymisé s’efface, sans que l’empreinte change.
      </p>
    </AQuoiSertCettePage>
    <Resume
      lignes={[
        { terme: 'Liste figée', valeur: `le ${jourEtHeure(revue.ouverteLe)}` },
        revue.etat === 'signee'
          ? { terme: 'Signée', valeur: `le ${jourEtHeure(revue.closeLe)} par ${signataireDe(revue)}` }
          : { terme: 'Close sans signature', valeur: `le ${jourEtHeure(revue.closeLe)}, l’échéance passée` },
        ...bilan.map(({ issue, nombre: n }) => ({
          terme: motDeLIssue[issue],
          valeur: pluriel(n, 'habilitation'),
        })),
        {
          terme: 'Empreinte (SHA-256)',
          valeur: <code class="code-long">{revue.empreinte}</code>,
          note: <a href={`${chemins.verifier}?empreinte=${revue.empreinte}`}>Vérifier cette empreinte</a>,
        },
      ]}
    />
  </>
)
