/** The quarter board for the page and its downloads. */
import type { RequestEvent } from '@sveltejs/kit';
import { boardRow } from '../../presenters/planning/board-row.ts';
import { parseBoard, type BoardParams } from '../../domain/planning/milestones/board-params.ts';
import { listMilestones } from '../../data/planning/milestones.ts';
import { filterCards, NO_UNIT, quarterCards, type Card } from '../../domain/planning/milestones/quarter-board.ts';
import { quarterCode, quarterOf, type Quarter } from '../../domain/shared/time/quarter.ts';
import type { Town } from '../../domain/shared/town.ts';
import { I18n } from '../../i18n/index.ts';
import { workPlanWords } from '../../i18n/planning/work-plan.ts';
import { parseView } from '../../domain/shared/view-state.ts';
import { bodyRow, headRow, textCell, titleCell, type Table, type Workbook } from '../http/download.ts';
import { todayIn, townFor } from '../shared/town-directory.ts';
import { staffOf } from '../access/session-guard.ts';

export interface QuarterRequest {
	town: Town;
	today: string;
	quarter: Quarter;
	board: BoardParams;
	badQuarter: string | null;
	/** Cards that pass the filter. */
	cards: Card[];
	/** Of all cards of the quarter, filtered or not: their number, and the values to filter by. */
	all: number;
	units: string[];
	themes: string[];
	i18n: I18n;
}

/** @throws a redirect or 403 for users who are not staff of the town */
export async function loadQuarter(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<QuarterRequest> {
	staffOf(event);
	const { locals, url } = event;
	const { view } = parseView(
		new URLSearchParams(['town', 'lang'].map((name) => [name, url.searchParams.get(name) ?? '']))
	);
	const town = await townFor(locals.db, view.town);
	const today = todayIn(town);
	const { board, badQuarter } = parseBoard(url.searchParams);
	const quarter = board.quarter ?? quarterOf(today);
	const cards = quarterCards(await listMilestones(locals.db, town.code, null), quarter, today);
	return {
		town,
		today,
		quarter,
		board,
		badQuarter,
		cards: filterCards(cards, board.filter),
		all: cards.length,
		units: [...new Set(cards.map(({ milestone }) => milestone.unit ?? NO_UNIT))].sort(),
		themes: [...new Set(cards.map(({ milestone }) => milestone.feature.theme))].sort(),
		i18n: new I18n({ language: () => view.lang, townLanguage: () => town.language })
	};
}

export const fileNameOf = ({ town, quarter }: QuarterRequest, kind: string): string =>
	`${town.slug}-${quarterCode(quarter)}.${kind}`;

export const quarterTable = ({ i18n, cards }: QuarterRequest): Table => ({
	header: Object.values(i18n.of(workPlanWords).quarter.columns),
	rows: cards.map((card) => boardRow(i18n, card))
});

export function quarterWorkbook(request: QuarterRequest): Workbook {
	const { i18n, town, quarter, today } = request;
	const words = i18n.of(workPlanWords).quarter;
	const title = words.heading(words.title(String(quarter.year), String(quarter.quarter)));
	const { header } = quarterTable(request);
	const rows = [
		[titleCell(`${i18n.name(town.name)} · ${title}`)],
		[textCell(words.printed(i18n.date(today, 'day')))],
		[],
		headRow(header),
		...request.cards.map((card) => bodyRow(boardRow(i18n, card)))
	];
	return { sheet: words.sheetName, rows, widths: [18, 24, 30, 18, 14, 16, 18, 10, 10, 24, 30] };
}
