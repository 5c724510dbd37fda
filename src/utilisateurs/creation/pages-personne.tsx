import type { Compte, Sosie } from '#src/comptes/identite/requetes.ts'
import { estClos } from '#src/comptes/vie/transitions.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { AQuoiSertCettePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { chemins } from '../chemins.ts'
import { ChampsIdentite, type ProprietesChampsIdentite } from '../pages/champs-identite.tsx'
import { un } from './brouillon.ts'
import { CadreEtape, Continuer, type ProprietesEtape } from './cadre.tsx'

/** (a) The address first: it tells at once whether the person already has an account (G12). */
export const PageAdresse = (p: ProprietesEtape & { existant?: Compte | undefined }) => (
  <CadreEtape {...p} etape="adresse" montres={['courriel']} boutons={<Continuer />}>
    <AQuoiSertCettePage>
      <p>
        Un compte appartient à un seul professionnel, et un professionnel n’a qu’un seul compte, avec son
        adresse à lui. Si la personne travaille déjà ailleurs, elle garde son compte : vous lui attribuez une
        habilitation.
      </p>
    </AQuoiSertCettePage>
    {p.existant && <DejaUnCompte compte={p.existant} />}
    <ChampTexte
      nom="courriel"
      libelle="Adresse électronique professionnelle"
      aide="L’adresse nominative de la personne, par exemple prenom.nom@hopital.fr."
      type="email"
      valeur={un(p.saisie, 'courriel').slice(0, 300)}
      erreur={p.erreurs.courriel}
      focusInitial
    />
  </CadreEtape>
)

const DejaUnCompte = ({ compte }: { compte: Compte }) => (
  <Alerte ton="info" annoncee titre="Cette personne a déjà un compte">
    <p>
      <Personne nom={`${compte.prenom} ${compte.nom}`} fonction={compte.profession ?? undefined} />
    </p>
    {estClos(compte.etat) ? (
      <p>Son compte est désactivé : un référent de sa structure ou l’équipe régionale peut le réactiver.</p>
    ) : (
      <LienBouton genre="primaire" href={chemins.attribuer(compte.id)}>
        Attribuer une habilitation
      </LienBouton>
    )}
  </Alerte>
)

/** (b) Who the person is; somebody who looks like them is shown before going on. */
export const PageIdentification = (
  p: ProprietesChampsIdentite & { semblables?: readonly Sosie[]; bloquant?: boolean },
) => (
  <CadreEtape
    {...p}
    etape="identite"
    montres={[
      'civilite',
      'nom',
      'prenom',
      'professionCode',
      'fonction',
      'rpps',
      'telephone',
      'deuxPersonnes',
    ]}
    boutons={<Continuer />}
  >
    {p.semblables && p.semblables.length > 0 && (
      <Sosies sosies={p.semblables} bloquant={p.bloquant ?? false} />
    )}
    <p>{`Compte à créer : ${un(p.saisie, 'courriel')}`}</p>
    <ChampsIdentite {...p} />
  </CadreEtape>
)

const Sosies = ({ sosies, bloquant }: { sosies: readonly Sosie[]; bloquant: boolean }) => (
  <Alerte
    ton="attention"
    annoncee
    titre={
      bloquant
        ? 'Ce numéro RPPS est déjà celui d’un compte'
        : 'Quelqu’un de ce nom a déjà un compte : est-ce la même personne ?'
    }
  >
    <ul>
      {sosies.map(sosie => (
        <li>
          <Personne nom={`${sosie.prenom} ${sosie.nom}`} fonction={sosie.profession ?? undefined} />
          {(!bloquant || sosie.memeRpps) && !estClos(sosie.etat) && (
            <LienBouton petit href={chemins.attribuer(sosie.id)}>
              C’est la même personne : attribuer une habilitation
            </LienBouton>
          )}
        </li>
      ))}
    </ul>
    {bloquant ? (
      <p>Un numéro RPPS n’appartient qu’à une personne : corrigez-le, ou reprenez son compte.</p>
    ) : (
      <Bouton nom="deuxPersonnes" valeur="oui">
        Ce sont deux personnes : continuer
      </Bouton>
    )}
  </Alerte>
)
