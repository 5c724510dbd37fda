// Refreshes the results as one types, by asking the very page that the form would have asked. On any trouble the
// form is still there: the search button does the same.
const PAUSE_MS = 250

class RechercheVive extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    if (!this.form || !this.cible) return
    this.form.addEventListener('input', () => this.programmer())
  }

  disconnectedCallback() {
    clearTimeout(this.attente)
    this.enCours?.abort()
  }

  get cible() {
    return this.dataset.cible && document.getElementById(this.dataset.cible)
  }

  programmer() {
    clearTimeout(this.attente)
    this.attente = setTimeout(() => this.chercher(), PAUSE_MS)
  }

  async chercher() {
    this.enCours?.abort()
    this.enCours = new AbortController()
    const url = new URL(this.form.action)
    url.search = new URLSearchParams(new FormData(this.form)).toString()
    const { signal } = this.enCours
    this.cible?.setAttribute('aria-busy', 'true')
    try {
      const reponse = await fetch(url, { signal, headers: { accept: 'text/html' } })
      const html = await reponse.text()
      // Signed out meanwhile: the results stay as they are, and the button leads to the sign-in page.
      if (reponse.ok && !reponse.redirected) this.remplacer(html, url)
    } catch {
      // Offline or replaced by a newer search: nothing to undo.
    }
    if (!signal.aborted) this.cible?.removeAttribute('aria-busy')
  }

  // Children only: the region itself and its live status stay in place, so that the new count is announced.
  remplacer(html, url) {
    const page = new DOMParser().parseFromString(html, 'text/html')
    const nouvelle = page.getElementById(this.dataset.cible)
    if (!nouvelle) return
    history.replaceState(null, '', url)
    this.parentElement?.querySelector('.puces')?.remove()
    this.after(...page.querySelectorAll('.filtres > .puces'))
    const statut = this.cible.querySelector(':scope > [role=status]')
    const annonce = nouvelle.querySelector(':scope > [role=status]')
    if (!statut || !annonce) return this.cible.replaceChildren(...nouvelle.childNodes)
    statut.replaceChildren(...annonce.childNodes)
    annonce.remove()
    this.cible.replaceChildren(statut, ...nouvelle.childNodes)
  }
}

customElements.define('recherche-vive', RechercheVive)
