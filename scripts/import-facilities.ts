/** `npm run import:facilities -- FILE`: imports facilities of the living circle, all or nothing. */
import { runImport } from '../src/lib/server/circle/import/command.ts';

const HELP = `Usage: npm run import:facilities -- FILE [--town SLUG] [--visibility public|internal|restricted] [--dry-run]

Takes facilities of the living circle from a table (CSV in UTF-8 or GBK, or XLSX) or from GeoJSON points. All of it or
nothing: every problem is reported with its row, and then nothing is stored. The same file again replaces what it brought;
example facilities make room.

  columns        id, kind, lon, lat (WGS 84 degrees); name, state, opens (YYYY-MM-DD) and capacity are optional.
                 kind is an id or a name of the catalogue (docs/living-circle.md); several rows of one id are its entrances
  --town         slug or code of the town; needed where the database has several
  --visibility   internal (default): staff only; public: on the public pages
  --dry-run      say what would happen and store nothing
  --help         this text

The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. The embedded one can be open only once: stop
the map first. Exit code 1 when anything was wrong.`;

await runImport('facilities', HELP);
