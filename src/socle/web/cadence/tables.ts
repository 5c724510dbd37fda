declare module '../../base/tables.ts' {
  interface Tables {
    appel_public: { porte: string; reseau: string; minute: Date; appels: number }
  }
}
