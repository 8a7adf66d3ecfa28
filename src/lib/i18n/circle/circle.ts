import { defineWords } from '../shared/words.ts';
import { sitingWords } from './siting.ts';

/** Words of the living circle: what can be reached on foot, and which residents lack what. */
export const circleWords = defineWords({
	zh: {
		title: '生活圈',
		tabs: { label: '生活圈页面', origin: '我家门口', coverage: '覆盖', gaps: '缺口', where: '下一个放哪里' },
		lead: {
			origin: '从一个门口步行，走得到什么，还缺什么。',
			coverage: '每个小区到最近设施的步行时间，按人数汇总。',
			gaps: '哪些居民缺哪几类设施，缺得多的排在前面。',
			where: '现有设施不动，下一处放哪里能多服务最多的人；也可以在图上挪动试试。'
		},
		problem: (field: string, value: string) => `参数 ${field}=${value} 无法识别或资料中没有，已换成默认值。`,
		example: (what: string) => `${what}是示例，仅供演示。`,
		exampleParts: { network: '路网', compounds: '小区和人口', facilities: '部分设施' },
		joinParts: (parts: readonly string[]) => parts.join('、'),
		exampleShort: '示例',
		source: {
			title: '用的是什么资料',
			drawn: '示例路网，仅供演示',
			osm: (name: string) => `步行路网来自 OpenStreetMap 数据：${name}`,
			file: (name: string) => `步行路网来自文件：${name}`,
			asOf: (date: string) => `数据日期 ${date}`,
			size: (km: string, nodes: string) => `${km} km 街道，${nodes} 个路口`,
			islands: (count: string, share: string) => `有 ${count} 段互不相连；最大一段占 ${share}%`,
			compounds: (count: string, people: string) => `${count} 个小区，${people} 人`,
			facilities: (count: string, kinds: string) => `${count} 处设施，${kinds} 类`,
			method: '时间从小区到最近街道、沿路网、再到设施入口，逐点计算；图上的范围只是示意，数字不从它来。',
			off: (count: string) => `${count} 处离街道超过 100 米，按走不到计`,
			offCompounds: '小区',
			offFacilities: '设施',
			open: '只有已开放的算数：竣工、移交了还没有开办的算在建；位置误差超过 300 米的不算。',
			unplaced: (count: string) => `另有 ${count} 处设施没有位置，或位置误差超过 300 米，没有计入`,
			unplacedShort: (count: string) => `${count} 处设施没有可用位置，未计入`
		},
		empty: {
			network: {
				title: '这里还没有步行路网',
				hint: '导入街道以后，这里计算步行时间。命令：npm run osm -- 文件.osm.pbf'
			},
			compounds: {
				title: '这里还没有小区',
				hint: '导入带人口的小区以后，这里计算覆盖。命令：npm run import:residents -- 文件'
			},
			facilities: {
				title: '这里还没有设施',
				hint: '导入设施以后，这里计算走得到什么。命令：npm run import:facilities -- 文件'
			}
		},
		load: {
			progress: (share: string) => `正在载入路网 ${share}%`,
			failed: '路网没有载入，页面上是服务器算好的结果，地图上不能试算。',
			retry: '重试'
		},
		settings: {
			title: '口径',
			walk: '走多久、走多快',
			apply: '更新',
			preset: '预设',
			presets: {
				shanghai_main_city: '上海主城区',
				gb_50180: 'GB 50180',
				elderly: '老人',
				adult: '成人'
			} as Readonly<Record<string, string>>,
			minutes: '时间',
			minutesValue: (minutes: string) => `${minutes} 分钟`,
			byLevel: '按级别 300 / 500 / 1000 米',
			speed: '步行速度',
			speedValue: (speed: string) => `${speed} 米/分`,
			way: '距离',
			ways: { network: '沿路网', straight_line: '直线' },
			open: '设施',
			opens: { now: '已开放', after_planned: '加上规划' },
			need: '要有哪些',
			needs: {
				basic: '本地已有的基础类',
				all: '全部类别',
				sh_community_services: '上海社区公共服务设施（15 分钟）',
				sh_parks_and_squares: '公园广场（5 分钟）',
				health_15: '卫生（15 分钟）',
				primary_school_10: '小学（10 分钟）',
				junior_school_15: '初中（15 分钟）',
				elder_5: '养老（5 分钟）',
				culture_15: '文化（15 分钟）',
				sport_15: '体育（15 分钟）',
				market_10: '菜场（10 分钟）',
				park_5: '公园（5 分钟）'
			} as Readonly<Record<string, string>>,
			count: '按什么算',
			counts: { population: '人口', area: '居住用地' },
			age: (group: string) => `年龄 ${group}`,
			source: (text: string) => `依据：${text}`,
			confidence: { high: '', medium: '（置信度：中）', low: '（置信度：低，用前请核对）' },
			reset: '恢复预设'
		},
		kind: {
			missing: '缺几类',
			show: '地图显示',
			closed: '停用'
		},
		state: { operating: '已开放', under_construction: '在建', planned: '规划', closed: '停用' },
		units: {
			minutes: (minutes: string) => `${minutes} 分钟`,
			lessThanOne: '不到 1 分钟',
			people: (people: string) => `${people} 人`,
			hectares: (ha: string) => `${ha} 公顷`,
			noWay: '走不到',
			none: '没有'
		},
		origin: {
			choose: '从哪里出发',
			placeholder: '小区名称',
			search: '查看',
			locate: '用我的位置',
			locating: '正在取得位置…',
			denied: '没有取得位置。可以在地图上点一下，或者选一个小区。',
			outside: '这个位置离本镇的街道太远。请在地图上点一下，或者选一个小区。',
			private: '位置只在您的设备上计算，不会发送出去，也不写进网址。',
			tap: '也可以直接点地图。',
			tapFirst: '点一处地图，看走得到什么',
			unknown: (name: string) => `没有找到“${name}”，请从列表里选。`,
			several: (name: string) => `“${name}”对应几个小区，请选一个：`,
			list: '小区列表',
			from: {
				map: '地图上的一点',
				device: '我的位置',
				link: '链接里的一点'
			},
			off: (metres: string) => `这里离最近的街道 ${metres} 米，超过 100 米，没有路可以算起。请点在街道附近。`,
			summary: {
				all: (minutes: string, count: string) => `步行 ${minutes}，${count} 类必要设施全都走得到。`,
				some: (minutes: string, reached: string, count: string) =>
					`步行 ${minutes}，${count} 类必要设施里走得到 ${reached} 类。`,
				none: (minutes: string) => `步行 ${minutes}，必要设施一类也走不到。`,
				levels: '规定距离',
				nearest: (kind: string, minutes: string) => `最近的是${kind}，${minutes}。`,
				missing: (kinds: string) => `还缺：${kinds}。`,
				planned: (count: string) => `附近规划了 ${count} 处。`
			},
			join: (parts: readonly string[]) => parts.join('、'),
			reached: '走得到',
			missing: '还缺',
			also: '其他设施',
			missingNearest: (minutes: string, name: string) => `最近的要走 ${minutes}：${name}`,
			missingNone: '全镇没有开放的',
			way: (kind: string) => `在地图上看去${kind}的路`,
			wayShown: '路线已在地图上',
			planned: '正在规划和建设',
			plannedNone: '范围内没有规划中的设施。',
			opens: (date: string) => `计划 ${date} 开放`,
			opensUnknown: '没有说明开放时间',
			share: '复制本页链接',
			shareNote: '链接里的位置取到约 10 米。',
			larger: '大字',
			normal: '标准字',
			ring: (reached: string, count: string) => `${count} 类里走得到 ${reached} 类`,
			ringOf: (count: string) => `共 ${count} 类`
		},
		coverage: {
			mean: '各类平均',
			meanNote: '各类覆盖率的平均',
			all: '同时覆盖',
			allNote: '每一类都在范围内的居民，更严格',
			target: (year: string, pct: string) => `${year} 年目标 ${pct}%`,
			targetNote: '目标的口径（平均还是同时）公开资料没有写明，两个都列。',
			now: '现在',
			after: '规划建成后',
			afterShort: (pct: string) => `建成后 ${pct}%`,
			bars: '各类覆盖率',
			caption: (unit: string) => `各类设施的覆盖率，按${unit}`,
			columns: {
				kind: '类别',
				share: '覆盖率',
				covered: '走得到',
				after: '规划后',
				line: '直线',
				over: '直线多算',
				places: '处数',
				compound: '小区',
				people: '人口',
				missing: '缺几类',
				minutes: '分钟',
				nearest: '最近的一处'
			},
			over: (pct: string) => `多算 ${pct}%`,
			overTitle: '直线法高估了多少',
			overText: (kinds: string, people: string, pct: string) =>
				`在 ${kinds} 类里，直线法共多算了 ${people} 人次走得到，比沿路网多 ${pct}%。直线不管河流、铁路和没有路的地方。`,
			overNone: '直线法和沿路网的结果相同。',
			absent: '资料中没有这一类',
			places: (open: string, coming: string) => (coming === '0' ? `${open} 处` : `${open} 处，另规划 ${coming} 处`),
			compounds: '各小区',
			compoundsCaption: (what: string) => `各小区：${what}`,
			csv: '下载 CSV',
			gapsCsv: '下载每个小区到每类的分钟数',
			print: '打印',
			scenario: (count: string) => `含假设方案：${count} 处改动。`,
			scenarioDrop: '去掉方案'
		},
		print: {
			asOf: (date: string) => `截至 ${date}`,
			rules: (rules: string) => `口径：${rules}`,
			by: (unit: string) => `按${unit}计`,
			map: '地图',
			noMap: '地图没有印出：它要在屏幕上显示好以后再打印。下面的表格和地图内容相同。',
			part: (page: string, pages: string, count: string) =>
				`列表第 ${page} 页，共 ${pages} 页、${count} 个小区；全部见本页下载的 CSV。`
		},
		gaps: {
			lacking: '最缺的类别',
			lackingNote: '走不到这一类的人数',
			list: '缺口从大到小',
			listNote: '按人数 × 缺的类数排序',
			caption: '缺口最大的小区',
			weight: '人 × 类',
			missing: '缺的类别',
			none: '在这个口径下，没有小区缺必要的设施。',
			count: (count: string, people: string) => `${count} 个小区、${people} 人至少缺一类。`,
			origin: '从这里走',
			where: '下一个放哪里'
		},
		where: sitingWords.zh.where,
		whatIf: sitingWords.zh.whatIf,
		legend: {
			minutes: (kind: string) => `到最近的${kind}`,
			upTo: (minutes: string) => `${minutes} 分钟以内`,
			metresUpTo: (metres: string) => `${metres} 米以内`,
			beyond: '超过',
			noWay: '没有路',
			missing: '缺几类设施',
			count: (count: string) => `${count} 类`,
			more: '5 类及以上',
			size: '大小表示人数',
			compound: '小区',
			street: '走得到的街道',
			outline: '示意范围，数字不从它来',
			outlineLine: '直线范围',
			way: '步行路线',
			candidate: '备选地点',
			pick: '建议的顺序',
			edited: '方案里改动的',
			basis: (way: string, speed: string, minutes: string) => `${way} · ${speed} · ${minutes}`
		}
	},
	en: {
		title: 'Living circle',
		tabs: { label: 'Living-circle pages', origin: 'My door', coverage: 'Coverage', gaps: 'Gaps', where: 'Where next' },
		lead: {
			origin: 'What can be reached on foot from one door, and what is missing.',
			coverage: 'Walking time from every compound to the nearest facility, added up by people.',
			gaps: 'Which residents lack which facilities, the heaviest gap first.',
			where:
				'With the existing ones where they are, where would the next one serve most people? Or move things on the map and see.'
		},
		problem: (field, value) =>
			`Parameter ${field}=${value} cannot be read or is not in the data; the default is used instead.`,
		example: (what) => `For demonstration only: ${what} are examples.`,
		exampleParts: { network: 'streets', compounds: 'compounds and people', facilities: 'some facilities' },
		joinParts: (parts) => parts.join(', '),
		exampleShort: 'Example',
		source: {
			title: 'What the data are',
			drawn: 'Example street network, for demonstration only',
			osm: (name) => `Walking network from OpenStreetMap data: ${name}`,
			file: (name) => `Walking network from a file: ${name}`,
			asOf: (date) => `Data of ${date}`,
			size: (km, nodes) => `${km} km of streets, ${nodes} junctions`,
			islands: (count, share) => `${count} parts without a street between them; the largest holds ${share}%`,
			compounds: (count, people) => `${count} compounds, ${people} people`,
			facilities: (count, kinds) => `${count} facilities of ${kinds} kinds`,
			method:
				'Time runs from the compound to its nearest street, along the network, to the entrance, point by point. The area on the map is a picture; no figure comes from it.',
			off: (count) => `${count} more than 100 m from any street: counted as out of reach`,
			offCompounds: 'compound',
			offFacilities: 'facility',
			open: 'Only what is open counts: finished or handed over but not yet opened is under construction; a place known to more than 300 m counts nowhere.',
			unplaced: (count) =>
				`${count} more facilities have no position, or one known to more than 300 m, and are not counted`,
			unplacedShort: (count) => `${count} facilities without a usable position are not counted`
		},
		empty: {
			network: {
				title: 'No walking network here yet',
				hint: 'Once streets are imported, walking times are worked out here: npm run osm -- FILE.osm.pbf'
			},
			compounds: {
				title: 'No compounds here yet',
				hint: 'Once compounds with their population are imported, coverage is worked out here: npm run import:residents -- FILE'
			},
			facilities: {
				title: 'No facilities here yet',
				hint: 'Once facilities are imported, this page tells what can be reached: npm run import:facilities -- FILE'
			}
		},
		load: {
			progress: (share) => `Loading the streets, ${share}%`,
			failed: 'The streets did not load. The page shows what the server worked out; nothing can be tried on the map.',
			retry: 'Try again'
		},
		settings: {
			title: 'How it is counted',
			walk: 'How far, how fast',
			apply: 'Update',
			preset: 'Preset',
			presets: {
				shanghai_main_city: 'Shanghai main city',
				gb_50180: 'GB 50180',
				elderly: 'Older people',
				adult: 'Adults'
			},
			minutes: 'Time',
			minutesValue: (minutes) => `${minutes} min`,
			byLevel: '300 / 500 / 1,000 m by level',
			speed: 'Walking speed',
			speedValue: (speed) => `${speed} m/min`,
			way: 'Distance',
			ways: { network: 'Along streets', straight_line: 'Straight line' },
			open: 'Facilities',
			opens: { now: 'Open now', after_planned: 'With planned' },
			need: 'What is needed',
			needs: {
				basic: 'Basic kinds the town has',
				all: 'All kinds',
				sh_community_services: 'Shanghai community services (15 min)',
				sh_parks_and_squares: 'Parks and squares (5 min)',
				health_15: 'Health (15 min)',
				primary_school_10: 'Primary school (10 min)',
				junior_school_15: 'Junior high school (15 min)',
				elder_5: 'Elderly care (5 min)',
				culture_15: 'Culture (15 min)',
				sport_15: 'Sport (15 min)',
				market_10: 'Market (10 min)',
				park_5: 'Park (5 min)'
			},
			count: 'Counted by',
			counts: { population: 'Population', area: 'Residential land' },
			age: (group) => `Age ${group}`,
			source: (text) => `Source: ${text}`,
			confidence: { high: '', medium: ' (confidence: medium)', low: ' (confidence: low, check before use)' },
			reset: 'Back to the preset'
		},
		kind: {
			missing: 'Kinds missing',
			show: 'Map shows',
			closed: 'closed'
		},
		state: {
			operating: 'Open',
			under_construction: 'Under construction',
			planned: 'Planned',
			closed: 'Closed'
		},
		units: {
			minutes: (minutes) => `${minutes} min`,
			lessThanOne: 'under 1 min',
			people: (people) => `${people} people`,
			hectares: (ha) => `${ha} ha`,
			noWay: 'no way',
			none: 'none'
		},
		origin: {
			choose: 'Start from',
			placeholder: 'Name of a compound',
			search: 'Show',
			locate: 'Use my position',
			locating: 'Finding your position…',
			denied: 'Your position is not available. Tap the map or choose a compound instead.',
			outside: 'This position is too far from the streets of this town. Tap the map or choose a compound.',
			private: 'Your position is used on your device only: it is not sent, and not written into the address.',
			tap: 'Or tap the map.',
			tapFirst: 'Tap a place to begin',
			unknown: (name) => `Nothing found for “${name}”; please choose from the list.`,
			several: (name) => `“${name}” fits several compounds; please choose one:`,
			list: 'List of compounds',
			from: {
				map: 'A place on the map',
				device: 'My position',
				link: 'A place from the link'
			},
			off: (metres) =>
				`The nearest street is ${metres} m away. Beyond 100 m there is no way to start from: tap nearer to a street.`,
			summary: {
				all: (minutes, count) => `Within ${minutes} on foot: all ${count} needed kinds.`,
				some: (minutes, reached, count) => `Within ${minutes} on foot: ${reached} of ${count} needed kinds.`,
				none: (minutes) => `Within ${minutes} on foot: none of the needed kinds.`,
				levels: 'the set distances',
				nearest: (kind, minutes) => `Nearest: ${kind}, ${minutes}.`,
				missing: (kinds) => `Missing: ${kinds}.`,
				planned: (count) => `${count} planned nearby.`
			},
			join: (parts) => parts.join(', '),
			reached: 'Within reach',
			missing: 'Missing',
			also: 'Other facilities',
			missingNearest: (minutes, name) => `Nearest is ${minutes} away: ${name}`,
			missingNone: 'None open in the town',
			way: (kind) => `Show the way to ${kind} on the map`,
			wayShown: 'The way is on the map',
			planned: 'Planned and under construction',
			plannedNone: 'Nothing planned within reach.',
			opens: (date) => `to open in ${date}`,
			opensUnknown: 'no opening date given',
			share: 'Copy link',
			shareNote: 'The place in the link is rounded to about 10 m.',
			larger: 'Large text',
			normal: 'Normal text',
			ring: (reached, count) => `${reached} of ${count} kinds within reach`,
			ringOf: (count) => `of ${count} kinds`
		},
		coverage: {
			mean: 'Mean of kinds',
			meanNote: 'mean of the kinds’ coverage',
			all: 'All at once',
			allNote: 'residents who have every kind within reach: stricter',
			target: (year, pct) => `target for ${year}: ${pct}%`,
			targetNote: 'Public sources do not say which of the two the target means, so both are shown.',
			now: 'Now',
			after: 'Once planned ones open',
			afterShort: (pct) => `${pct}% once planned ones open`,
			bars: 'Coverage by kind',
			caption: (unit) => `Coverage of each kind, by ${unit.toLowerCase()}`,
			columns: {
				kind: 'Kind',
				share: 'Covered',
				covered: 'Within reach',
				after: 'Planned',
				line: 'Straight line',
				over: 'Line adds',
				places: 'Places',
				compound: 'Compound',
				people: 'People',
				missing: 'Missing',
				minutes: 'Minutes',
				nearest: 'Nearest'
			},
			over: (pct) => `${pct}% too many`,
			overTitle: 'How much the straight line overstates',
			overText: (kinds, people, pct) =>
				`Over ${kinds} kinds the straight line counts ${people} too many within reach, ${pct}% more than along streets: it knows no river, no railway and no missing street.`,
			overNone: 'Straight line and streets give the same.',
			absent: 'Not in the data',
			places: (open, coming) => (coming === '0' ? `${open} open` : `${open} open, ${coming} planned`),
			compounds: 'Compounds',
			compoundsCaption: (what) => `Compounds: ${what}`,
			csv: 'Download CSV',
			gapsCsv: 'Download minutes by compound and kind',
			print: 'Print',
			scenario: (count) => `With a scenario: ${count} changes.`,
			scenarioDrop: 'Without it'
		},
		print: {
			asOf: (date: string) => `As of ${date}`,
			rules: (rules: string) => `Counted by: ${rules}`,
			by: (unit: string) => `by ${unit.toLowerCase()}`,
			map: 'Map',
			noMap: 'The map is not on paper: print once it is there on the screen. The tables below say the same.',
			part: (page: string, pages: string, count: string) =>
				`Page ${page} of ${pages} of the list, ${count} compounds; all of them are in the CSV file of this page.`
		},
		gaps: {
			lacking: 'Most wanted kinds',
			lackingNote: 'people without this kind within reach',
			list: 'Gaps, the heaviest first',
			listNote: 'ordered by people × missing kinds',
			caption: 'Compounds with the heaviest gaps',
			weight: 'People × kinds',
			missing: 'Missing kinds',
			none: 'Counted this way, no compound lacks a needed kind.',
			count: (count, people) => `${count} compounds with ${people} people lack at least one kind.`,
			origin: 'Start here',
			where: 'Where next'
		},
		where: sitingWords.en.where,
		whatIf: sitingWords.en.whatIf,
		legend: {
			minutes: (kind) => `To the nearest: ${kind}`,
			upTo: (minutes) => `up to ${minutes} min`,
			metresUpTo: (metres) => `up to ${metres} m`,
			beyond: 'farther',
			noWay: 'no way',
			missing: 'Kinds missing',
			count: (count) => count,
			more: '5 and more',
			size: 'Size: number of people',
			compound: 'Compound',
			street: 'Streets within reach',
			outline: 'A picture; no figure comes from it',
			outlineLine: 'Straight-line distance',
			way: 'Way on foot',
			candidate: 'Candidate',
			pick: 'Proposed, in order',
			edited: 'Changed in the scenario',
			basis: (way, speed, minutes) => `${way} · ${speed} · ${minutes}`
		}
	}
});
