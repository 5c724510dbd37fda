import { FINE } from './typographie.ts'

/** `0561000000` → « 05 61 00 00 00 »; other numbers as they are. */
export function telephoneLisible(numero: string): string {
  return /^0\d{9}$/.test(numero) ? (numero.match(/\d{2}/g)?.join(FINE) ?? numero) : numero
}

export const LienCourriel = ({ courriel }: { courriel: string }) => (
  <a href={`mailto:${courriel}`}>{courriel}</a>
)

export const LienTelephone = ({ numero }: { numero: string }) => (
  <a class="chiffres" href={`tel:${numero.replace(/[^+\d]/g, '')}`}>
    {telephoneLisible(numero)}
  </a>
)

/** Only http and https become links: an import may bring anything. */
export const LienSite = ({ adresse }: { adresse: string }) =>
  /^https?:\/\//i.test(adresse) ? (
    <a href={adresse} rel="noreferrer">
      {adresse.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  ) : (
    <span>{adresse}</span>
  )
