import type { Card } from '../../domain/planning/milestones/quarter-board.ts';
import { deskWords } from '../../i18n/staff/desk.ts';
import type { I18n } from '../../i18n/index.ts';
import { workPlanWords } from '../../i18n/planning/work-plan.ts';

export type SheetCell = string | number | null;

/** One milestone as a row of the quarterly sheet, in the order of `plan.quarter.columns`. */
export function boardRow(i18n: I18n, { milestone, status, done, slip }: Card): SheetCell[] {
	const plan = i18n.of(workPlanWords);
	return [
		milestone.unit,
		i18n.name(milestone.feature.name),
		i18n.name(milestone.title),
		i18n.date(milestone.due, milestone.precision),
		done ? plan.done : plan.scheduleStatus[status],
		done ? milestone.done_on : null,
		slip ? i18n.date(slip.from, slip.fromPrecision) : null,
		slip ? slip.days : null,
		i18n.of(deskWords).status.visibilities[milestone.visibility],
		milestone.document,
		i18n.name(milestone.note) || null
	];
}
