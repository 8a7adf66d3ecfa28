import { defineWords } from '../shared/words.ts';

/** Words of the planning theme: overview, list, detail, time. */
export const planningWords = defineWords({
	zh: {
		title: '地块与项目',
		lead: '每一条都说明现在到哪一步、承诺到哪一步、依据哪份文件。',
		map: '规划主题',
		count: (shown: string, all: string) => (shown === all ? `共 ${all} 项` : `${shown} 项，共 ${all} 项`),
		unplaced: {
			title: '待落图',
			count: (count: string) => `${count} 项待落图`,
			lead: '来源没有给出可靠位置，不在图上标点；名单如下。'
		},
		none: {
			title: '没有符合条件的条目',
			text: '换一个词，或去掉一些筛选条件。',
			clear: '清除全部筛选'
		},
		search: '名称、别名、地址、地块编号',
		filters: '筛选',
		filtersChosen: (count: number) => `筛选（${count}）`,
		chosen: '已选的筛选条件',
		without: (choice: string) => `去掉“${choice}”`,
		apply: '应用筛选',
		clear: '清除',
		due: (year: string) => `${year} 年有目标`,
		facet: {
			phase: '阶段大类',
			lifecycle: '流程',
			stage: '具体阶段',
			class: '类别',
			kind: '类型',
			theme: '领域',
			commitment: '承诺力度',
			placement: '落图情况'
		},
		class: { parcel: '地块', project: '项目', facility: '设施', water: '水系', area: '片区' },
		placement: { mark: '位置较准（300 m 内）', disc: '大致位置（300–1000 m）', unplaced: '待落图' },
		sort: {
			label: '排序',
			apply: '排序',
			stage: '进度',
			name: '名称',
			kind: '类型',
			since: '状态日期',
			target: '目标日期',
			ascending: '升序',
			descending: '降序'
		},
		table: { caption: '地块与项目列表', name: '名称', status: '现状', target: '承诺', unconfirmed: '到期待确认' },
		noStatus: '来源未说明现状',
		noTarget: '来源未提出目标',
		asOf: (date: string) => `截至 ${date}`,
		/** @param exact whether the date is a day, not a month, quarter or year */
		by: (date: string, exact: boolean) => (exact ? `${date}前` : `${date}内`),
		commitment: {
			commit: '硬承诺',
			strive: '软承诺·力争',
			promote: '软承诺·推动',
			coordinate: '软承诺·协调督促'
		},
		schedule: {
			none: '无目标',
			ahead: '未到期',
			kept: '已达到',
			missed: '未达到',
			unconfirmed: '已到期，结果待新的来源说明'
		},
		time: {
			label: '时间',
			now: '现在',
			other: '其他日期',
			date: '日期',
			show: '查看',
			compare: '与此日期比较',
			compareNone: '不比较',
			promiseNote: '显示的是承诺到该日达到的阶段，不是实际情况。',
			latest: (date: string) => `最新的来源说明截至 ${date}。`
		},
		moved: {
			title: (from: string, to: string) => `${from}至${to}的变化`,
			none: '两个日期之间没有变化。',
			count: (count: string) => `${count} 项有变化`,
			from: '原',
			to: '现',
			unknown: '未说明'
		},
		download: { label: '下载当前列表', geojson: 'GeoJSON', csv: 'CSV 表格' },
		overview: {
			title: (town: string) => `${town}更新一览`,
			lead: (count: string) => `来源文件中可落到地面的 ${count} 项，到了哪一步，承诺到哪一步。`,
			phases: '各处在什么阶段',
			lifecycles: '按流程看',
			moving: (year: string) => `${year} 年的目标`,
			movingCount: (count: string, hard: string) => `${count} 项有目标，其中硬承诺 ${hard} 项`,
			unconfirmed: (count: string) => `${count} 项日期已过，还没有新的来源说明`,
			missed: (count: string) => `${count} 项到期没有做到`,
			which: '看是哪些',
			unplacedText: (count: string) => `还有 ${count} 项没有可靠位置，等熟悉情况的人来落图。`,
			all: '查看全部',
			read: '这些从哪里来'
		},
		milestone: {
			title: '里程碑',
			scheduleStatus: { red: '逾期', amber: '30 天内到期', green: '未到期' },
			done: '已完成'
		},
		detail: {
			edit: { status: '登记状态', place: '落图', record: '修改资料' },
			corrected: (time: string) => `此后由工作台改过，最近一次：${time}。`,
			back: '返回列表',
			stageLine: '阶段',
			was: '曾经',
			is: '现在',
			promised: '承诺',
			history: '过程',
			evidence: '依据',
			revoked: '已撤销，只有工作人员能看到',
			actual: '实际',
			target: '目标',
			facts: '数据',
			plan: '规划指标',
			related: '相关',
			indicators: '相关指标',
			place: '位置',
			placed: (accuracy: string, basis: string) => `约 ±${accuracy}，依据：${basis}`,
			notPlaced: (basis: string) => `待落图。${basis}`,
			address: '地址',
			aliases: '又称',
			notes: '需要留意',
			note: { tension: '口径不一', gap: '来源未说明', remark: '说明' },
			outOf: (value: string, whole: string) => `${value} / ${whole}`,
			suppressed: '少于 5（涉及个人，不公开）',
			source: '出处',
			relation: {
				part_of: { out: '属于', in: '包含' },
				serves: { out: '服务于', in: '由此服务' },
				same_place: { out: '同一地点', in: '同一地点' },
				supports: { out: '支撑', in: '由此支撑' }
			},
			planFields: {
				parcel_no: '地块编号',
				plan_version: '规划版本',
				land_use_national: '用地性质（国标）',
				land_use_local: '用地性质（地方）',
				area_m2: '用地面积（m²）',
				far: '容积率',
				gfa_m2: '计容建筑面积（m²）',
				height_m: '限高（m）',
				density_pct: '建筑密度（%）',
				green_pct: '绿地率（%）'
			},
			noHistory: '来源没有记载过程。',
			example: '示例'
		}
	},
	en: {
		title: 'Parcels and projects',
		lead: 'Where each one stands, what is promised for it, and which document says so.',
		map: 'Planning',
		count: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
		unplaced: {
			title: 'Not yet placed',
			count: (count) => `${count} not yet placed`,
			lead: 'The sources give no reliable position for these, so the map shows no mark. Here is the list.'
		},
		none: {
			title: 'Nothing matches',
			text: 'Try another word, or take away some filters.',
			clear: 'Clear all filters'
		},
		search: 'Name, alias, address, parcel number',
		filters: 'Filter',
		filtersChosen: (count) => `Filter (${count})`,
		chosen: 'Filters chosen',
		without: (choice) => `Without “${choice}”`,
		apply: 'Apply',
		clear: 'Clear',
		due: (year) => `Has a target for ${year}`,
		facet: {
			phase: 'Phase',
			lifecycle: 'Lifecycle',
			stage: 'Stage',
			class: 'Class',
			kind: 'Kind',
			theme: 'Field',
			commitment: 'Commitment',
			placement: 'Placement'
		},
		class: { parcel: 'Parcels', project: 'Projects', facility: 'Facilities', water: 'Water', area: 'Areas' },
		placement: {
			mark: 'Known to within 300 m',
			disc: 'Roughly known (300–1,000 m)',
			unplaced: 'Not yet placed'
		},
		sort: {
			label: 'Sort by',
			apply: 'Sort',
			stage: 'Progress',
			name: 'Name',
			kind: 'Kind',
			since: 'Date of status',
			target: 'Target date',
			ascending: 'ascending',
			descending: 'descending'
		},
		table: {
			caption: 'Parcels and projects',
			name: 'Name',
			status: 'Now',
			target: 'Promise',
			unconfirmed: 'Due, unconfirmed'
		},
		noStatus: 'State not stated',
		noTarget: 'No target stated',
		asOf: (date) => `as of ${date}`,
		by: (date, exact) => (exact ? `by ${date}` : `by the end of ${date}`),
		commitment: {
			commit: 'Hard promise',
			strive: 'Soft: to strive for',
			promote: 'Soft: to promote',
			coordinate: 'Soft: to coordinate'
		},
		schedule: {
			none: 'No target',
			ahead: 'Still to come',
			kept: 'Reached',
			missed: 'Not reached',
			unconfirmed: 'Due; no newer source tells the outcome'
		},
		time: {
			label: 'Time',
			now: 'Now',
			other: 'Other date',
			date: 'Date',
			show: 'Show',
			compare: 'Compare with',
			compareNone: 'No comparison',
			promiseNote: 'Shown is the stage promised for that day, not what happened.',
			latest: (date) => `The latest source speaks of ${date}.`
		},
		moved: {
			title: (from, to) => `What moved between ${from} and ${to}`,
			none: 'Nothing moved between the two dates.',
			count: (count) => `${count} moved`,
			from: 'from',
			to: 'to',
			unknown: 'not stated'
		},
		download: { label: 'Download this list', geojson: 'GeoJSON', csv: 'CSV table' },
		overview: {
			title: (town) => `${town} at a glance`,
			lead: (count) =>
				`The ${count} things in the sources that have a place on the ground: where they stand, and how far they are to get.`,
			phases: 'Where they stand',
			lifecycles: 'By lifecycle',
			moving: (year) => `Targets for ${year}`,
			movingCount: (count, hard) => `${count} have a target, ${hard} of them as a hard promise`,
			unconfirmed: (count) => `${count} are past their date, and no source has spoken since`,
			missed: (count) => `${count} were not done by their date`,
			which: 'See which',
			unplacedText: (count) => `${count} more have no reliable position and wait for somebody who knows.`,
			all: 'See all',
			read: 'Where this comes from'
		},
		milestone: {
			title: 'Milestones',
			scheduleStatus: { red: 'Overdue', amber: 'Due within 30 days', green: 'Not due yet' },
			done: 'Done'
		},
		detail: {
			edit: { status: 'Record status', place: 'Place it', record: 'Correct the record' },
			corrected: (time) => `Corrected at the desk since, last on ${time}.`,
			back: 'Back to the list',
			stageLine: 'Stages',
			was: 'was',
			is: 'now',
			promised: 'promised',
			history: 'History',
			evidence: 'Evidence',
			revoked: 'Taken back; only staff see this',
			actual: 'Actual',
			target: 'Target',
			facts: 'Figures',
			plan: 'Plan limits',
			related: 'Related',
			indicators: 'Related indicators',
			place: 'Place',
			placed: (accuracy, basis) => `About ±${accuracy}. ${basis}`,
			notPlaced: (basis) => `Not yet placed. ${basis}`,
			address: 'Address',
			aliases: 'Also called',
			notes: 'Worth noting',
			note: { tension: 'Tension', gap: 'Not stated', remark: 'Remark' },
			outOf: (value, whole) => `${value} of ${whole}`,
			suppressed: 'fewer than 5 (withheld, concerns persons)',
			source: 'Source',
			relation: {
				part_of: { out: 'part of', in: 'includes' },
				serves: { out: 'serves', in: 'served by' },
				same_place: { out: 'same place', in: 'same place' },
				supports: { out: 'supports', in: 'supported by' }
			},
			planFields: {
				parcel_no: 'Parcel number',
				plan_version: 'Plan version',
				land_use_national: 'Land use (national)',
				land_use_local: 'Land use (local)',
				area_m2: 'Site area (m²)',
				far: 'Floor area ratio',
				gfa_m2: 'Gross floor area (m²)',
				height_m: 'Height limit (m)',
				density_pct: 'Site coverage (%)',
				green_pct: 'Green ratio (%)'
			},
			noHistory: 'The sources record no history.',
			example: 'Example'
		}
	}
});
