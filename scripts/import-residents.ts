/** `npm run import:residents -- FILE`: imports compounds with their population, all or nothing. */
import { runImport } from '../src/lib/server/circle/import/command.ts';

const HELP = `Usage: npm run import:residents -- FILE [--town SLUG] [--visibility public|internal|restricted] [--dry-run]

Takes compounds with how many people live there from a table (CSV in UTF-8 or GBK, or XLSX) or from GeoJSON (points or
outlines). All of it or nothing: every problem is reported with its row, and then nothing is stored. The same file again
replaces what it brought; example compounds make room.

  columns        id, population, lon, lat (WGS 84 degrees); name, residential_m2 and age_… (such as age_60_plus) are optional
  --town         slug or code of the town; needed where the database has several
  --visibility   internal (default): staff only; public: on the public pages. Counts of 1 to 4 people are never public
  --dry-run      say what would happen and store nothing
  --help         this text

An id such as osm:way/123 gives a compound of an OpenStreetMap extract its people.
The database is the one the server uses: .data/ (DATA_DIR), or DATABASE_URL. The embedded one can be open only once: stop
the map first. Exit code 1 when anything was wrong.`;

await runImport('residents', HELP);
