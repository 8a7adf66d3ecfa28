
import postgres from 'postgres';
import { Workbench } from '../tests/bench/support/workbench.ts';
import { fillWater } from '../tests/bench/support/water-fill.ts';
const bench = new Workbench();
const env = await bench.newTier('native'); bench.fill(env, 1);
const sql = postgres(env['DATABASE_URL'] ?? '', { max: 1, onnotice: (n) => { if (n.message?.includes('Query') || n.severity==='LOG') console.log(n.message); } });
try {
let t = performance.now(); await fillWater(sql); console.log('fill', (performance.now()-t)/1000);
await sql.unsafe("load 'auto_explain'; set auto_explain.log_min_duration=8000; set auto_explain.log_analyze=on; set auto_explain.log_nested_statements=on; set client_min_messages=log");
await sql.unsafe('set role anon');
for (const [n,q] of Object.entries({ month: `select water_record('BENCH01','2025-12-01','2025-12-31')::text`, grid: `select water_grid('BENCH01')::text`, months: `select water_months('BENCH01')::text`, sections: `select water_section_list('BENCH01')::text`})) {
 for (let i=0;i<6;i++) { t=performance.now(); if (i===5 && (n==='month'||n==='sections')) console.log('-----'); else await sql.unsafe('set client_min_messages=warning'); if(i===5) await sql.unsafe('set client_min_messages=log'); t=performance.now(); await sql.unsafe(q); console.log(n, (performance.now()-t).toFixed(1)); }
}
} catch(e) { console.log(e) } finally { await sql.end(); await bench.tidy(); }
