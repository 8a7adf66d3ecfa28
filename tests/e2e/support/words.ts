/** What the interface says, in both languages. */
import { circle as enCircle } from '../../../src/lib/i18n/en/circle.ts';
import { indicators as enIndicators } from '../../../src/lib/i18n/en/indicators.ts';
import { map as enMap } from '../../../src/lib/i18n/en/map.ts';
import { planning as enPlanning } from '../../../src/lib/i18n/en/planning.ts';
import { shell as enShell } from '../../../src/lib/i18n/en/shell.ts';
import { sources as enSources } from '../../../src/lib/i18n/en/sources.ts';
import { circle } from '../../../src/lib/i18n/zh/circle.ts';
import { indicators } from '../../../src/lib/i18n/zh/indicators.ts';
import { map } from '../../../src/lib/i18n/zh/map.ts';
import { planning } from '../../../src/lib/i18n/zh/planning.ts';
import { shell } from '../../../src/lib/i18n/zh/shell.ts';
import { sources } from '../../../src/lib/i18n/zh/sources.ts';

export const zh = { shell, planning, map, indicators, sources, circle };
export const en = {
	shell: enShell,
	planning: enPlanning,
	map: enMap,
	indicators: enIndicators,
	sources: enSources,
	circle: enCircle
};
