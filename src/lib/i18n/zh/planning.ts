/** Words of the planning theme: overview, list, detail, time. */
export const planning = {
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
	/** `exact`: a day and not a whole month, quarter or year. */
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
		light: { red: '逾期', amber: '30 天内到期', green: '未到期' },
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
};
