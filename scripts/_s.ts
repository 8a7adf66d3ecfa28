import { openEmbedded } from '/work/main/src/lib/server/backend/pglite.ts';
import { migrate } from '/work/main/src/lib/server/backend/migrate.ts';
import { rmSync, mkdtempSync } from 'node:fs';
import ex from '/work/main/tests/fixtures/water/examples.json' with { type: 'json' };
const f = mkdtempSync('/tmp/wq-');
const { engine } = await openEmbedded(f);
try {
 await migrate(engine, '/work/main/supabase');
 console.log(JSON.stringify((await engine.query('select * from water_limits order by seq, class limit 12')).slice(0,3)));
 const [{ r }] = await engine.query<any>('select assess_water_samples($1::jsonb) as r', [ex.samples.map(({expected, ...s}) => s)]);
 for (const [i, e] of ex.samples.entries()) { console.log(e.id, JSON.stringify(r[i])); }
} catch (e) { console.log(e); } finally { await engine.close(); rmSync(f, {recursive:true}); }
