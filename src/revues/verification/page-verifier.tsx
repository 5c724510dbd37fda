import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { motDuVolet } from '../mots.ts'
import type { Reconnue } from './verifier.ts'

export type Verdict = { empreinte: string; reconnue: Reconnue | null }

type Proprietes = { saisie: string; verdict: Verdict | null; erreurs: Erreurs }

/** Open to all: whoever holds an attestation may check that it is the one that was sealed. */
export const PageVerifier = ({ saisie, verdict, erreurs }: Proprietes) => (
  <>
    <TetePage titre="Vérifier une attestation" etat="Attestations de revue des habilitations" />
    <AQuoiSertCettePage>
      <p>
        Une attestation porte une empreinte : un résumé de la liste relue et des décisions, que tout
        changement rendrait autre. Saisissez l’empreinte imprimée sur le document, ou déposez la liste CSV
        telle qu’elle a été téléchargée : l’empreinte en est recalculée. Un nom changé se voit ; un nom effacé
        parce que le compte a été anonymisé ne change rien.
      </p>
    </AQuoiSertCettePage>
    <ResumeErreurs erreurs={erreurs} />
    {verdict && <Resultat {...verdict} />}
    <Section titre="Par l’empreinte">
      <Formulaire methode="get" action={chemins.verifier}>
        <ChampTexte
          nom="empreinte"
          libelle="Empreinte"
          aide="64 caractères ; les espaces ne comptent pas."
          code
          valeur={saisie}
          erreur={erreurs.empreinte}
        />
        <Boutons>
          <Bouton genre="primaire">Vérifier l’empreinte</Bouton>
        </Boutons>
      </Formulaire>
    </Section>
    <Section titre="Par la liste CSV">
      <Formulaire action={chemins.verifier} fichiers>
        <div class={erreurs.fichier ? 'champ champ-en-erreur' : 'champ'}>
          <label class="champ-libelle" for="champ-fichier">
            Liste complète (CSV)
          </label>
          <div class="champ-aide" id="champ-fichier-aide">
            2 Mo au plus. Le fichier n’est ni gardé ni transmis.
          </div>
          {erreurs.fichier && (
            <p class="champ-erreur" id="champ-fichier-erreur">
              {erreurs.fichier}
            </p>
          )}
          <input
            type="file"
            id="champ-fichier"
            name="fichier"
            accept=".csv,text/csv"
            aria-describedby="champ-fichier-aide"
          />
        </div>
        <Boutons>
          <Bouton genre="primaire">Vérifier le fichier</Bouton>
        </Boutons>
      </Formulaire>
    </Section>
  </>
)

const Resultat = ({ empreinte, reconnue }: Verdict) =>
  reconnue ? (
    <Alerte ton="succes" titre="Cette attestation est authentique" annoncee>
      <p>
        {`${motDuVolet[reconnue.volet]}, ${reconnue.lieu} : ${pluriel(reconnue.habilitations, 'habilitation')}, revue ${reconnue.etat === 'signee' ? 'signée' : 'close sans signature'} le ${jourEtHeure(reconnue.closeLe)}.`}
      </p>
    </Alerte>
  ) : (
    <Alerte ton="attention" titre="Cette empreinte n’est celle d’aucune attestation" annoncee>
      <p>
        Le document a pu être modifié, ou la liste enregistrée de nouveau par un tableur. Demandez l’original
        à la structure.
      </p>
      <p>
        <code class="code-long">{empreinte}</code>
      </p>
    </Alerte>
  )
