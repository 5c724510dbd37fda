/**
 * Every advisory lock of the product, side by side so that no two ever share a number.
 * PostgreSQL gives them no name: the number is all there is.
 */
export const verrous = {
  /** Migrations: processes that start together take turns. */
  migrations: 7_431_905,
  /** One server per data folder, for the life of the process. */
  instance: 7_431_906,
  /** Importing the ROR: two imports at once would project one another's rows. */
  importRor: 7_431_908,
  /** One run of the mirror of the ROR at a time; its writes then take turns with the lock above. */
  passageRor: 7_431_909,
  /** Reminders of ends: two jobs at once would write the same digest. */
  rappels: 7_431_910,
  /** Sealing the journal: one day after the other, by one process at a time. */
  scellement: 7_431_911,
  /** Reminders of reviews, same reason. */
  rappelsDeRevue: 7_431_940,
  /** Importing terminologies: two at once would each relabel over the other. */
  importNos: 7_431_955,
  /** Reminders of fiches to confirm, same reason. */
  rappelsDeFiche: 7_431_957,
  /** Filling an empty base with the demo region. */
  demonstration: 7_431_907,
} as const
