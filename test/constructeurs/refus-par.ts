import { contrainteViolee } from '#src/socle/base/transaction.ts'

/** Name of the constraint that bit, without any of our code in between. */
export async function refusPar(acte: Promise<unknown>): Promise<string | undefined> {
  try {
    await acte
    return 'rien'
  } catch (erreur) {
    return contrainteViolee(erreur)
  }
}
