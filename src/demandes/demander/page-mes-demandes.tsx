import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { cheminDemander, cheminMesDemandes } from '../chemins.ts'
import { EtatDeLaDemande, enClair } from '../etiquette.tsx'
import type { Demande } from '../lire-demande.ts'

/** What I have asked for, what became of it, and how to take it back. */
export const PageMesDemandes = ({ demandes, jeton }: { demandes: readonly Demande[]; jeton: string }) => {
  const vives = demandes.filter(({ etat }) => etat === 'a-traiter').length
  return (
    <>
      <TetePage
        titre="Mes demandes"
        filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Mes demandes' }]}
        etat={
          vives > 0
            ? `${pluriel(vives, 'demande')} ${accord(vives, 'attend', 'attendent')} une réponse.`
            : 'Aucune demande n’attend de réponse.'
        }
        actions={
          <LienBouton genre="primaire" href={cheminDemander}>
            Demander une habilitation
          </LienBouton>
        }
      />
      <AQuoiSertCettePage>
        <p>
          Vous demandez ici une habilitation ou son renouvellement ; un référent de la structure répond, et
          vous êtes prévenu par courriel. S’il ne répond pas, la demande passe à l’équipe du territoire.
        </p>
      </AQuoiSertCettePage>
      {demandes.length === 0 ? (
        <EtatVide
          titre="Vous n’avez rien demandé"
          texte="Une habilitation ouvre ce dont vous avez besoin, dans une structure ou une unité."
          action={<LienBouton href={cheminDemander}>Demander une habilitation</LienBouton>}
        />
      ) : (
        <Tableau
          legende="Mes demandes"
          lignes={demandes}
          colonnes={[
            { cle: 'quoi', titre: 'Demande', cellule: enClair },
            { cle: 'lieu', titre: 'Structure ou unité', cellule: ({ lieu }) => lieu },
            { cle: 'le', titre: 'Déposée le', cellule: ({ creeeLe }) => jourEtHeure(creeeLe) },
            {
              cle: 'etat',
              titre: 'État',
              cellule: d => (
                <>
                  <EtatDeLaDemande d={d} />
                  {d.reponse && <p>{`${d.decideePar} : ${d.reponse}`}</p>}
                </>
              ),
            },
            {
              cle: 'action',
              titre: 'Action',
              cellule: d =>
                d.etat === 'a-traiter' && (
                  <form method="post" action={`${cheminMesDemandes}/retirer`}>
                    <ChampCache nom="jeton" valeur={jeton} />
                    <ChampCache nom="demande" valeur={d.id} />
                    <Bouton petit etiquette={`Retirer la demande : ${enClair(d)}, ${d.lieu}`}>
                      Retirer la demande
                    </Bouton>
                  </form>
                ),
            },
          ]}
        />
      )}
    </>
  )
}
