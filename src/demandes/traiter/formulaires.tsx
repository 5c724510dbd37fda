import type { Child } from 'hono/jsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampDate, ChampListe, ChampZone } from '#src/socle/ui/champs.tsx'
import { ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { cheminDemande } from '../chemins.ts'
import type { Demande } from '../lire-demande.ts'

/** What may be given here, and what is ticked. */
export type Choix = {
  profils: readonly { code: string; libelle: string; permet: string; aDeux: boolean }[]
  coches: readonly string[]
  unites: readonly { id: string; nom: string; profondeur: number }[]
  unite: string
  debut: string
  debutMin: string
  debutMax: string
  fin: string
  finMax: string
}

type Commun = { d: Demande; jeton: string; erreurs: Erreurs; valeur: (nom: string) => string }

const Cadre = ({
  d,
  jeton,
  action,
  children,
}: Pick<Commun, 'd' | 'jeton'> & { action: string; children: Child }) => (
  <Formulaire action={`${cheminDemande(d.id)}/${action}`}>
    <ChampCache nom="jeton" valeur={jeton} />
    <ChampCache nom="version" valeur={String(d.version)} />
    {children}
  </Formulaire>
)

/** Who sees to it, so that two people do not answer at once. */
export const FormulairePrise = ({ d, moi, jeton }: { d: Demande; moi: string; jeton: string }) => {
  const parMoi = d.priseParId === moi
  return (
    <Cadre d={d} jeton={jeton} action={parMoi ? 'rendre' : 'prendre'}>
      <Boutons>
        <Bouton>
          {parMoi ? 'Ne plus m’en occuper' : d.prisePar ? 'Reprendre la demande' : 'Je m’en occupe'}
        </Bouton>
      </Boutons>
      {d.prisePar && !parMoi && (
        <p>{`${d.prisePar} s’occupe de cette demande. Reprenez-la pour y répondre.`}</p>
      )}
    </Cadre>
  )
}

export const FormulaireAccepter = ({ d, choix, jeton, erreurs, valeur }: Commun & { choix: Choix }) => (
  <Section
    titre="Accepter"
    chapeau={
      d.genre === 'compte'
        ? 'Le compte est créé et la personne invitée à l’activer. Les habilitations peuvent attendre.'
        : 'En entier, ou moins : une fin plus proche, une unité, moins de profils.'
    }
  >
    <Cadre d={d} jeton={jeton} action="accepter">
      <ChampCases
        nom="profils"
        libelle="Profils"
        facultatif={d.genre === 'compte'}
        enColonnes
        valeurs={choix.coches}
        erreur={erreurs.profils}
        options={choix.profils.map(({ code, libelle, permet, aDeux }) => ({
          valeur: code,
          libelle,
          description: aDeux ? `${permet} Sera proposée : une autre personne doit l’approuver.` : permet,
        }))}
      />
      {d.uniteId === null && choix.unites.length > 0 && (
        <ChampListe
          nom="unite"
          libelle="Unité"
          vide="Toute la structure"
          valeur={choix.unite}
          options={choix.unites.map(u => ({ valeur: u.id, libelle: `${'– '.repeat(u.profondeur)}${u.nom}` }))}
          erreur={erreurs.unite ?? erreurs.perimetre ?? erreurs.lieu}
        />
      )}
      <ChampDate
        nom="debut"
        libelle="À partir du"
        valeur={choix.debut}
        min={choix.debutMin}
        max={choix.debutMax}
        erreur={erreurs.debut}
      />
      <ChampDate
        nom="fin"
        libelle="Dernier jour"
        aide="Deux ans au plus à partir du premier jour."
        valeur={choix.fin}
        max={choix.finMax}
        erreur={erreurs.fin}
      />
      <ChampZone
        nom="message"
        libelle="Message à la personne"
        facultatif
        lignes={2}
        longueurMax={500}
        valeur={valeur('message')}
        erreur={erreurs.message}
      />
      <Boutons>
        <Bouton genre="primaire">{d.genre === 'compte' ? 'Créer le compte' : 'Accepter la demande'}</Bouton>
      </Boutons>
    </Cadre>
  </Section>
)

export const FormulaireRefuser = ({ d, jeton, erreurs, valeur }: Commun) => (
  <Section titre="Refuser">
    <Cadre d={d} jeton={jeton} action="refuser">
      <ChampZone
        nom="reponse"
        libelle="Pourquoi"
        aide="La personne lit cette réponse."
        lignes={2}
        longueurMax={500}
        valeur={valeur('reponse')}
        erreur={erreurs.reponse}
      />
      <Boutons>
        <Bouton genre="danger">Refuser la demande</Bouton>
      </Boutons>
    </Cadre>
  </Section>
)

export const FormulaireTransmettre = ({ d, jeton, erreurs, valeur }: Commun) => (
  <Section titre="Transmettre" chapeau="L’équipe du territoire répondra ; vous pouvez encore le faire.">
    <Cadre d={d} jeton={jeton} action="transmettre">
      <ChampZone
        nom="mot"
        libelle="Message à l’équipe"
        facultatif
        lignes={2}
        longueurMax={500}
        valeur={valeur('mot')}
        erreur={erreurs.mot}
      />
      <Boutons>
        <Bouton>Transmettre à l’équipe du territoire</Bouton>
      </Boutons>
    </Cadre>
  </Section>
)
