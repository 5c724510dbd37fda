/**
 * The tables that Kysely knows, as TypeScript types. Each slice declares its own in its `tables.ts` and adds
 * them here by declaration merging, so that no central list has to be edited:
 *
 *     declare module '#src/socle/base/tables.ts' {
 *       interface Tables { structure: TableStructure }
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: slices fill it by declaration merging, which only interfaces allow
export interface Tables {}
