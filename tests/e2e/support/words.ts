/** What the interface says, in both languages. */
import { circle as enCircle } from '../../../src/lib/i18n/en/circle.ts';
import { desk as enDesk } from '../../../src/lib/i18n/en/desk.ts';
import { indicators as enIndicators } from '../../../src/lib/i18n/en/indicators.ts';
import { map as enMap } from '../../../src/lib/i18n/en/map.ts';
import { plan as enPlan } from '../../../src/lib/i18n/en/plan.ts';
import { planning as enPlanning } from '../../../src/lib/i18n/en/planning.ts';
import { shell as enShell } from '../../../src/lib/i18n/en/shell.ts';
import { signIn as enSignIn } from '../../../src/lib/i18n/en/sign-in.ts';
import { sources as enSources } from '../../../src/lib/i18n/en/sources.ts';
import { waterImport as enWaterImport } from '../../../src/lib/i18n/en/water-import.ts';
import { circle } from '../../../src/lib/i18n/zh/circle.ts';
import { water as enWater } from '../../../src/lib/i18n/en/water.ts';
import { desk } from '../../../src/lib/i18n/zh/desk.ts';
import { indicators } from '../../../src/lib/i18n/zh/indicators.ts';
import { map } from '../../../src/lib/i18n/zh/map.ts';
import { plan } from '../../../src/lib/i18n/zh/plan.ts';
import { planning } from '../../../src/lib/i18n/zh/planning.ts';
import { records } from '../../../src/lib/i18n/zh/records.ts';
import { shell } from '../../../src/lib/i18n/zh/shell.ts';
import { signIn } from '../../../src/lib/i18n/zh/sign-in.ts';
import { sources } from '../../../src/lib/i18n/zh/sources.ts';
import { waterImport } from '../../../src/lib/i18n/zh/water-import.ts';
import { water } from '../../../src/lib/i18n/zh/water.ts';

export const zh = {
	shell,
	planning,
	map,
	indicators,
	sources,
	water,
	desk,
	signIn,
	waterImport,
	circle,
	records,
	plan
};
export const en = {
	shell: enShell,
	planning: enPlanning,
	plan: enPlan,
	map: enMap,
	indicators: enIndicators,
	sources: enSources,
	circle: enCircle,
	water: enWater,
	desk: enDesk,
	signIn: enSignIn,
	waterImport: enWaterImport
};
