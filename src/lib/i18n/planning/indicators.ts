import { defineWords } from '../shared/words.ts';

export const indicatorsWords = defineWords({
	zh: {
		title: '指标',
		lead: '文件里写出的每一个数字，按工作领域排列：实际达到多少，比上年增减多少，下一年承诺多少。限定词、口径和出处照原样保留；没有数字的地方不补数字。',
		download: '下载全部（CSV）',
		glance: '一览',
		filter: {
			label: '筛选与排序',
			search: '查找指标',
			placeholder: '指标名称，如 解决率',
			theme: '工作领域',
			show: '显示',
			shows: { all: '全部', target: '有目标', tension: '有出入' },
			by: '排序',
			orders: { source: '文件顺序', name: '名称', actual: '实际值', change: '同比', target: '目标值' },
			order: '次序',
			ascending: '升序',
			descending: '降序',
			apply: '应用',
			clear: '清除筛选',
			found: (count: string, total: string) =>
				count === total ? `共 ${total} 项指标` : `共 ${total} 项指标，显示 ${count} 项`
		},
		summary: {
			indicators: '项指标',
			targets: (year: string | null) => (year ? `项有 ${year} 年目标` : '项有目标'),
			targetsInWords: (count: string) => `其中 ${count} 项只有文字，没有数字`,
			tense: '项存在出入',
			tenseHint: '目标低于实际、口径不明等，见各项下的说明',
			withheld: (count: string) => `${count} 项人数或户数过小，不公开`
		},
		strip: {
			title: (actual: string | null, target: string | null) =>
				actual && target ? `${actual} 年做到的，与 ${target} 年要做到的` : '已经做到的，与要做到的',
			lead: '同时有实际数和目标数的指标。横条是实际，竖线是目标，竖线旁的横线指向符合目标的一侧。',
			percent: '百分比，同一刻度',
			level: '数量，各自刻度',
			growth: '年增幅，不是总量',
			more: (count: string) => `另有 ${count} 项见下表`
		},
		key: {
			actual: '实际',
			target: '目标',
			bound: '“以上”或“以下”的范围',
			hard: '实线：硬承诺（完成、交付、开办）',
			soft: '虚线：软承诺（力争、推动、协调）',
			derived: '文件没有写出、由文字换算的数',
			arithmetic: '目标与实际的差额由本页计算。'
		},
		column: {
			name: '指标',
			actual: (year: string | null) => (year ? `${year} 年实际` : '最近实际'),
			change: '同比',
			target: (year: string | null) => (year ? `${year} 年目标` : '目标'),
			source: '出处'
		},
		tableOf: (theme: string) => `${theme}的指标`,
		countOf: (count: string) => `${count} 项`,
		year: (year: string) => `${year} 年`,
		actualOf: (year: string) => `${year} 年实际`,
		targetOf: (year: string) => `${year} 年目标`,
		operator: { '=': '等于', '>=': '至少', '<=': '至多', '~': '约' },
		growth: '增幅',
		growthOf: (amount: string) => `增幅 ${amount}`,
		withheld: '少于 5（不公开）',
		noLevel: '未给出数值',
		none: '无',
		derived: '换算',
		derivedHint: '文件没有写出这个数，由文件的文字换算',
		rank: '名次',
		change: {
			up: (amount: string) => `增 ${amount}`,
			down: (amount: string) => `降 ${amount}`,
			flat: (): string => '持平',
			points: (amount: string) => `${amount} 个百分点`,
			unit: { percent: '百分比', points: '', unclear: '百分比还是百分点，文件未说明' }
		},
		comparison: {
			amount: (amount: string, unit: string) => [amount, unit].filter(Boolean).join(' '),
			equal: (year: string) => `与 ${year} 年相同`,
			reachedAbove: (year: string, gap: string) => `${year} 年已达到，高出 ${gap}`,
			reachedBelow: (year: string, gap: string) => `${year} 年已达到，低出 ${gap}`,
			notReached: (year: string, gap: string) => `${year} 年未达到，差 ${gap}`,
			higher: (year: string, gap: string) => `比 ${year} 年多 ${gap}`,
			lower: (year: string, gap: string) => `比 ${year} 年少 ${gap}`,
			growthHigher: (year: string, gap: string) => `比 ${year} 年增幅高 ${gap}`,
			growthLower: (year: string, gap: string) => `比 ${year} 年增幅低 ${gap}`
		},
		chart: {
			scale: (low: string, high: string) => `刻度 ${low} 到 ${high}`,
			earlier: (year: string, figure: string) => `${year} 年 ${figure}`,
			reading: (label: string, figure: string) => `${label} ${figure}`,
			join: '，'
		},
		notes: {
			tension: '出入',
			gap: '缺口',
			remark: '附注',
			more: (count: string) => `附注 ${count} 条`
		},
		empty: { title: '没有符合的指标', hint: '换一个词，或清除筛选。' },
		nothing: { title: '还没有登记任何指标', hint: '导入城镇资料后，这里会按领域列出数字和目标。' }
	},
	en: {
		title: 'Indicators',
		lead: 'Every figure the documents state, by field of work: what was reached, how it moved against the year before, and what is promised next. Qualifiers, scope and source are kept as they stand; where there is no figure, none is filled in.',
		download: 'Download all (CSV)',
		glance: 'At a glance',
		filter: {
			label: 'Filter and order',
			search: 'Search indicators',
			placeholder: 'Name, e.g. resolution',
			theme: 'Field of work',
			show: 'Show',
			shows: { all: 'All', target: 'With target', tension: 'In tension' },
			by: 'Order by',
			orders: {
				source: 'Order of the document',
				name: 'Name',
				actual: 'Actual',
				change: 'Year on year',
				target: 'Target'
			},
			order: 'Direction',
			ascending: 'Ascending',
			descending: 'Descending',
			apply: 'Apply',
			clear: 'Clear the filter',
			found: (count, total) => (count === total ? `${total} indicators` : `${count} of ${total} indicators`)
		},
		summary: {
			indicators: 'indicators',
			targets: (year) => (year ? `with a target for ${year}` : 'with a target'),
			targetsInWords: (count) => `${count} of them in words only`,
			tense: 'in tension',
			tenseHint: 'A target below the actual, an unclear scope and the like; see the note below each',
			withheld: (count) => `${count} withheld: too few people or households`
		},
		strip: {
			title: (actual, target) =>
				actual && target ? `Reached in ${actual}, promised for ${target}` : 'What was reached, what is promised',
			lead: 'Indicators with both an actual figure and a target. The bar is the actual, the upright the target; the line beside the upright points to the side that meets it.',
			percent: 'Shares, on one scale',
			level: 'Amounts, each on its own scale',
			growth: 'Growth in a year, not an amount',
			more: (count) => `${count} more in the tables below`
		},
		key: {
			actual: 'Actual',
			target: 'Target',
			bound: 'Range of “at least” or “at most”',
			hard: 'Solid: hard promise (finish, deliver, open)',
			soft: 'Dashed: soft promise (strive, promote, coordinate)',
			derived: 'Not stated as a number; converted from the words of the document',
			arithmetic: 'Differences between target and actual are worked out by this page.'
		},
		column: {
			name: 'Indicator',
			actual: (year) => (year ? `Actual ${year}` : 'Latest actual'),
			change: 'Year on year',
			target: (year) => (year ? `Target ${year}` : 'Target'),
			source: 'Source'
		},
		tableOf: (theme) => `Indicators: ${theme}`,
		countOf: (count) => count,
		year: (year) => year,
		actualOf: (year) => `Actual ${year}`,
		targetOf: (year) => `Target ${year}`,
		operator: { '=': 'exactly', '>=': 'at least', '<=': 'at most', '~': 'about' },
		growth: 'growth',
		growthOf: (amount) => `growth ${amount}`,
		withheld: 'fewer than 5 (withheld)',
		noLevel: 'no figure given',
		none: 'none',
		derived: 'converted',
		derivedHint: 'The document does not state this number; it is converted from its words',
		rank: 'Rank',
		change: {
			up: (amount) => `up ${amount}`,
			down: (amount) => `down ${amount}`,
			flat: () => 'unchanged',
			points: (amount) => `${amount} percentage points`,
			unit: { percent: 'percent', points: '', unclear: 'percent or points: the document does not say' }
		},
		comparison: {
			amount: (amount, unit) => [amount, unit].filter(Boolean).join(' '),
			equal: (year) => `same as in ${year}`,
			reachedAbove: (year, gap) => `already met in ${year}, by ${gap}`,
			reachedBelow: (year, gap) => `already met in ${year}, by ${gap}`,
			notReached: (year, gap) => `not met in ${year}, short by ${gap}`,
			higher: (year, gap) => `${gap} more than in ${year}`,
			lower: (year, gap) => `${gap} fewer than in ${year}`,
			growthHigher: (year, gap) => `${gap} above the growth of ${year}`,
			growthLower: (year, gap) => `${gap} below the growth of ${year}`
		},
		chart: {
			scale: (low, high) => `scale from ${low} to ${high}`,
			earlier: (year, figure) => `${year}: ${figure}`,
			reading: (label, figure) => `${label}: ${figure}`,
			join: ', '
		},
		notes: {
			tension: 'Tension',
			gap: 'Gap',
			remark: 'Remark',
			more: (count) => (count === '1' ? '1 remark' : `${count} remarks`)
		},
		empty: { title: 'No indicator matches', hint: 'Try another word, or clear the filter.' },
		nothing: {
			title: 'No indicators are registered yet',
			hint: 'Once a town is loaded, its figures and targets stand here by field of work.'
		}
	}
});
