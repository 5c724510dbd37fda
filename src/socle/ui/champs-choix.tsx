import type { Child } from 'hono/jsx'
import { AideChamp, type ChampCommun, ErreurChamp, Facultatif, liens } from './champ.tsx'

export type OptionChoix = {
  valeur: string
  libelle: Child
  /** One sentence on what this choice does. */
  description?: Child
  /** Shown under the option while it is chosen (CSS only; always shown when the sheet is off). */
  suite?: Child
}

type Groupe = {
  champ: ChampCommun
  enLigne?: boolean | undefined
  enColonnes?: boolean | undefined
  legendeMasquee?: boolean | undefined
  children: Child
}

const GroupeChamp = ({ champ, enLigne, enColonnes, legendeMasquee, children }: Groupe) => {
  const { id, ...attributs } = liens(champ)
  // aria-invalid is not allowed on a group: the error is tied by the description instead.
  return (
    <fieldset
      class={champ.erreur ? 'champ champ-en-erreur' : 'champ'}
      aria-describedby={attributs['aria-describedby']}
    >
      <legend class={legendeMasquee ? 'masque' : 'champ-libelle'}>
        {champ.libelle}
        {champ.facultatif && <Facultatif />}
      </legend>
      {champ.aide && <AideChamp id={id}>{champ.aide}</AideChamp>}
      {champ.erreur && <ErreurChamp id={id} message={champ.erreur} />}
      <div class={`options${enLigne ? ' options-en-ligne' : ''}${enColonnes ? ' options-en-colonnes' : ''}`}>
        {children}
      </div>
    </fieldset>
  )
}

type ProprietesOption = {
  champ: ChampCommun
  option: OptionChoix
  rang: number
  type: 'radio' | 'checkbox'
  cochee: boolean
}

const Option = ({ champ, option, rang, type, cochee }: ProprietesOption) => {
  const base = liens(champ).id
  // The first one bears the field's own id: the error summary leads there.
  const id = rang === 0 ? base : `${base}-${rang + 1}`
  const idDescription = option.description ? `${id}-description` : undefined
  return (
    <div class="option">
      <input
        type={type}
        id={id}
        name={champ.nom}
        value={option.valeur}
        checked={cochee}
        aria-describedby={idDescription}
      />
      <label for={id}>{option.libelle}</label>
      {option.description && (
        <p class="option-description" id={idDescription}>
          {option.description}
        </p>
      )}
      {option.suite && <div class="option-suite">{option.suite}</div>}
    </div>
  )
}

export type ProprietesChampChoix = ChampCommun & {
  valeur?: string | undefined
  options: readonly OptionChoix[]
  enLigne?: boolean
}

/** One among a few: radios, all visible. */
export const ChampChoix = (p: ProprietesChampChoix) => (
  <GroupeChamp champ={p} enLigne={p.enLigne}>
    {p.options.map((option, rang) => (
      <Option champ={p} option={option} rang={rang} type="radio" cochee={option.valeur === p.valeur} />
    ))}
  </GroupeChamp>
)

export type ProprietesChampCases = ChampCommun & {
  valeurs?: readonly string[] | undefined
  options: readonly OptionChoix[]
  enLigne?: boolean
  /** Long lists: side by side where there is room. */
  enColonnes?: boolean
  /** Where what stands above says it already. */
  legendeMasquee?: boolean
}

/** Several among a few: checkboxes under the same name. */
export const ChampCases = (p: ProprietesChampCases) => (
  <GroupeChamp champ={p} enLigne={p.enLigne} enColonnes={p.enColonnes} legendeMasquee={p.legendeMasquee}>
    {p.options.map((option, rang) => (
      <Option
        champ={p}
        option={option}
        rang={rang}
        type="checkbox"
        cochee={p.valeurs?.includes(option.valeur) ?? false}
      />
    ))}
  </GroupeChamp>
)

/** A single yes or no: « J’ai relu et je confirme ». */
export const ChampCase = (p: ChampCommun & { valeur?: string; cochee?: boolean }) => {
  const attributs = liens(p)
  return (
    <div class={p.erreur ? 'champ champ-en-erreur' : 'champ'}>
      {p.erreur && <ErreurChamp id={attributs.id} message={p.erreur} />}
      <div class="option">
        <input
          type="checkbox"
          name={p.nom}
          value={p.valeur ?? 'oui'}
          checked={p.cochee ?? false}
          {...attributs}
        />
        <label for={attributs.id}>
          {p.libelle}
          {p.facultatif && <Facultatif />}
        </label>
        {p.aide && (
          <p class="option-description" id={`${attributs.id}-aide`}>
            {p.aide}
          </p>
        )}
      </div>
    </div>
  )
}
