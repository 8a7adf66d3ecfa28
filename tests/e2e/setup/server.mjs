/** The server of the browser tests: as `npm start` makes it, on a data folder that begins empty. */
import { rmSync } from 'node:fs';

const folder = process.env.DATA_DIR;
// Whoever runs this by hand without a folder of its own must not lose theirs.
if (!folder?.includes('.cache')) throw new Error('DATA_DIR must be a folder below .cache');
rmSync(folder, { recursive: true, force: true });
await import('../../../scripts/start.mjs');
