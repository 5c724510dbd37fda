import type { Child } from 'hono/jsx'

/** The same specimen is drawn once per theme; ids and landmark names take the theme as a suffix to stay unique. */
export type ThemeSpecimen = 'clair' | 'sombre'

export type ProprietesSpecimen = {
  titre: string
  note?: Child
  rendu: (theme: ThemeSpecimen) => Child
  /** One above the other, for what needs the whole width. */
  pile?: boolean
}

const THEMES: readonly ThemeSpecimen[] = ['clair', 'sombre']

/** A component in its states, light and dark side by side. */
export const Specimen = ({ titre, note, rendu, pile }: ProprietesSpecimen) => (
  <div class="specimen">
    <h3>{titre}</h3>
    {note && <p>{note}</p>}
    <div class={pile ? 'specimen-themes specimen-pile' : 'specimen-themes'}>
      {THEMES.map(theme => (
        <div class="specimen-theme" data-theme={theme}>
          {rendu(theme)}
        </div>
      ))}
    </div>
  </div>
)
