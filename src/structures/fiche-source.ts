/** Where a block comes from: null when nothing of it was received from the ROR. */
export type SourceRor = {
  /** When the source says that it changed it. */
  majLe: Date | null
  /** When our copy last changed. */
  recueLe: Date
  regionCode: string | null
} | null

export function sourceRor(majLe: Date | null, recueLe: Date | null, regionCode: string | null): SourceRor {
  return recueLe && { majLe, recueLe, regionCode }
}
