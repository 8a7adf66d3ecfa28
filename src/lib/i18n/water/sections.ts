import { defineWords } from '../shared/words.ts';

/** Words of a section's page, and of the monthly sheet. */
export const waterSectionWords = defineWords({
	zh: {
		section: {
			back: '全部断面',
			kicker: (river: string, level: string) => `${river} · ${level}断面`,
			target: (target: string) => `目标 ${target}`,
			noTarget: '没有考核目标，按Ⅲ类限值看超标',
			why: '为什么是这一类',
			place: '位置',
			placed: (metres: string, basis: string) => `约 ±${metres} m，依据：${basis}`,
			notPlaced: (basis: string) => `尚未落图：${basis}`,
			chief: '河长',
			phone: '办公电话',
			calendar: {
				title: '逐月类别',
				lead: '同一列是不同年份的同一个月。',
				caption: '各年各月的水质类别',
				year: '年份',
				month: (month: string) => `${month} 月`
			},
			items: {
				title: '看哪一项',
				lead: '离限值最近的排在前面；百分数是占限值的比例。',
				otherMonth: (month: string) => `这个月没有数据，以下是 ${month} 的数值；离限值最近的排在前面。`,
				ofLimit: (pct: string) => `限值的 ${pct}%`,
				noLimit: '无限值',
				reference: '参考，不参评'
			},
			chart: {
				title: (item: string) => `${item}变化`,
				unit: (unit: string) => `单位 ${unit}`,
				limit: (name: string) => `${name}限值`,
				target: '目标线',
				lastYear: '上年同月',
				below: '未检出，画在检出限的一半',
				gap: '未监测：线断开，底边有短横',
				suspended: '停测：斜线区段',
				measured: '实测值',
				aria: (item: string, from: string, to: string, min: string, max: string, gaps: string) =>
					`${item}从${from}到${to}的变化，最低 ${min}，最高 ${max}，${gaps} 个月没有数值；数值见下方表格`,
				failed: '历月数据没有取到，这不等于没有监测。',
				failedHint: '服务恢复后重新载入即可。',
				retry: '重新载入',
				none: '这一项在所有月份都没有监测。'
			},
			compare: {
				title: '与上年同月比较',
				text: (month: string, now: string, before: string) => `${month}${now}，上年同月${before}`,
				none: '上年同月没有数据。',
				noneNow: '本月没有数据，不作比较。',
				same: '类别不变',
				better: (steps: string) => `好 ${steps} 级`,
				worse: (steps: string) => `差 ${steps} 级`,
				item: '项目',
				now: '本月',
				before: '上年同月',
				caption: '最接近限值的项目与上年同月比较'
			},
			trend: {
				title: '长期趋势',
				rising: (item: string) => `${item}数值有上升趋势`,
				falling: (item: string) => `${item}数值有下降趋势`,
				none: (item: string) => `${item}没有显著趋势`,
				detail: (coefficient: string, critical: string, count: string) =>
					`秩相关系数 ${coefficient}，临界值 ±${critical}，${count} 个月`,
				few: '有数值的月份不足 5 个，不作趋势判断'
			},
			samples: {
				title: '历月数据',
				caption: (item: string) => `各月类别和${item}`,
				all: '全部项目请下载 CSV。'
			},
			month: '本月'
		},
		sheet: {
			title: (town: string, month: string) => `${town}水质月报 · ${month}`,
			lead: '按断面逐月评价，供打印和上报。',
			method: (standard: string, method: string) => `评价依据：${standard}；${method}。未审核发布的数据不计入。`,
			shares: '类别构成',
			class: '类别',
			count: '断面数',
			share: '占比',
			pollutants: '主要污染指标',
			pollutantsRule: '按断面超标率排序：超Ⅲ类的断面数 ÷ 有数据断面数，取前三项。',
			pollutantRate: (item: string, exceeding: string, total: string, pct: string) =>
				`${item} ${exceeding}/${total}（${pct}%）`,
			pollutantsNone: '总体为优或良好，不评价主要污染指标。',
			pollutantsFew: '有数据的断面不足 5 个，主要污染指标见各断面。',
			trend: '趋势',
			coverage: '数据情况',
			trendText: (month: string, before: string, step: string) => `${month}与${before}相比，${step}。`,
			trendFew: (month: string, before: string) => `${month}与${before}相比：有数据的断面不足 5 个，不作比例比较。`,
			sections: '逐断面结果',
			signed: '填表',
			checked: '审核',
			issued: '签发',
			printed: (date: string) => `制表日期 ${date}`,
			exampleStamp: '示例数据 · 不得上报',
			back: '回到水环境地图',
			notes: '备注',
			why: '评价说明'
		}
	},
	en: {
		section: {
			back: 'All sections',
			kicker: (river, level) => `${river} · ${level} section`,
			target: (target) => `target ${target}`,
			noTarget: 'no target; exceedance is measured from class III',
			why: 'Why this class',
			place: 'Place',
			placed: (metres, basis) => `about ±${metres} m, by: ${basis}`,
			notPlaced: (basis) => `Not yet placed: ${basis}`,
			chief: 'River chief',
			phone: 'Office telephone',
			calendar: {
				title: 'Class by month',
				lead: 'A column is the same month of different years.',
				caption: 'Water class by year and month',
				year: 'Year',
				month: (month) =>
					new Intl.DateTimeFormat('en-GB', { month: 'narrow', timeZone: 'UTC' }).format(
						Date.UTC(2000, Number(month) - 1, 1)
					)
			},
			items: {
				title: 'Which item',
				lead: 'Nearest to its limit first; the percentage is the share of the limit.',
				otherMonth: (month) =>
					`Nothing was measured this month: these are the values of ${month}, nearest to its limit first.`,
				ofLimit: (pct) => `${pct}% of its limit`,
				noLimit: 'no limit',
				reference: 'for reference, not assessed'
			},
			chart: {
				title: (item) => `${item} over time`,
				unit: (unit) => `in ${unit}`,
				limit: (name) => `limit of ${name}`,
				target: 'target line',
				lastYear: 'a year before',
				below: 'not detected, drawn at half the detection limit',
				gap: 'not measured: the line breaks, a dash at the foot',
				suspended: 'suspended: hatched',
				measured: 'measured',
				aria: (item, from, to, min, max, gaps) =>
					`${item} from ${from} to ${to}: lowest ${min}, highest ${max}, ${gaps} months without a value; the figures are in the table below`,
				failed: 'The months could not be fetched. That does not mean that nothing was measured.',
				failedHint: 'Load again once the service is back.',
				retry: 'Load again',
				none: 'This item was not measured in any month.'
			},
			compare: {
				title: 'Against the same month last year',
				text: (month, now, before) => `${month}: ${now}; a year before: ${before}`,
				none: 'There is no data for the same month last year.',
				noneNow: 'There is no data for this month to compare.',
				same: 'same class',
				better: (steps) => `${steps} ${steps === '1' ? 'class' : 'classes'} better`,
				worse: (steps) => `${steps} ${steps === '1' ? 'class' : 'classes'} worse`,
				item: 'Item',
				now: 'This month',
				before: 'A year before',
				caption: 'Items nearest to their limits, against the same month last year'
			},
			trend: {
				title: 'Over the whole time',
				rising: (item) => `${item}: the values are rising`,
				falling: (item) => `${item}: the values are falling`,
				none: (item) => `${item}: no significant trend`,
				detail: (coefficient, critical, count) =>
					`rank correlation ${coefficient}, critical value ±${critical}, ${count} months`,
				few: 'fewer than 5 months with a value: no trend is judged'
			},
			samples: {
				title: 'Month by month',
				caption: (item) => `Class and ${item} by month`,
				all: 'The CSV holds all items.'
			},
			month: 'This month'
		},
		sheet: {
			title: (town, month) => `${town}: water quality, ${month}`,
			lead: 'Assessed section by section, for printing and handing up.',
			method: (standard, method) => `Assessed by ${standard}; ${method}. Samples not yet published do not count.`,
			shares: 'Classes',
			class: 'Class',
			count: 'Sections',
			share: 'Share',
			pollutants: 'Main pollutants',
			pollutantsRule: 'By the share of sections beyond class III among those with data; the first three.',
			pollutantRate: (item, exceeding, total, pct) => `${item} ${exceeding}/${total} (${pct}%)`,
			pollutantsNone: 'The overall state is excellent or good: main pollutants are not assessed.',
			pollutantsFew: 'Fewer than 5 sections with data: main pollutants are told section by section.',
			trend: 'Trend',
			coverage: 'Data',
			trendText: (month, before, step) => `${month} against ${before}: ${step}.`,
			trendFew: (month, before) =>
				`${month} against ${before}: fewer than 5 sections with data, shares are not compared.`,
			sections: 'Section by section',
			signed: 'Filled in by',
			checked: 'Checked by',
			issued: 'Issued by',
			printed: (date) => `Made on ${date}`,
			exampleStamp: 'EXAMPLE DATA · not to be handed up',
			back: 'Back to the water map',
			notes: 'Remarks',
			why: 'Assessment'
		}
	}
});
