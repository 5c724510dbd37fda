/** Which room may enter which: checked by `npm run verifier`. See docs/architecture.md. */
const tranches = {
  structures: [],
  fhir: ['structures'],
  'donnees-ouvertes': ['structures'],
  comptes: [],
  habilitations: ['structures', 'comptes'],
  echeances: ['structures', 'comptes', 'habilitations'],
  utilisateurs: ['structures', 'comptes', 'habilitations'],
  imports: ['structures', 'comptes', 'habilitations'],
  annuaire: ['structures', 'comptes', 'habilitations'],
  'annuaire-public': ['structures'],
  scim: ['structures', 'comptes', 'habilitations'],
  traces: ['structures', 'comptes', 'habilitations'],
  assistance: ['structures', 'comptes', 'habilitations'],
  revues: ['structures', 'comptes', 'habilitations'],
  demandes: ['structures', 'comptes', 'habilitations'],
  espace: ['structures', 'comptes', 'habilitations', 'revues', 'demandes', 'annuaire'],
}

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-ground-floor-knows-nothing-of-the-domain',
      severity: 'error',
      from: { path: '^src/socle' },
      to: { path: '^(src/(?!socle)|demo)' },
    },
    ...Object.entries(tranches).map(([tranche, permises]) => ({
      name: `${tranche}-may-use-only-${permises.join('-') || 'the-ground-floor'}`,
      severity: 'error',
      from: { path: `^src/${tranche}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(src|demo)/', pathNot: `^src/(socle|${[tranche, ...permises].join('|')})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
