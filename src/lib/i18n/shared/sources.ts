import { defineWords } from './words.ts';

export const sourcesWords = defineWords({
	zh: {
		title: '资料与出处',
		lead: '地图上的每一条状态、每一个数字都出自下列文件，并注明所在段落。这里说明文件如何整理、缺少什么，以及没有具体位置的工作和需要留意的地方。',
		documents: '文件',
		programmes: '工作事项',
		notes: '附注',
		kind: (kind: string) =>
			({ report: '工作报告', map: '地图数据', plan: '规划文件', standard: '标准规范', desk: '工作台' })[kind] ?? kind,
		author: '编制单位',
		publishedOn: '发布日期',
		period: '内容时段',
		occasion: '场合',
		licence: '许可',
		howRead: '整理方法',
		missing: '缺少的内容',
		nothingMissing: '未发现缺项。',
		recordsTotal: (count: string) => `共 ${count} 条记录引用本文件`,
		cited: {
			features: '地块、项目与设施',
			events: '状态',
			facts: '事实',
			programmes: '工作事项',
			notes: '附注',
			indicator_values: '指标数值'
		},
		sections: (count: string) => `段落（${count}）`,
		section: '段落',
		sectionCode: '编号',
		sectionTable: (title: string) => `《${title}》的段落`,
		citedHere: '本页引用',
		programmesLead:
			'没有单独位置的机制、活动和工程，按工作领域排列。“已报告”是文件所述的情况，“已承诺”是文件提出的目标。',
		reported: '已报告',
		promised: '已承诺',
		find: '查找工作事项',
		placeholder: '名称、内容或领域',
		found: (count: string, total: string) => `共 ${total} 项，显示 ${count} 项`,
		none: '没有符合的工作事项',
		noneHint: '换一个词，或清除搜索。',
		clear: '清除搜索',
		countOf: (count: string) => `${count} 项`,
		noteKinds: {
			glossary: '名词解释',
			goal: '目标与总体要求',
			problem: '困难与问题',
			award: '荣誉',
			context: '背景',
			tension: '文件中的出入',
			gap: '缺口'
		},
		noteLead: {
			glossary: '文件中的专门用语。',
			goal: '文件提出的总体方向。',
			problem: '文件自己指出的不足。',
			award: '文件提到的荣誉和称号。',
			context: '有助于理解的背景。',
			tension: '文件内部不一致或含义不清之处，数字均照原文保留，不作更改。',
			gap: '文件没有写明、因此地图上留空的内容。'
		},
		empty: '还没有登记任何文件',
		emptyHint: '导入城镇资料后，这里会列出文件及其整理方法。'
	},
	en: {
		title: 'Sources',
		lead: 'Every status and every figure on the map comes from one of these documents and names the paragraph it stands in. Here is how each was read, what it lacks, the work that has no place of its own, and what to be careful about.',
		documents: 'Documents',
		programmes: 'Programmes',
		notes: 'Notes',
		kind: (kind) =>
			({ report: 'Work report', map: 'Map data', plan: 'Plan', standard: 'Standard', desk: 'Desk' })[kind] ?? kind,
		author: 'Issued by',
		publishedOn: 'Published',
		period: 'Covers',
		occasion: 'Occasion',
		licence: 'Licence',
		howRead: 'How it was read',
		missing: 'What is missing',
		nothingMissing: 'No gaps were found.',
		recordsTotal: (count) => `${count} records cite this document`,
		cited: {
			features: 'Parcels, projects, facilities',
			events: 'Statuses',
			facts: 'Facts',
			programmes: 'Programmes',
			notes: 'Notes',
			indicator_values: 'Indicator values'
		},
		sections: (count) => `Sections (${count})`,
		section: 'Section',
		sectionCode: 'No.',
		sectionTable: (title) => `Sections of “${title}”`,
		citedHere: 'Cited on this page',
		programmesLead:
			'Mechanisms, activities and works without a place of their own, by field. “Reported” is the state a document describes, “promised” the target it sets.',
		reported: 'Reported',
		promised: 'Promised',
		find: 'Find a programme',
		placeholder: 'Name, content or field',
		found: (count, total) => `${count} of ${total} shown`,
		none: 'No programme matches',
		noneHint: 'Try another word, or clear the search.',
		clear: 'Clear search',
		countOf: (count) => `${count}`,
		noteKinds: {
			glossary: 'Glossary',
			goal: 'Goals and guiding ideas',
			problem: 'Difficulties and problems',
			award: 'Awards',
			context: 'Context',
			tension: 'Tensions in the sources',
			gap: 'Gaps'
		},
		noteLead: {
			glossary: 'Terms the documents use in a sense of their own.',
			goal: 'The general direction the documents set.',
			problem: 'Shortcomings the documents name themselves.',
			award: 'Awards and titles the documents mention.',
			context: 'Background that helps in reading.',
			tension: 'Where the documents disagree with themselves or are unclear. Figures stand as they were given.',
			gap: 'What the documents do not say, and the map therefore leaves empty.'
		},
		empty: 'No document is registered yet',
		emptyHint: 'Once a town’s material is loaded, its documents and how they were read are listed here.'
	}
});
