import { waterSection } from './water-section.ts';

/** Words of the water pages: sections, their classes, the monthly sheet. */
export const water = {
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
	section: waterSection.section,
	sheet: waterSection.sheet
};
