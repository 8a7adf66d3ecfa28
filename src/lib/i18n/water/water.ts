import { defineWords } from '../shared/words.ts';
import { waterSectionWords } from './sections.ts';

/** Words of the water pages: sections, their classes, the monthly sheet. */
export const waterWords = defineWords({
	zh: {
		title: '水环境',
		lead: '每个断面每月按最差的一项定类，再看是否达到自己的目标。',
		example: '示例数据，不是真实监测结果',
		exampleShort: '示例',
		month: (year: string, month: string) => `${year} 年 ${Number(month)} 月`,
		noMonth: { title: '还没有已发布的监测数据', text: '导入化验单并发布以后，这里按月显示各断面的水质类别。' },
		problem: (field: string, value: string) => `参数 ${field}=${value} 无法识别或没有数据，已换成默认值。`,
		sign: {
			I: 'Ⅰ类',
			II: 'Ⅱ类',
			III: 'Ⅲ类',
			IV: 'Ⅳ类',
			V: 'Ⅴ类',
			'>V': '劣Ⅴ类',
			meets: '达标',
			misses: '未达标',
			no_target: '未定目标',
			not_measured: '未监测',
			suspended: '停测',
			odour_none: '无黑臭迹象',
			odour_mild: '轻度黑臭预警',
			odour_severe: '重度黑臭预警'
		},
		numeral: { I: 'Ⅰ', II: 'Ⅱ', III: 'Ⅲ', IV: 'Ⅳ', V: 'Ⅴ', '>V': '劣Ⅴ' },
		grade: { excellent: '优', good: '良好', light: '轻度污染', moderate: '中度污染', heavy: '重度污染' },
		level: { national: '国控', city: '市控', district: '区控', town: '镇级', village: '村级' },
		map: {
			river: '河道：按河上断面的总体状况着色',
			band: '浅色宽带：河道位置只知大概',
			selected: (name: string) => `已选中：${name}`,
			outfalls: '排污口（点击看详情）'
		},
		slider: {
			label: '月份',
			play: '逐月播放',
			pause: '暂停播放',
			previous: '上一个月',
			next: '下一个月',
			show: '显示',
			strip: '各月断面的类别构成',
			stripNote: '每根柱是一个月，从下到上由好到差',
			table: '各月构成（表）'
		},
		by: { label: '着色', class: '按类别', target: '按达标', odour: '黑臭预警' },
		monthFailed: {
			title: '本月明细没有取到',
			hint: '各断面的类别仍在地图和表格里；主要污染指标等明细，服务恢复后重新载入即可。'
		},
		summary: {
			title: '当月概况',
			good: '优Ⅲ占比',
			goodFormula: (good: string, total: string) => `Ⅰ～Ⅲ类 ${good} 个 ÷ 有数据 ${total} 个`,
			meeting: '达标率',
			meetingFormula: (meeting: string, total: string) => `达标 ${meeting} 个 ÷ 有目标且有数据 ${total} 个`,
			grade: '总体状况',
			gradeNote: (good: string, inferior: string) => `按类别比例：优Ⅲ ${good}%，劣Ⅴ ${inferior}%（不作平均类别）`,
			tooFew: '有数据的断面不足 5 个，不按比例评价',
			none: '无数据',
			unknown: (count: string) => `未监测 ${count} 个`,
			suspended: (count: string) => `停测 ${count} 个`,
			allKnown: (count: string) => `${count} 个断面都有数据`,
			trend: '较上年同月',
			trendNote: (good: string, inferior: string, delta: string) =>
				`ΔG ${good}，ΔD ${inferior}，ΔG − ΔD = ${delta} 个百分点`,
			trendNone: '上年同月没有数据，不作比较',
			count: (sign: string, count: string) => `${sign} ${count} 个`
		},
		yearShare: {
			title: (from: string, to: string) => `今年以来优Ⅲ占比（${from}至${to}）`,
			choose: '算法',
			short: { mean_of_monthly_shares: '月占比平均', section_months: '断面月次', annual_means: '年均判类' },
			counted: (good: string, total: string) => `${good} / ${total}`,
			notYet: '年均评价至少要 8 个月的数据',
			note: '缺测时各算法结果不同，引用时请写明口径。',
			months: (months: string) => `${months} 个月`
		},
		odour: {
			title: '返黑返臭预警',
			lead: '透明度、溶解氧、氧化还原电位、氨氮达到黑臭分级限值的断面。只作预警，与水质类别无关，须现场复核。',
			none: '本月没有断面达到黑臭分级限值。',
			item: { transparency_cm: '透明度', do: '溶解氧', orp_mv: '氧化还原电位', nh3n: '氨氮' },
			unit: { transparency_cm: 'cm', do: 'mg/L', orp_mv: 'mV', nh3n: 'mg/L' },
			show: '在地图上看'
		},
		changes: {
			title: '与上月相比',
			worse: (count: string) => `变差 ${count} 个`,
			better: (count: string) => `变好 ${count} 个`,
			none: '没有断面变差。',
			noEarlier: '没有上个月的数据，无法比较。',
			step: (from: string, to: string) => `${from} → ${to}`,
			compared: (count: string) => `两个月都有数据的断面 ${count} 个`
		},
		priorities: {
			title: '先去哪里',
			order: '排序：超出目标的级数、类别、持续月数、比上月变差的级数。',
			none: '本月没有需要优先查看的断面。',
			more: (count: string) => `其余 ${count} 个`,
			reason: {
				misses_target: (target: string, classes: string, months: string) =>
					months === '1'
						? `差目标（${target}）${classes} 级，本月起`
						: `差目标（${target}）${classes} 级，连续 ${months} 个月`,
				beyond_III: (months: string) => (months === '1' ? '劣于Ⅲ类，本月起' : `劣于Ⅲ类，连续 ${months} 个月`),
				worse_than_last_month: (from: string) => `比上月（${from}）变差`,
				worse_than_last_year: (from: string) => `比上年同月（${from}）变差`,
				unknown: (months: string) => `连续 ${months} 个月没有数据，原因不明`
			}
		},
		table: {
			caption: (month: string) => `${month}各断面`,
			section: '断面',
			river: '河道',
			level: '级别',
			class: '类别',
			target: '目标',
			meets: '达标',
			pollutants: '主要污染指标',
			change: '较上月',
			lastMonth: '上月',
			lastYear: '上年同月',
			same: '不变',
			noTarget: '未定',
			date: '采样日期',
			reason: '说明',
			yes: '达标',
			no: '未达标',
			month: '月份',
			sections: '断面数',
			recent: (from: string, to: string) => `${from}至${to}逐月类别`
		},
		rivers: {
			title: '河道',
			caption: (month: string) => `${month}各河道`,
			rule: '断面少于 5 个的河道，先对浓度求平均再定类；5 个及以上按类别比例，不作平均类别。',
			state: '状况',
			basis: '依据',
			mean: (count: string) => `${count} 个断面浓度平均`,
			single: '1 个断面',
			shares: (count: string) => `${count} 个断面类别比例`,
			none: '当月无数据'
		},
		outfalls: {
			title: '入河排污口',
			closedOf: (closed: string, all: string) => `已销号 ${closed} 个，共 ${all} 个`,
			list: '逐个查看',
			kicker: (river: string) => `${river} · 入河排污口`,
			back: '水环境',
			now: '目前状态',
			since: (date: string) => `${date}起`,
			steps: '整治进程',
			ahead: '尚未到',
			date: '日期',
			accepted: '验收单位',
			evidence: '销号依据',
			closing: '销号',
			rule: '销号须有日期、验收单位和依据，缺一项数据库不接受。',
			failed: '整治记录没有取到，这不等于没有记录。',
			none: '没有整治记录。',
			closedOn: (date: string) => `${date}销号`,
			sign: { open: '待整治', working: '整治中', closed: '已销号', reopened: '复发重开', kept: '长效监管或登记' },
			state: {
				surveyed: '已排查',
				monitored: '已监测',
				traced: '已溯源',
				responsible_set: '责任主体已明确',
				plan_set: '整治方案已定',
				remediating: '整治中',
				awaiting_check: '已完成待验收',
				closed: '已销号',
				reopened: '复发重开',
				supervised: '长效监管',
				not_required: '无需整治'
			}
		},
		unplaced: {
			title: '尚未落图',
			text: (count: string) => `${count} 个断面没有可用的位置，只在列表里。`,
			flagged: (metres: string) => `离河道约 ${metres} m，请核对位置`
		},
		report: {
			title: '报告里怎么说',
			lead: '以下出自政府工作报告，与上面的示例数据无关。',
			planned: '目标',
			actual: '现状',
			asOf: (date: string) => `截至 ${date}`
		},
		links: { sheet: '当月月报', csv: '下载 CSV', xlsx: '下载 XLSX', print: '打印' },
		section: waterSectionWords.zh.section,
		sheet: waterSectionWords.zh.sheet
	},
	en: {
		title: 'Water',
		lead: 'Each month the worst item makes a section’s class; whether it meets its own target is a second question.',
		example: 'Example data, no real monitoring results',
		exampleShort: 'Example',
		month: (year, month) =>
			new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
				Date.UTC(Number(year), Number(month) - 1, 1)
			),
		noMonth: {
			title: 'No monitoring data has been published yet',
			text: 'Once a laboratory sheet is imported and published, every section’s class is shown here month by month.'
		},
		problem: (field, value) => `The parameter ${field}=${value} cannot be read or has no data; the default is shown.`,
		sign: {
			I: 'Class I',
			II: 'Class II',
			III: 'Class III',
			IV: 'Class IV',
			V: 'Class V',
			'>V': 'Worse than V',
			meets: 'Meets target',
			misses: 'Misses target',
			no_target: 'No target set',
			not_measured: 'Not measured',
			suspended: 'Suspended',
			odour_none: 'No sign of black water',
			odour_mild: 'Mild warning',
			odour_severe: 'Severe warning'
		},
		numeral: { I: 'I', II: 'II', III: 'III', IV: 'IV', V: 'V', '>V': '>V' },
		grade: {
			excellent: 'Excellent',
			good: 'Good',
			light: 'Lightly polluted',
			moderate: 'Moderately polluted',
			heavy: 'Heavily polluted'
		},
		level: { national: 'National', city: 'City', district: 'District', town: 'Town', village: 'Village' },
		map: {
			river: 'River: by the state of all its sections',
			band: 'Pale band: the course is known roughly',
			selected: (name) => `Selected: ${name}`,
			outfalls: 'Outfalls (click for details)'
		},
		slider: {
			label: 'Month',
			play: 'Play month by month',
			pause: 'Pause',
			previous: 'Previous month',
			next: 'Next month',
			show: 'Show',
			strip: 'Classes of the sections, month by month',
			stripNote: 'One column a month, best at the bottom',
			table: 'Month by month (table)'
		},
		by: { label: 'Colour by', class: 'Class', target: 'Target', odour: 'Black water' },
		monthFailed: {
			title: 'The month’s details could not be fetched',
			hint: 'Classes are still on the map and in the table; main pollutants and the like come back when you load again.'
		},
		summary: {
			title: 'This month',
			good: 'Class III or better',
			goodFormula: (good, total) => `${good} of class I–III ÷ ${total} with data`,
			meeting: 'Meeting their target',
			meetingFormula: (meeting, total) => `${meeting} meeting ÷ ${total} with a target and data`,
			grade: 'Overall state',
			gradeNote: (good, inferior) =>
				`by shares: ${good}% class III or better, ${inferior}% worse than V (no average class)`,
			tooFew: 'fewer than 5 sections with data: not graded by shares',
			none: 'No data',
			unknown: (count) => `${count} not measured`,
			suspended: (count) => `${count} suspended`,
			allKnown: (count) => `all ${count} sections have data`,
			trend: 'Against the same month last year',
			trendNote: (good, inferior, delta) => `ΔG ${good}, ΔD ${inferior}, ΔG − ΔD = ${delta} points`,
			trendNone: 'no data for the same month last year',
			count: (sign, count) => `${sign}: ${count}`
		},
		yearShare: {
			title: (from, to) => `Class III or better, year to date (${from} to ${to})`,
			choose: 'Formula',
			short: {
				mean_of_monthly_shares: 'Monthly shares',
				section_months: 'Section-months',
				annual_means: 'Annual means'
			},
			counted: (good, total) => `${good} / ${total}`,
			notYet: 'annual means need eight months of data',
			note: 'They differ where samples are missing: say which one you quote.',
			months: (months) => `${months} months`
		},
		odour: {
			title: 'Black and odorous water: warnings',
			lead: 'Sections whose transparency, oxygen, redox potential or ammonia reach the bounds of black and odorous water. A warning apart from the class, to be checked on site.',
			none: 'No section reaches the bounds this month.',
			item: { transparency_cm: 'transparency', do: 'dissolved oxygen', orp_mv: 'redox potential', nh3n: 'ammonia' },
			unit: { transparency_cm: 'cm', do: 'mg/L', orp_mv: 'mV', nh3n: 'mg/L' },
			show: 'Show on the map'
		},
		changes: {
			title: 'Against last month',
			worse: (count) => `${count} worse`,
			better: (count) => `${count} better`,
			none: 'No section got worse.',
			noEarlier: 'There is no data for the month before.',
			step: (from, to) => `${from} → ${to}`,
			compared: (count) => `${count} sections measured in both months`
		},
		priorities: {
			title: 'Where to go first',
			order: 'Ordered by classes beyond the target, class, months in a row, and the step since last month.',
			none: 'No section stands out this month.',
			more: (count) => `${count} more`,
			reason: {
				misses_target: (target, classes, months) =>
					`${classes} ${classes === '1' ? 'class' : 'classes'} beyond its target (${target}), ${
						months === '1' ? 'since this month' : `${months} months in a row`
					}`,
				beyond_III: (months) =>
					months === '1' ? 'worse than class III since this month' : `worse than class III, ${months} months in a row`,
				worse_than_last_month: (from) => `worse than last month (${from})`,
				worse_than_last_year: (from) => `worse than a year ago (${from})`,
				unknown: (months) => `no data for ${months} months in a row, no reason given`
			}
		},
		table: {
			caption: (month) => `Sections in ${month}`,
			section: 'Section',
			river: 'River',
			level: 'Level',
			class: 'Class',
			target: 'Target',
			meets: 'Target met',
			pollutants: 'Main pollutants',
			change: 'Since last month',
			lastMonth: 'Last month',
			lastYear: 'A year ago',
			same: 'same',
			noTarget: 'none',
			date: 'Sampled on',
			reason: 'Note',
			yes: 'Met',
			no: 'Missed',
			month: 'Month',
			sections: 'Sections',
			recent: (from, to) => `Class by month, ${from} to ${to}`
		},
		rivers: {
			title: 'Rivers',
			caption: (month) => `Rivers in ${month}`,
			rule: 'With fewer than 5 sections, concentrations are averaged before the class; with 5 and more, shares of classes decide and no average class is given.',
			state: 'State',
			basis: 'Based on',
			mean: (count) => `mean concentrations of ${count} sections`,
			single: '1 section',
			shares: (count) => `class shares of ${count} sections`,
			none: 'no data this month'
		},
		outfalls: {
			title: 'Outfalls to rivers',
			closedOf: (closed, all) => `${closed} of ${all} struck off`,
			list: 'One by one',
			kicker: (river) => `${river} · outfall`,
			back: 'Water',
			now: 'State',
			since: (date) => `since ${date}`,
			steps: 'Treatment, step by step',
			ahead: 'still ahead',
			date: 'Date',
			accepted: 'Accepted by',
			evidence: 'Evidence',
			closing: 'Struck off',
			rule: 'An outfall is struck off only with a date, who accepted it, and evidence; the database takes nothing less.',
			failed: 'The records could not be fetched. That does not mean that there are none.',
			none: 'No records.',
			closedOn: (date) => `struck off ${date}`,
			sign: {
				open: 'To be treated',
				working: 'In hand',
				closed: 'Struck off',
				reopened: 'Reopened',
				kept: 'Supervised or listed'
			},
			state: {
				surveyed: 'Surveyed',
				monitored: 'Monitored',
				traced: 'Traced',
				responsible_set: 'Responsible body named',
				plan_set: 'Plan set',
				remediating: 'Under treatment',
				awaiting_check: 'Done, to be checked',
				closed: 'Struck off',
				reopened: 'Reopened',
				supervised: 'Supervised',
				not_required: 'No treatment needed'
			}
		},
		unplaced: {
			title: 'Not yet placed',
			text: (count) => `${count} sections have no usable place and stand in the list only.`,
			flagged: (metres) => `about ${metres} m from its river: check the place`
		},
		report: {
			title: 'What the report says',
			lead: 'From the town’s work report; it has nothing to do with the example data above.',
			planned: 'Target',
			actual: 'State',
			asOf: (date) => `as of ${date}`
		},
		links: { sheet: 'Monthly sheet', csv: 'Download CSV', xlsx: 'Download XLSX', print: 'Print' },
		section: waterSectionWords.en.section,
		sheet: waterSectionWords.en.sheet
	}
});
