/** Which part of the results: rows to skip, rows wanted. */
export type Fenetre = { decalage: number; limite: number }

/** Accounts in the order in which they are shown. `plafonne`: there are more than `total` says. */
export type Trouves = { ids: string[]; total: number; plafonne: boolean }
