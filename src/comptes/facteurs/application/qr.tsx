import { encode } from 'uqr'

/** The quiet zone that readers need around the code. */
const marge = 4

/** A QR code as one SVG path, drawn here: neither script, nor inline style, nor anybody else's server. */
export const CodeQr = ({ texte, description }: { texte: string; description: string }) => {
  const { data, size } = encode(texte, { border: marge, ecc: 'M' })
  const trace = data
    .flatMap((ligne, y) => ligne.flatMap((noir, x) => (noir ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      class="code-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={description}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={trace} fill="#000" />
    </svg>
  )
}
