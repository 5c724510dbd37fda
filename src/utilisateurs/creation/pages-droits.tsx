import { type Profil, titreDuModule } from '#src/habilitations/regles/profils.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton } from '#src/socle/ui/boutons.tsx'
import { ErreurChamp, idChamp } from '#src/socle/ui/champ.tsx'
import { ChampCache, ChampDate, ChampTexte, ChampZone } from '#src/socle/ui/champs.tsx'
import { ChampCases, ChampChoix } from '#src/socle/ui/champs-choix.tsx'
import { type LigneRecapitulatif, Recapitulatif } from '#src/socle/ui/formulaire.tsx'
import { un } from './brouillon.ts'
import { CadreEtape, Continuer, type ProprietesEtape } from './cadre.tsx'
import type { LieuProposable } from './lieux.ts'

const PlusTard = () => (
  <Bouton nom="vers" valeur="plus-tard">
    Donner les habilitations plus tard
  </Bouton>
)

/** (c) Where: without any script, profils can only be offered once the place is known. */
export const PageLieu = (p: ProprietesEtape & { lieux: readonly LieuProposable[]; ilYEnAPlus: boolean }) => (
  <CadreEtape
    {...p}
    etape="lieu"
    montres={['lieu', 'plusTard']}
    boutons={
      <>
        <Continuer />
        <PlusTard />
      </>
    }
  >
    {(p.ilYEnAPlus || un(p.saisie, 'texte') !== '') && (
      <>
        <ChampTexte
          nom="texte"
          libelle="Chercher une structure"
          aide="Nom, commune ou numéro FINESS."
          type="search"
          facultatif
          valeur={un(p.saisie, 'texte').slice(0, 100)}
        />
        <Bouton nom="vers" valeur="chercher" icone="recherche" sansControle>
          Chercher
        </Bouton>
      </>
    )}
    {p.lieux.length === 0 ? (
      <Alerte ton="info">Aucune structure ouverte ne correspond dans votre périmètre.</Alerte>
    ) : (
      <ChampChoix
        nom="lieu"
        libelle="Où la personne travaillera-t-elle ?"
        valeur={un(p.saisie, 'lieu') || (p.lieux.length === 1 ? p.lieux[0]?.valeur : undefined)}
        erreur={p.erreurs.lieu}
        options={p.lieux.map(({ valeur, libelle, detail }) => ({
          valeur,
          libelle,
          ...(detail ? { description: detail } : {}),
        }))}
      />
    )}
    {p.ilYEnAPlus && <p>D’autres structures ne sont pas montrées : cherchez-les par leur nom.</p>}
  </CadreEtape>
)

/** (c) What, and until when: two years by default and at most (G15). */
export const PageDroits = (p: ProprietesEtape & { profils: readonly Profil[]; lieu: string }) => {
  const parModule = [...Map.groupBy(p.profils, ({ module }) => titreDuModule[module])]
  return (
    <CadreEtape
      {...p}
      etape="droits"
      montres={['profils', 'debut', 'fin', 'motif', 'plusTard']}
      boutons={
        <>
          <Continuer />
          <PlusTard />
        </>
      }
    >
      <p>{p.lieu}</p>
      {p.erreurs.profils && <ErreurChamp id={idChamp('profils')} message={p.erreurs.profils} />}
      {parModule.map(([titre, profils], rang) => (
        <ChampCases
          nom="profils"
          id={rang === 0 ? idChamp('profils') : `${idChamp('profils')}-module-${rang}`}
          libelle={titre}
          valeurs={p.saisie.profils}
          options={profils.map(({ code, libelle, permet }) => ({
            valeur: code,
            libelle,
            description: permet,
          }))}
        />
      ))}
      <ChampDate nom="debut" libelle="Début" valeur={un(p.saisie, 'debut')} erreur={p.erreurs.debut} />
      <ChampDate
        nom="fin"
        libelle="Fin"
        aide="Deux ans au plus."
        valeur={un(p.saisie, 'fin')}
        erreur={p.erreurs.fin}
      />
      <ChampZone
        nom="motif"
        libelle="Motif"
        aide="À remplir quand la durée est inférieure à deux ans."
        facultatif
        valeur={un(p.saisie, 'motif').slice(0, 2000)}
        erreur={p.erreurs.motif}
      />
    </CadreEtape>
  )
}

/** (d) All of it, before anything is done. */
export const PageRecapitulatif = (
  p: ProprietesEtape & { lignes: readonly LigneRecapitulatif[]; jeton: string },
) => (
  <CadreEtape
    {...p}
    etape="recapitulatif"
    montres={[]}
    boutons={<Continuer>Créer le compte et envoyer l’invitation</Continuer>}
  >
    <ChampCache nom="jeton" valeur={p.jeton} />
    <Recapitulatif lignes={p.lignes} />
    <p>
      À la confirmation, le compte est créé et la personne reçoit un lien valable 7 jours pour choisir son mot
      de passe.
    </p>
  </CadreEtape>
)
