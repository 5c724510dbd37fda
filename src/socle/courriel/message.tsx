/** A mail of the service. No health data, ever: a link leads to it, behind sign-in. */
export type Message = {
  destinataire: string
  /** Says what to do. */
  sujet: string
  /** « Bonjour Marie Durand, » is added by the layout when given. */
  pour?: string
  /** First one says who and where. Plain text: escaped in HTML. */
  paragraphes: readonly string[]
  /** One link at most. */
  action?: { libelle: string; url: string }
  /** Small print: why they get this, how long the link lasts. */
  note?: string
  /** What goes with it, for people who have no account to open a page with. Each has a name of its own. */
  pieces?: readonly PieceJointe[]
}

export type PieceJointe = { nom: string; type: string; contenu: Buffer }

/** The HTML mail and its plain-text twin, from the same words. */
export function mettreEnForme(message: Message): { texte: string; html: string } {
  const salut = message.pour ? [`Bonjour ${message.pour},`] : []
  const lignes = [...salut, ...message.paragraphes]
  const texte = [
    ...lignes,
    ...(message.action ? [`${message.action.libelle} :\n${message.action.url}`] : []),
    ...(message.note ? [`--\n${message.note}`] : []),
  ].join('\n\n')
  return {
    texte: `${texte}\n`,
    html: `<!doctype html>${(<Gabarit message={message} lignes={lignes} />).toString()}`,
  }
}

// Mail programs ignore style sheets: here, and only here, styles are inline.
const corps = 'margin:0;padding:24px;background:#fbfaf8;color:#16242f;font:16px/1.5 system-ui,sans-serif'
const bouton =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#0a4c5a;color:#fff;text-decoration:none'

function Gabarit({ message, lignes }: { message: Message; lignes: readonly string[] }) {
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{message.sujet}</title>
      </head>
      <body style={corps}>
        <div style="max-width:36rem;margin:0 auto">
          <p style="font-weight:600;color:#0a4c5a">ViaTrajectoire</p>
          {lignes.map(ligne => (
            <p>{ligne}</p>
          ))}
          {message.action && (
            <p>
              <a href={message.action.url} style={bouton}>
                {message.action.libelle}
              </a>
            </p>
          )}
          {message.note && <p style="font-size:14px;color:#4a5a66">{message.note}</p>}
        </div>
      </body>
    </html>
  )
}
