import { Champ, type ChampCommun, liens } from './champ.tsx'
import { ScriptDePage } from './script-de-page.tsx'

export type Largeur = 'courte' | 'moyenne' | 'pleine'

export type ProprietesChampTexte = ChampCommun & {
  valeur?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'search' | 'url'
  /** HTML autocomplete token: `email`, `family-name`, `one-time-code`… */
  remplissage?: string
  clavier?: 'numeric' | 'decimal'
  longueurMax?: number
  /** The width tells how long an answer is expected. */
  largeur?: Largeur
  /** For codes: no spell-check, figures of equal width. */
  code?: boolean
  focusInitial?: boolean
}

// `required` is left to the server on purpose: its messages are in our words, beside the field and summed up.
export const ChampTexte = (p: ProprietesChampTexte) => (
  <Champ champ={p}>
    <input
      class={`saisie saisie-${p.largeur ?? 'pleine'}${p.code ? ' chiffres' : ''}`}
      name={p.nom}
      type={p.type ?? 'text'}
      value={p.valeur ?? ''}
      autocomplete={p.remplissage ?? 'off'}
      inputmode={p.clavier}
      maxlength={p.longueurMax}
      spellcheck={p.code || p.type === 'email' ? false : undefined}
      autocapitalize={p.code || p.type === 'email' ? 'none' : undefined}
      autofocus={p.focusInitial}
      {...liens(p)}
    />
  </Champ>
)

export type ProprietesChampDate = ChampCommun & {
  /** `AAAA-MM-JJ`, or whatever was typed when it was refused. */
  valeur?: string | undefined
  min?: string | undefined
  max?: string | undefined
}

/** Browsers without a date picker show a text field: the placeholder then says the expected form. */
export const ChampDate = (p: ProprietesChampDate) => (
  <Champ champ={p}>
    <input
      class="saisie saisie-courte chiffres"
      name={p.nom}
      type="date"
      value={p.valeur ?? ''}
      min={p.min}
      max={p.max}
      placeholder="AAAA-MM-JJ"
      autocomplete="off"
      {...liens(p)}
    />
  </Champ>
)

export const ChampMotDePasse = (
  p: ChampCommun & { remplissage: 'current-password' | 'new-password'; focusInitial?: boolean },
) => (
  <Champ champ={p}>
    <input
      class="saisie saisie-pleine"
      name={p.nom}
      type="password"
      autocomplete={p.remplissage}
      autofocus={p.focusInitial}
      {...liens(p)}
    />
  </Champ>
)

export const ChampZone = (
  p: ChampCommun & { valeur?: string | undefined; lignes?: number; longueurMax?: number },
) => (
  <Champ champ={p}>
    <textarea
      class="saisie saisie-pleine"
      name={p.nom}
      rows={p.lignes ?? 3}
      maxlength={p.longueurMax}
      {...liens(p)}
    >
      {p.valeur ?? ''}
    </textarea>
  </Champ>
)

export type OptionListe = { valeur: string; libelle: string }
export type GroupeListe = { groupe: string; options: readonly OptionListe[] }

export type ProprietesChampListe = ChampCommun & {
  valeur?: string | undefined
  options: readonly (OptionListe | GroupeListe)[]
  /** The words of the empty choice: « Choisir une profession », « Toutes les structures ». */
  vide?: string
  largeur?: Largeur
}

export const ChampListe = (p: ProprietesChampListe) => {
  const option = (o: OptionListe) => (
    <option value={o.valeur} selected={o.valeur === p.valeur}>
      {o.libelle}
    </option>
  )
  return (
    <Champ champ={p}>
      <select class={`saisie saisie-${p.largeur ?? 'pleine'}`} name={p.nom} {...liens(p)}>
        {p.vide !== undefined && <option value="">{p.vide}</option>}
        {p.options.map(o =>
          'groupe' in o ? <optgroup label={o.groupe}>{o.options.map(option)}</optgroup> : option(o),
        )}
      </select>
    </Champ>
  )
}

/** A file to send; its form says `fichiers`. */
/** @param p.octetsMax said before anything is sent */
export const ChampFichier = (p: ChampCommun & { accepte: string; octetsMax: number }) => (
  <Champ champ={p}>
    <fichier-mesure data-max={p.octetsMax}>
      <input class="saisie saisie-pleine" name={p.nom} type="file" accept={p.accepte} {...liens(p)} />
    </fichier-mesure>
    <ScriptDePage element="fichier-mesure" />
  </Champ>
)

export const ChampCache = ({ nom, valeur }: { nom: string; valeur: string }) => (
  <input type="hidden" name={nom} value={valeur} />
)
