import { defineWords } from '../shared/words.ts';

/** Words of an assessment of water: classes, why a section has its class, trends, shares of good sections. */
export const assessmentWords = defineWords({
	zh: {
		waterClass: { I: 'Ⅰ类', II: 'Ⅱ类', III: 'Ⅲ类', IV: 'Ⅳ类', V: 'Ⅴ类', '>V': '劣Ⅴ类' },
		/** On a mark of the map, which has little room. */
		worseThanV: '劣Ⅴ',
		explanation: {
			item: (name: string, value: string) => `${name} ${value}`,
			/** The limit of a class behind the comparison. */
			ofClass: (comparison: string, limit: string) => `${comparison}（${limit}）`,
			allClasses: (range: string) => `不在 ${range} 之内（各类同限）`,
			over: (multiple: string) => `，超标 ${multiple} 倍`,
			overSlightly: '，超标不足 0.1 倍',
			only: '，仅此一项超过Ⅲ类',
			more: (count: number) => `另有 ${count} 项超过Ⅲ类`,
			decidedBy: (reasons: string) => `由${reasons}决定`,
			/** Behind the first of a longer list, with the number of all. */
			andOthers: (count: number) => `等 ${count} 项`,
			allKeep: (count: number, limit: string) => `参评 ${count} 项均符合${limit}`,
			bySaturation: '溶解氧按饱和率不低于 90% 计',
			/** A value below the detection limit counts as half of it. */
			half: (value: string, limit: string) => `${value}（未检出，取检出限 ${limit} 的一半）`,
			limitOf: (waterClass: string) => `${waterClass}限值`,
			meets: (waterClass: string) => `达到目标（${waterClass}）`,
			misses: (waterClass: string) => `未达到目标（${waterClass}）`
		},
		notMeasured: '本月没有发布监测数据',
		nothingCounts: '没有参评项目的数据，不评类别',
		suspended: (reason: string) => `停测：${reason}`,
		trend: {
			much_worse: '明显变差',
			worse: '有所变差',
			unchanged: '无明显变化',
			better: '有所好转',
			much_better: '明显好转'
		},
		goodShare: {
			mean_of_monthly_shares: {
				name: '逐月占比的平均',
				formula: '各月（优Ⅲ断面数 ÷ 当月有数据断面数）之和 ÷ 有数据的月数'
			},
			section_months: { name: '断面月次合格率', formula: '全期优Ⅲ断面月次 ÷ 全期有数据断面月次' },
			annual_means: { name: '年均浓度判类占比', formula: '年均浓度为优Ⅲ的断面数 ÷ 可作年度评价的断面数' }
		}
	},
	en: {
		waterClass: {
			I: 'class I',
			II: 'class II',
			III: 'class III',
			IV: 'class IV',
			V: 'class V',
			'>V': 'worse than class V'
		},
		worseThanV: '>V',
		explanation: {
			item: (name, value) => `${name} ${value}`,
			ofClass: (comparison, limit) => `${comparison} (${limit})`,
			allClasses: (range) => `outside ${range} (the same for all classes)`,
			over: (multiple) => `, ${multiple} times over`,
			overSlightly: ', less than 0.1 times over',
			only: ', the only item beyond class III',
			more: (count) => `${count} more beyond class III`,
			decidedBy: (reasons) => `decided by ${reasons}`,
			andOthers: (count) => ` and others, ${count} in all`,
			allKeep: (count, limit) =>
				`${count === 1 ? 'the item that counts keeps' : `all ${count} items that count keep`} the ${limit}`,
			bySaturation: 'dissolved oxygen by 90% of saturation',
			half: (value, limit) => `${value} (not found, half the detection limit ${limit})`,
			limitOf: (waterClass) => `${waterClass} limit`,
			meets: (waterClass) => `meets its target (${waterClass})`,
			misses: (waterClass) => `misses its target (${waterClass})`
		},
		notMeasured: 'No results were published for this month',
		nothingCounts: 'No item that counts was measured, so there is no class',
		suspended: (reason) => `Suspended: ${reason}`,
		trend: {
			much_worse: 'clearly worse',
			worse: 'somewhat worse',
			unchanged: 'no clear change',
			better: 'somewhat better',
			much_better: 'clearly better'
		},
		goodShare: {
			mean_of_monthly_shares: {
				name: 'Mean of the monthly shares',
				formula: 'sum over months of (sections I–III ÷ sections assessed) ÷ months with data'
			},
			section_months: {
				name: 'Share of section-months',
				formula: 'section-months of class I–III ÷ section-months assessed'
			},
			annual_means: {
				name: 'Share by annual means',
				formula: 'sections whose annual means are class I–III ÷ sections with enough months'
			}
		}
	}
});
