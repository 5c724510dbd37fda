import { INSECABLE } from './typographie.ts'

export type ProprietesStructure = {
  nom: string
  /** « CH », « EHPAD », « SMR »… as the annuaire says it. */
  categorie?: string | undefined
  commune?: string | undefined
  /** Nine characters, already checked; grouped by three for the eye. */
  finess?: string | undefined
  href?: string | undefined
}

/** `310781406` → « 310 781 406 »: Corsican numbers (2A…, 2B…) group alike. */
export const finessLisible = (finess: string): string => finess.match(/.{1,3}/g)?.join(INSECABLE) ?? finess

/** A structure or unit, the same wherever one meets it. */
export const Structure = ({ nom, categorie, commune, finess, href }: ProprietesStructure) => (
  <span class="structure">
    {href ? (
      <a class="structure-nom" href={href}>
        {nom}
      </a>
    ) : (
      <span class="structure-nom">{nom}</span>
    )}
    {(categorie || commune || finess) && (
      <span class="structure-detail">
        {categorie && <span class="structure-categorie">{categorie}</span>}
        {commune && <span>{commune}</span>}
        {finess && (
          <span>
            FINESS
            {INSECABLE}
            <span class="chiffres">{finessLisible(finess)}</span>
          </span>
        )}
      </span>
    )}
  </span>
)
