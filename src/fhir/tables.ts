declare module '#src/socle/base/tables.ts' {
  interface Tables {
    appel_public: { reseau: string; minute: Date; appels: number }
  }
}
