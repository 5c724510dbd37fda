import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Etapes, Formulaire, Recapitulatif } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import type { Saisie } from '#src/socle/web/formulaires.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import type { Attribution, Controlee } from './controler-attribution.ts'
import { etapesDAttribution } from './page-attribuer.tsx'

/** What is about to be given, to whom, and what it replaces. Nothing is written yet. */
export const PageVerifier = (p: { controle: Controlee; demande: Attribution; saisie: Saisie }) => (
  <>
    <TetePage
      titre="Vérifier avant d’attribuer"
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Attribuer une habilitation' },
        { libelle: 'Vérifier' },
      ]}
      etat="Rien n’est encore enregistré."
    />
    <Etapes etapes={etapesDAttribution} courante={1} />
    <Formulaire action={chemins.attribuer}>
      {Object.entries(p.saisie).flatMap(([nom, valeurs]) =>
        nom === 'retour' ? [] : valeurs.map(valeur => <ChampCache nom={nom} valeur={valeur} />),
      )}
      <Recapitulatif
        lignes={[
          { libelle: 'À qui', valeur: <Lignes lignes={p.controle.personnes.map(nomComplet)} /> },
          { libelle: 'Où', valeur: p.controle.lieu.libelle },
          {
            libelle: 'Profils',
            valeur: <Lignes lignes={p.controle.profils.map(({ libelle }) => libelle)} />,
          },
          {
            libelle: 'Durée',
            valeur: `du ${enToutesLettres(p.demande.debut)} au ${enToutesLettres(p.demande.fin)}`,
          },
          ...(p.demande.motif ? [{ libelle: 'Motif', valeur: p.demande.motif }] : []),
          ...remplacements(p.controle),
        ]}
      />
      {p.controle.profils.some(({ deux_personnes }) => deux_personnes) && <ADeux {...p.controle} />}
      <p>
        {p.controle.personnes.length > 1
          ? 'Chacune de ces personnes sera prévenue par courriel.'
          : 'Cette personne sera prévenue par courriel.'}
      </p>
      <Boutons>
        <Bouton genre="primaire">{`Attribuer jusqu’au ${enToutesLettres(p.demande.fin)}`}</Bouton>
        <Bouton genre="discret" nom="retour" valeur="1" action={`${chemins.attribuer}/verifier`}>
          Modifier
        </Bouton>
      </Boutons>
    </Formulaire>
  </>
)

/** What this person cannot give alone. */
const ADeux = ({ profils }: Controlee) => (
  <Alerte ton="info">
    {`${profils
      .filter(({ deux_personnes }) => deux_personnes)
      .map(({ libelle }) => `« ${libelle} »`)
      .join(
        ' et ',
      )} : proposition à faire approuver par une autre personne d’ici sept jours. Rien n’est accordé avant.`}
  </Alerte>
)

const Lignes = ({ lignes }: { lignes: readonly string[] }) => (
  <ul class="liste-nue">
    {lignes.map(ligne => (
      <li>{ligne}</li>
    ))}
  </ul>
)

function remplacements({ droits }: Controlee) {
  const lignes = droits.flatMap(({ personne, profil, cedees }) =>
    cedees.map(
      ({ habilitation }) =>
        `${nomComplet(personne)}, « ${profil.libelle} » : remplace l’habilitation qui finissait le ${enToutesLettres(habilitation.fin)}.`,
    ),
  )
  return lignes.length > 0 ? [{ libelle: 'Déjà en cours', valeur: <Lignes lignes={lignes} /> }] : []
}
