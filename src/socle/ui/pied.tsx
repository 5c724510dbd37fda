import type { Theme } from './document.tsx'

export type ProprietesPied = {
  /** Who runs the service here, from the regional parameters. */
  operateur?: string | undefined
  contact?: { libelle: string; href: string } | undefined
  liens?: readonly { libelle: string; href: string }[] | undefined
  theme?: Theme | undefined
  /** The trace of this request, to be quoted to support. */
  fil?: string | undefined
}

const LIENS = [
  { libelle: 'Aide', href: '/aide' },
  { libelle: 'Accessibilité', href: '/accessibilite' },
  { libelle: 'Conditions d’utilisation', href: '/cgu' },
  { libelle: 'Mentions légales', href: '/mentions-legales' },
  { libelle: 'Plan du site', href: '/plan-du-site' },
]

const THEMES: readonly { valeur: Theme; libelle: string }[] = [
  { valeur: 'auto', libelle: 'Automatique' },
  { valeur: 'clair', libelle: 'Clair' },
  { valeur: 'sombre', libelle: 'Sombre' },
]

/** Hidden until its script runs: without it, the theme of the device is followed and there is nothing to choose. */
const ChoixTheme = ({ theme = 'auto' }: { theme?: Theme | undefined }) => (
  <choix-theme hidden>
    <fieldset class="choix-theme">
      <legend>Thème</legend>
      {THEMES.map(t => (
        <label>
          <input type="radio" name="theme" value={t.valeur} checked={t.valeur === theme} />
          <span>{t.libelle}</span>
        </label>
      ))}
    </fieldset>
  </choix-theme>
)

export const Pied = ({ operateur, contact, liens = LIENS, theme, fil }: ProprietesPied) => (
  <footer class="pied">
    <p class="pied-operateur">
      {operateur ? `ViaTrajectoire, opéré par ${operateur}` : 'ViaTrajectoire'}
      {fil && (
        <>
          {' · référence '}
          <code>{fil}</code>
        </>
      )}
    </p>
    <ul class="pied-liens">
      {[...(contact ? [contact] : []), ...liens].map(lien => (
        <li>
          <a href={lien.href}>{lien.libelle}</a>
        </li>
      ))}
    </ul>
    <ChoixTheme theme={theme} />
  </footer>
)
