import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampZone } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { adresse, type Criteres, champsDe, cheminExport } from '../criteres.ts'
import { nomDe, type Portee } from '../portee.ts'
import { titreDe } from './journal.tsx'

type Proprietes = {
  portee: Portee
  criteres: Criteres
  exportMax: number
  motif: string
  erreurs: Erreurs
}

/** What the export is for is asked before, and kept: names leave the product. */
export const PageExport = ({ portee, criteres, exportMax, motif, erreurs }: Proprietes) => (
  <>
    <TetePage
      titre="Exporter le journal"
      filAriane={[
        { libelle: 'Administration' },
        { libelle: titreDe(portee), href: adresse(criteres) },
        { libelle: 'Exporter' },
      ]}
      etat={`Le journal de ${nomDe(portee) === 'son territoire' ? 'votre territoire' : nomDe(portee)}, avec les filtres choisis : ${nombre(exportMax)} lignes au plus, les plus récentes.`}
    />
    <ResumeErreurs erreurs={erreurs} />
    {/* answers with a file, not with another page: a second press must still work */}
    <Formulaire action={cheminExport}>
      {Object.entries(champsDe({ ...criteres, avant: null })).map(([nom, valeur]) => (
        <ChampCache nom={nom} valeur={valeur} />
      ))}
      <ChampZone
        nom="motif"
        libelle="À quoi servira cet export"
        aide="Une phrase. Elle s’inscrit au journal avec votre nom."
        valeur={motif}
        erreur={erreurs.motif}
      />
      <Boutons>
        <Bouton genre="primaire" icone="telecharger">
          Télécharger (CSV)
        </Bouton>
        <LienBouton genre="discret" href={adresse(criteres)}>
          Revenir au journal
        </LienBouton>
      </Boutons>
    </Formulaire>
  </>
)
