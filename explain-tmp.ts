import { Kysely, PostgresDialect } from '/work/wt/facade/node_modules/kysely/dist/index.js'
import { ouvrirBase } from '/work/wt/facade/src/socle/base/base.ts'
import { demarrerPostgres } from '/work/wt/facade/src/socle/base/postgres-embarque.ts'
import { lireRecherche } from '/work/wt/facade/src/fhir/recherche/lire.ts'
import { composer } from '/work/wt/facade/src/fhir/recherche/bundle.ts'
const s = await demarrerPostgres('/tmp/vt-facade-1')
const b = ouvrirBase(s.url('viatrajectoire'), { connexions: 1 })
const sqls: {sql:string, params:unknown[]}[] = []
const k = new Kysely({ dialect: new PostgresDialect({ pool: b.pool }), log: e => { if (e.level==='query') sqls.push({sql:e.query.sql, params:[...e.query.parameters], t:e.queryDurationMillis} as any); else console.log(e.error) } })
const ctx = { racine: 'http://x/fhir', maintenant: new Date(), aujourdhui: '2026-11-26' }
const [,, type, q, explain] = process.argv
for (let i=0;i<2;i++) { sqls.length=0; const t=performance.now(); const r = await composer(k as any, lireRecherche(type as any, [...new URLSearchParams(q)] as any, {contexte: ctx, strict: true}), ctx); console.log('total', (performance.now()-t).toFixed(1), 'ms', r.entry?.length, r.total) }
for (const x of sqls as any[]) { console.log('---', x.t.toFixed(1), 'ms', x.sql.replace(/\s+/g,' ').slice(0,160)); if (explain) { const {rows} = await b.pool.query('explain (analyze, buffers, costs off, timing off) '+x.sql, x.params); console.log(rows.map((r:any)=>r['QUERY PLAN']).join('\n')) } }
await b.destroy(); await s.arreter()
