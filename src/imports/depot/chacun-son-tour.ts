/** Files taken in at the same time by this process: each is held twice while its form is read. */
const auPlus = 3
const etat = { occupees: 0, enAttente: [] as (() => void)[] }

/** The others wait without a byte of theirs being read: memory stays bounded however many send at once. */
export async function chacunSonTour<T>(recevoir: () => Promise<T>): Promise<T> {
  if (etat.occupees < auPlus) etat.occupees++
  else await new Promise<void>(tour => etat.enAttente.push(tour))
  try {
    return await recevoir()
  } finally {
    const suivant = etat.enAttente.shift()
    // the place goes from hand to hand
    if (suivant) suivant()
    else etat.occupees--
  }
}
