// Shows the page's own news every second while work goes on behind it, then the page that follows. Without scripts, the page
// shows itself again by its own means.
class SuiviAvancement extends HTMLElement {
  connectedCallback() {
    this.minuterie = setTimeout(this.suivre, 1000)
  }

  disconnectedCallback() {
    clearTimeout(this.minuterie)
  }

  suivre = async () => {
    const reponse = await fetch(location.href).catch(() => null)
    if (!this.isConnected) return
    const page = reponse?.ok ? new DOMParser().parseFromString(await reponse.text(), 'text/html') : null
    const nouvelles = page?.querySelector('suivi-avancement')
    if (page && !nouvelles) return location.reload()
    if (nouvelles) this.replaceChildren(...nouvelles.childNodes)
    this.minuterie = setTimeout(this.suivre, 1000)
  }
}

customElements.define('suivi-avancement', SuiviAvancement)
