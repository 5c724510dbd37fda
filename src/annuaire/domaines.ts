type AvecFamilles = { familles: readonly string[] }

const estDe =
  (...familles: readonly string[]) =>
  (s: AvecFamilles) =>
    s.familles.some(famille => familles.includes(famille))

/** Whether the Grand Âge offer (domain.md §4.3) makes sense there: EHPAD, USLD, résidences autonomie… */
export const estGrandAge = estDe('grand-age-receveur')
/** Whether patients go home from there with the health insurance's help: hospitals that orient. */
export const aUnPrado = estDe('sanitaire-demandeur')
/** Whether it gives consultations, and its units declare what they take: hospitals, SMR, HAD… */
export const estSanitaire = estDe('sanitaire-demandeur', 'sanitaire-receveur')
