import { abreger, idDansBloc, octetsGardes } from './empreinte.ts'

export type EcartDeLigne = { genre: 'modifiee' | 'retiree' | 'inseree'; ligne: number }

type LigneGardee = { id: number; octets: Buffer }

/**
 * Which lines differ between what the seal kept and what the base holds now: both by increasing id, walked together,
 * one block of each in memory.
 * @param garde the kept block of a rank, null past the last
 */
export async function* comparer(
  garde: (rang: number) => Promise<Buffer | null>,
  lus: AsyncIterable<Buffer>,
): AsyncGenerator<EcartDeLigne> {
  const [attendues, presentes] = [lignesGardees(garde), lignesLues(lus)]
  let [attendue, presente] = [await suivante(attendues), await suivante(presentes)]
  while (attendue || presente) {
    if (attendue && (!presente || attendue.id < presente.id)) {
      yield { genre: 'retiree', ligne: attendue.id }
      attendue = await suivante(attendues)
    } else if (presente && (!attendue || presente.id < attendue.id)) {
      yield { genre: 'inseree', ligne: presente.id }
      presente = await suivante(presentes)
    } else if (attendue && presente) {
      if (!attendue.octets.equals(presente.octets)) yield { genre: 'modifiee', ligne: presente.id }
      ;[attendue, presente] = [await suivante(attendues), await suivante(presentes)]
    }
  }
}

async function suivante(lignes: AsyncGenerator<LigneGardee>): Promise<LigneGardee | null> {
  const { value, done } = await lignes.next()
  return done ? null : value
}

async function* lignesGardees(garde: (rang: number) => Promise<Buffer | null>): AsyncGenerator<LigneGardee> {
  for (let rang = 0; ; rang++) {
    const bloc = await garde(rang)
    if (!bloc) return
    yield* decouper(bloc)
  }
}

async function* lignesLues(blocs: AsyncIterable<Buffer>): AsyncGenerator<LigneGardee> {
  for await (const bloc of blocs) yield* decouper(abreger(bloc))
}

function* decouper(bloc: Buffer): Generator<LigneGardee> {
  for (let rang = 0; rang < bloc.length / octetsGardes; rang++) {
    const debut = rang * octetsGardes
    yield { id: idDansBloc(bloc, rang, octetsGardes), octets: bloc.subarray(debut, debut + octetsGardes) }
  }
}
