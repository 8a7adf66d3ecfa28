/** The texts of the interface, in both languages. */
import { circleWords } from '../../../src/lib/i18n/circle/circle.ts';
import { indicatorsWords } from '../../../src/lib/i18n/planning/indicators.ts';
import { planningWords } from '../../../src/lib/i18n/planning/planning.ts';
import { workPlanWords } from '../../../src/lib/i18n/planning/work-plan.ts';
import { recordsWords } from '../../../src/lib/i18n/shared/records.ts';
import { sourcesWords } from '../../../src/lib/i18n/shared/sources.ts';
import { mapWords } from '../../../src/lib/i18n/shell/map.ts';
import { shellWords } from '../../../src/lib/i18n/shell/shell.ts';
import { deskWords } from '../../../src/lib/i18n/staff/desk.ts';
import { signInWords } from '../../../src/lib/i18n/staff/sign-in.ts';
import { labImportWords } from '../../../src/lib/i18n/water/lab-import.ts';
import { waterWords } from '../../../src/lib/i18n/water/water.ts';
import { joinWords } from '../../../src/lib/i18n/shared/words.ts';

export const { zh, en } = joinWords({
	shell: shellWords,
	planning: planningWords,
	map: mapWords,
	indicators: indicatorsWords,
	sources: sourcesWords,
	water: waterWords,
	desk: deskWords,
	signIn: signInWords,
	waterImport: labImportWords,
	circle: circleWords,
	records: recordsWords,
	plan: workPlanWords
});
