import { Icone } from './icones.tsx'
import { FINE, INSECABLE, nombre } from './typographie.ts'

export type ProprietesPagination = {
  /** From 1. */
  page: number
  pages: number
  /** The address of a page. */
  lien: (page: number) => string
  /** What is counted, already in the plural: « comptes ». */
  total?: { nombre: number; mot: string }
  etiquette?: string
}

/** The pages worth a link: both ends, the current one and its neighbours; 0 stands for a gap. */
export const pagesMontrees = (page: number, pages: number): number[] => {
  const voulues = [1, page - 1, page, page + 1, pages].filter(n => n >= 1 && n <= pages)
  const uniques = [...new Set(voulues)].sort((a, b) => a - b)
  return uniques.flatMap((n, rang) => {
    const avant = uniques[rang - 1]
    if (avant === undefined || n === avant + 1) return [n]
    return n === avant + 2 ? [n - 1, n] : [0, n]
  })
}

export const Pagination = ({ page, pages, lien, total, etiquette = 'Pages' }: ProprietesPagination) => {
  if (pages <= 1) return null
  return (
    <nav class="pagination" aria-label={etiquette}>
      {total && (
        <p class="pagination-total">
          {`Page ${nombre(page)} sur ${nombre(pages)}${INSECABLE}· ${nombre(total.nombre)} ${total.mot}`}
        </p>
      )}
      <ul>
        {page > 1 && (
          <li>
            <a href={lien(page - 1)} rel="prev">
              <Icone nom="precedent" />
              Précédente
            </a>
          </li>
        )}
        {pagesMontrees(page, pages).map(n => (
          <li class="pagination-numero">
            {n === 0 ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a
                href={lien(n)}
                aria-current={n === page ? 'page' : undefined}
                aria-label={`Page${FINE}${nombre(n)}`}
              >
                {nombre(n)}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={lien(page + 1)} rel="next">
              Suivante
              <Icone nom="suivant" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
