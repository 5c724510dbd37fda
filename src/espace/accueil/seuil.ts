/** From how many days before its end a right is worth a word. */
export const seuilEcheance = 60
