// A review by keyboard: one letter decides on the current line, and the page follows without being loaded again. Letters
// do nothing in a field, with Ctrl or Alt, nor when the box is unticked (WCAG 2.1.4). On any trouble the forms are there.
const REGLAGE = 'revue-raccourcis'
const DECISIONS = { m: 'maintenir', t: 'terminer', i: 'inconnue' }

class RevueClavier extends HTMLElement {
  connectedCallback() {
    this.envois = Promise.resolve()
    this.enAttente = 0
    this.regler()
    this.addEventListener('submit', e => this.soumettre(e))
    this.surTouche = e => this.toucher(e)
    document.addEventListener('keydown', this.surTouche)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.surTouche)
  }

  regler() {
    this.querySelector('[data-raccourcis]').hidden = false
    this.actifs = this.querySelector('#raccourcis-actifs')
    this.actifs.checked = localStorage.getItem(REGLAGE) !== 'non'
    this.actifs.addEventListener('change', () =>
      localStorage.setItem(REGLAGE, this.actifs.checked ? 'oui' : 'non'),
    )
  }

  get lignes() {
    return [...this.querySelectorAll('tbody tr')]
  }

  get courante() {
    return document.activeElement?.closest('revue-clavier tbody tr') ?? null
  }

  toucher(e) {
    if (!this.actifs.checked || e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented) return
    if (e.target.closest('input:not([type=checkbox]), select, textarea, [contenteditable]')) return
    const touche = e.key.toLowerCase()
    if (touche === 'j' || touche === 'k') this.deplacer(touche === 'j' ? 1 : -1)
    else if (touche === 'x') this.courante?.querySelector('input[type=checkbox]')?.click()
    else if (touche === 'r') this.courante?.querySelector('.trancher a')?.click()
    else if (DECISIONS[touche]) this.trancher(DECISIONS[touche])
    else return
    e.preventDefault()
  }

  deplacer(pas) {
    const ici = this.lignes.indexOf(this.courante)
    // from nowhere, the first line still to decide
    const premiere = this.lignes.findIndex(ligne => !ligne.querySelector('.trancher-etat'))
    this.viser(this.lignes[ici < 0 ? Math.max(0, premiere) : ici + pas])
  }

  viser(ligne) {
    const cible = ligne?.querySelector('.trancher button, .trancher a')
    cible?.focus({ preventScroll: true })
    ligne?.scrollIntoView({ block: 'nearest' })
  }

  trancher(decision) {
    const ligne = this.courante
    if (!ligne || ligne.hasAttribute('data-partie')) return
    ligne.querySelector(`button[name=une][value^="${decision}:"]`)?.click()
  }

  // Decisions leave one after the other; the page is refreshed once the last one has been answered.
  soumettre(e) {
    const { submitter: bouton, target: form } = e
    const simple = bouton?.name === 'une' || /^(maintenir|terminer|inconnue)$/.test(bouton?.value)
    if (!simple) return
    e.preventDefault()
    const corps = new URLSearchParams(new FormData(form, bouton))
    const ligne = bouton.closest('tbody tr')
    ligne?.setAttribute('data-partie', '')
    if (ligne) this.viser(this.lignes[this.lignes.indexOf(ligne) + 1] ?? ligne)
    this.enAttente++
    this.envois = this.envois.then(() => this.envoyer(form.action, corps))
  }

  async envoyer(action, corps) {
    try {
      const reponse = await fetch(action, { method: 'POST', body: corps })
      this.enAttente--
      const html = await reponse.text()
      // signed out, or closed meanwhile: the page that was answered is the one to read
      if (!new URL(reponse.url).pathname.startsWith(new URL(action).pathname.replace(/\/decider$/, '')))
        return location.assign(reponse.url)
      if (this.enAttente === 0) this.rafraichir(html)
    } catch {
      location.reload()
    }
  }

  rafraichir(html) {
    const page = new DOMParser().parseFromString(html, 'text/html')
    const [ici, nouvelle] = [this, page].map(racine => racine.querySelector('#revue-vivante'))
    if (!nouvelle) return location.reload()
    const ancre = this.courante?.querySelector('.ancre')?.id
    const ouvertes = [...ici.querySelectorAll('details')].map(details => details.open)
    const [champ, jeton] = [this, page].map(racine => racine.querySelector('#decider [name=jeton]'))
    champ.value = jeton.value
    ici.replaceChildren(...nouvelle.childNodes)
    for (const [rang, details] of [...ici.querySelectorAll('details')].entries())
      details.open = ouvertes[rang] ?? false
    if (ancre) this.viser(document.getElementById(ancre)?.closest('tr'))
    this.dire(page.querySelector('.flash .alerte-texte, revue-clavier > .alerte')?.textContent)
  }

  // The progress is a live region of its own; what else was answered (a colleague was quicker) is said beside it.
  dire(message) {
    const place = this.querySelector('[data-avancement]')
    if (place && message && !/^\s*(Fait : )?1\s.*enregistrée\.\s*$/.test(message))
      place.append(` — ${message.trim()}`)
  }
}

customElements.define('revue-clavier', RevueClavier)
