// The choice is kept in a cookie so that the server writes data-theme itself: no flash of the other theme.
// as `socle/web/cookies.ts` names and guards every other
const [COOKIE, GARDE] = location.protocol === 'https:' ? ['__Host-theme', '; secure'] : ['theme', '']
const UN_AN = 31_536_000

class ChoixTheme extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.montrer(document.documentElement.dataset.theme ?? 'auto')
    this.addEventListener('change', e => this.choisir(e.target.value))
  }

  choisir(theme) {
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    const duree = theme === 'auto' ? 0 : UN_AN
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is too young for hospital browsers
    document.cookie = `${COOKIE}=${theme}; path=/; max-age=${duree}; samesite=lax${GARDE}`
  }

  montrer(theme) {
    for (const radio of this.querySelectorAll('input')) radio.checked = radio.value === theme
  }
}

customElements.define('choix-theme', ChoixTheme)
