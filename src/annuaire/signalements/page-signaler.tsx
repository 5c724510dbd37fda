import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampFichier, ChampTexte, ChampZone } from '#src/socle/ui/champs.tsx'
import { ChampCase } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { ChampsRor } from '../pages/valeur-ror.tsx'
import type { Cible } from './cible.ts'
import { octetsMax } from './piece.ts'

type Proprietes = {
  cible: Cible
  structureId: string
  saisie: Saisie
  erreurs: Erreurs
  jeton: string
  /** Of the report that somebody already made of this field. */
  dejaSignale: string | undefined
  courrielRor: string
}

export const FormulaireSignaler = (p: Proprietes) => {
  const un = (nom: string) => p.saisie[nom]?.at(-1) ?? ''
  const { cible } = p
  if (p.dejaSignale)
    return (
      <Alerte ton="info" titre="Ce champ est déjà signalé">
        <p>
          Un signalement est en cours sur « {cible.libelle} » : il se clôt de lui-même quand la bonne valeur
          arrive du ROR. <a href={chemins.signalement(p.dejaSignale)}>Voir où il en est</a>
        </p>
      </Alerte>
    )
  return (
    <>
      <ChampsRor source={cible.source} champs={[{ terme: cible.libelle, valeur: cible.valeur }]} />
      <Formulaire fichiers>
        <ChampCache nom="jeton" valeur={p.jeton} />
        <ChampCache nom="objet" valeur={cible.objet} />
        <ChampCache nom="id" valeur={cible.id} />
        <ChampCache nom="champ" valeur={cible.champ} />
        <Bloc titre="Ce qui est juste">
          {estLong(cible) ? (
            <ChampZone
              nom="attendue"
              libelle={`Ce que le ROR devrait dire : ${cible.libelle}`}
              aide="Écrivez seulement la valeur, telle qu’elle doit apparaître."
              valeur={un('attendue')}
              longueurMax={1000}
              erreur={p.erreurs.attendue}
            />
          ) : (
            <ChampTexte
              nom="attendue"
              libelle={`Ce que le ROR devrait dire : ${cible.libelle}`}
              aide="Écrivez seulement la valeur, telle qu’elle doit apparaître."
              valeur={un('attendue')}
              longueurMax={200}
              erreur={p.erreurs.attendue}
            />
          )}
          {cible.valeur !== null && (
            <ChampCase
              nom="retirer"
              libelle="Cette information est à retirer, sans rien mettre à la place."
              cochee={un('retirer') === 'oui'}
              {...(p.erreurs.retirer && { erreur: p.erreurs.retirer })}
            />
          )}
          <ChampZone
            nom="precisions"
            libelle="Précisions pour l’équipe ROR"
            aide="Depuis quand, d’après quel document… Jamais rien qui concerne un patient."
            valeur={un('precisions')}
            longueurMax={1000}
            erreur={p.erreurs.precisions}
            facultatif
          />
          <ChampFichier
            nom="piece"
            libelle="Justificatif"
            aide="PDF, PNG ou JPEG, 5 Mo au plus : arrêté, courrier de l’ARS, plaquette. Il part avec le signalement."
            accepte=".pdf,.png,.jpg,.jpeg"
            octetsMax={octetsMax}
            erreur={p.erreurs.piece}
            facultatif
          />
        </Bloc>
        <Boutons>
          <Bouton genre="primaire">Envoyer à l’équipe ROR</Bouton>
          <LienBouton href={chemins.fiche(p.structureId)} genre="discret">
            Annuler
          </LienBouton>
        </Boutons>
      </Formulaire>
    </>
  )
}

const estLong = ({ comparaison, valeur }: Cible) => comparaison === 'ensemble' || (valeur ?? '').length > 150
