import type { Child } from 'hono/jsx'
import { Icone, type NomIcone } from './icones.tsx'

export type ProprietesEtat = {
  titre: string
  /** What happened, and what to do now. No code, no blame. */
  texte: Child
  /** The next step: a link or a button. */
  action?: Child
  /** To be quoted to support, when there is something to look for in the logs. */
  reference?: string | undefined
  /** `h1` when the state is the whole page. */
  niveau?: 1 | 2 | 3
}

const Etat = (p: ProprietesEtat & { icone: NomIcone; genre: string; role?: string }) => {
  const Titre = `h${p.niveau ?? 2}` as 'h1' | 'h2' | 'h3'
  return (
    <div class={`etat etat-${p.genre}`} role={p.role}>
      <Icone nom={p.icone} classe="etat-icone" />
      <Titre class="etat-titre">{p.titre}</Titre>
      <div class="etat-texte">{p.texte}</div>
      {p.action && <div class="boutons">{p.action}</div>}
      {p.reference && (
        <p class="etat-reference">
          Référence à donner à l’assistance : <code>{p.reference}</code>
        </p>
      )}
    </div>
  )
}

/** Nothing to show, and what to do about it. */
export const EtatVide = (p: ProprietesEtat) => <Etat {...p} icone="recherche" genre="vide" />

/** Something broke on our side; what was typed is safe or not, the text says which. */
export const EtatErreur = (p: ProprietesEtat) => <Etat {...p} icone="erreur" genre="erreur" />

/** The person may not do this: why, and whom to ask. */
export const EtatRefus = (p: ProprietesEtat) => <Etat {...p} icone="refus" genre="refus" />

export const EtatHorsLigne = (p: ProprietesEtat) => <Etat {...p} icone="horsLigne" genre="hors-ligne" />

/** Something long is under way; the page says how it will be told when done. */
export const EtatChargement = ({ titre, texte }: { titre: string; texte?: Child }) => (
  <div class="etat etat-chargement" role="status">
    <progress class="attente" aria-label={titre} />
    <p class="etat-titre">{titre}</p>
    {texte && <div class="etat-texte">{texte}</div>}
  </div>
)
