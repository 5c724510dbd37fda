import type { Generated } from 'kysely'

export type TableCleAcces = {
  id: Generated<string>
  compte_id: string
  identifiant: Buffer
  cle_publique: Buffer
  compteur: number
  transports: string[]
  nom: string
  synchronisee: boolean
  cree_le: Date
  utilisee_le: Date | null
  suspendue_le: Date | null
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    porteur_de_cles: { compte_id: string; identifiant: Buffer }
    cle_acces: TableCleAcces
    secret_des_defis: { valeur: Buffer }
    defi_repondu: { empreinte: Buffer; expire_le: Date }
  }
}
