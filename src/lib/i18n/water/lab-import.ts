import { defineWords } from '../shared/words.ts';

/** Words of importing a laboratory's sheet, and of the form for one sample. */
export const labImportWords = defineWords({
	zh: {
		title: '导入化验单',
		lead: '拖入实验室的月度化验单，先看清每一列、每一行会被怎样理解，再一次入库。',
		back: '水环境',
		privacy: '文件在您的浏览器里读取，确认入库之前，里面的数据不会发送出去。',
		privacyServer: '没有脚本时由服务器读取文件；只检查，不保存。',
		choose: '选择文件',
		drop: '把化验单拖到这里',
		dropNow: '松手即读取',
		accepts: 'CSV（UTF-8 或 GBK）或 XLSX，不超过 20 MB',
		check: '检查',
		again: '换一个文件',
		understands: {
			title: '能读懂',
			names: ['合并的标题行和分组表头', '中文、英文项目名和常用别名', '表头里的单位和检出限', '“0.02L”“未检出”“—”'],
			refuses: '拒收并指出行列',
			refused: ['公式、负的浓度、超出可能范围的值', '不认识的断面、未来的日期', '单位不符、重复的断面和日期']
		},
		signIn: {
			text: '现在只检查，不入库。入库需要以“水环境”或管理员角色登录。',
			link: '登录',
			done: '检查到此为止。入库需要登录后再选一次文件。'
		},
		history: '没有与各断面往常的数值比对：历史中位数是内部数据，登录后才比对。',
		recordedUnknown: '没有核对库里是否已有这些样品：登录后才核对。',
		reading: '正在读取',
		comparing: '正在与库中样品核对',
		sending: '正在发送',
		storing: '正在入库，全部成功才算数',
		figures: { samples: '样品', readings: '读数', sections: '断面', problems: '问题', suspicious: '可疑' },
		dates: (from: string, to: string) => (from === to ? from : `${from} 至 ${to}`),
		fresh: (count: string) => `新样品 ${count} 个`,
		recorded: (count: string) => `已在库 ${count} 个`,
		classes: '会得到的类别',
		problems: {
			title: '要先改正',
			text: (count: string) => `${count} 处问题。改正文件后重新选择；在此之前什么都不会入库。`,
			more: (count: string) => `还有 ${count} 处`
		},
		suspicious: {
			title: '请看一眼',
			text: '与该断面往常相差十倍以上，可能是小数点或单位写错。不拦截，由您判断。'
		},
		columns: {
			title: '每一列被当作',
			header: '列和表头',
			taken: '当作',
			unit: '单位',
			limit: (value: string) => `检出限 ${value}`,
			section: '断面',
			date: '采样日期',
			sampler: '采样人',
			left_out: '不读取'
		},
		skipped: { title: (count: string) => `跳过的行（${count}）`, row: (row: string) => `第 ${row} 行` },
		samples: {
			title: '每一行的结果',
			sheet: (name: string) => `工作表“${name}”`,
			caption: '读到的样品：断面、日期、类别和状态',
			section: '断面',
			date: '采样日期',
			class: '类别',
			why: '依据',
			state: '状态',
			noClass: '无参评项目',
			more: (count: string) => `其余 ${count} 行`,
			states: { new: '新', recorded: '已在库', differs: '与库中不同', unknown: '未核对' },
			target: { meets: '达标', misses: '未达标' },
			flag: '可疑值'
		},
		far: (name: string, metres: string) => `${name}离最近的河道约 ${metres} m，位置请核对`,
		store: (count: string) => `入库 ${count} 个样品`,
		storeNothing: '这些样品都已在库，没有要入库的。',
		all: '全部入库或全部不入；入库的是“初步”数据，审核发布后公众才看得到。',
		stored: {
			title: '已入库',
			text: (samples: string, readings: string) => `存入 ${samples} 个样品、${readings} 个读数，状态为“初步”。`,
			kept: (count: string) => `另有 ${count} 个样品已在库，没有改动。`,
			nothing: '这些样品早已在库，什么都没有改变。',
			sections: '涉及的断面',
			next: '再导入一份'
		},
		failed: {
			not_allowed: '没有入库：需要以“水环境”或管理员角色登录。',
			recorded_differently: '没有入库：其中有样品刚被别人存入，读数不同。请重新选择文件核对。',
			invalid: '没有入库：有的值不被接受。',
			malformed: '没有入库：收到的内容不完整，请重新选择文件。',
			offline: '没有入库：服务器没有应答。数据还在本页，恢复后可再按一次。',
			no_file: '还没有选择文件。',
			reading: '文件没有读成，请再试一次；仍不行请另存为 CSV。',
			context: '断面名录没有取到：服务器没有应答。恢复后请再选一次文件。'
		},
		links: { import: '导入化验单', sample: '现场填报' },
		sample: {
			title: '现场填报',
			lead: '在河边填一个样品，边填边看类别。',
			section: '断面',
			chooseSection: '选择断面',
			nearest: '选离我最近的',
			nearestNote: '只在您按下时读取位置，位置不离开本机。',
			found: (name: string, distance: string) => `最近的是${name}，约 ${distance}`,
			noPosition: '没有取到位置，请从列表选择。',
			noPlaces: '没有断面有可用的位置，请从列表选择。',
			date: '采样日期',
			sampler: '采样人（可不填）',
			field: '现场项目',
			laboratory: '实验室项目',
			notFound: '未检出',
			notFoundHint: '勾选后填的是检出限',
			limit: '检出限',
			unit: (name: string, unit: string) => (unit ? `${name}（${unit}）` : name),
			now: '当前类别',
			waiting: '填一个参评项目即可看到类别',
			blackOdorous: {
				none: '',
				mild: '按透明度、溶解氧、氧化还原电位、氨氮：达到轻度黑臭，请复测',
				severe: '按透明度、溶解氧、氧化还原电位、氨氮：达到重度黑臭，请复测并报告'
			},
			save: '保存',
			saving: '正在保存…',
			saved: (section: string, date: string) => `已保存：${section}，${date}，状态为“初步”。`,
			already: (section: string, date: string) => `${section} ${date} 的样品早已在库，读数相同，没有改动。`,
			next: '再填一个',
			fix: (count: string) => `有 ${count} 处要改：见标红的栏`,
			empty: '还没有填任何读数。',
			differs: '没有保存：这个断面这一天已有另一份读数。',
			notAllowed: '没有保存：需要以“水环境”或管理员角色登录。填的内容还在本机。',
			rejected: '没有保存：有的值不被接受。',
			failed: '没有网络：已存为本机草稿，联网后再按“保存”。',
			failedPlain: '没有保存：服务器没有应答，请稍后再试。',
			offline: '现在没有网络。可以继续填，内容存在本机。',
			online: '网络恢复了，可以保存。',
			draft: '已恢复上次没有保存的草稿。',
			discard: '清空',
			draftKept: '草稿存在本机',
			onlyCheck: '没有登录：可以算类别、存草稿，不能入库。'
		}
	},
	en: {
		title: 'Import a laboratory sheet',
		lead: 'Drop the month’s sheet, see how every column and row is understood, then store it in one go.',
		back: 'Water',
		privacy: 'The file is read in your browser: nothing of what is in it is sent before you confirm.',
		privacyServer: 'Without scripts the server reads the file; it only checks and keeps nothing.',
		choose: 'Choose a file',
		drop: 'Drop the laboratory’s sheet here',
		dropNow: 'Let go to read it',
		accepts: 'CSV (UTF-8 or GBK) or XLSX, up to 20 MB',
		check: 'Check',
		again: 'Another file',
		understands: {
			title: 'Understood',
			names: [
				'merged titles and grouped headers',
				'items by Chinese and English names and common aliases',
				'units and detection limits in headers',
				'“0.02L”, “未检出”, “—”'
			],
			refuses: 'Refused, with row and column',
			refused: [
				'formulas, negative concentrations, values beyond the possible',
				'unknown sections, dates to come',
				'units that do not match, a section and day given twice'
			]
		},
		signIn: {
			text: 'This only checks. To store, sign in with the role water or admin.',
			link: 'Sign in',
			done: 'That is the check. To store it, sign in and choose the file again.'
		},
		history:
			'Not compared with what is usual at each section: past medians are internal and only compared for signed-in staff.',
		recordedUnknown: 'Not looked up whether these samples are stored already: that is for signed-in staff.',
		reading: 'Reading',
		comparing: 'Looking up what is stored',
		sending: 'Sending',
		storing: 'Storing: all of it or nothing',
		figures: {
			samples: 'samples',
			readings: 'readings',
			sections: 'sections',
			problems: 'problems',
			suspicious: 'suspicious'
		},
		dates: (from, to) => (from === to ? from : `${from} to ${to}`),
		fresh: (count) => `${count} new`,
		recorded: (count) => `${count} stored already`,
		classes: 'Classes that result',
		problems: {
			title: 'To be put right first',
			text: (count) => `${count} found. Correct the file and choose it again; until then nothing is stored.`,
			more: (count) => `${count} more`
		},
		suspicious: {
			title: 'Worth a look',
			text: 'Ten times or more away from what is usual at the section: perhaps a decimal point or a unit. Not refused; you decide.'
		},
		columns: {
			title: 'What each column was taken for',
			header: 'Column and header',
			taken: 'Taken for',
			unit: 'Unit',
			limit: (value) => `detection limit ${value}`,
			section: 'section',
			date: 'date of sampling',
			sampler: 'sampler',
			left_out: 'left out'
		},
		skipped: { title: (count) => `Rows left out (${count})`, row: (row) => `row ${row}` },
		samples: {
			title: 'What each row gives',
			sheet: (name) => `Sheet “${name}”`,
			caption: 'Samples read: section, date, class and state',
			section: 'Section',
			date: 'Sampled on',
			class: 'Class',
			why: 'Because',
			state: 'State',
			noClass: 'no item that counts',
			more: (count) => `${count} more rows`,
			states: {
				new: 'new',
				recorded: 'stored already',
				differs: 'differs from what is stored',
				unknown: 'not looked up'
			},
			target: { meets: 'meets target', misses: 'misses target' },
			flag: 'suspicious value'
		},
		far: (name, metres) => `${name} lies about ${metres} m from the nearest river: check its place`,
		store: (count) => `Store ${count} samples`,
		storeNothing: 'All of these are stored already: there is nothing to store.',
		all: 'All of it or nothing. Stored as preliminary: the public sees it once it is reviewed and published.',
		stored: {
			title: 'Stored',
			text: (samples, readings) => `${samples} samples with ${readings} readings are stored as preliminary.`,
			kept: (count) => `${count} more were stored already and stay as they are.`,
			nothing: 'All of these were stored already: nothing has changed.',
			sections: 'Sections',
			next: 'Import another'
		},
		failed: {
			not_allowed: 'Nothing was stored: sign in with the role water or admin.',
			recorded_differently:
				'Nothing was stored: somebody has just stored other readings for one of the samples. Choose the file again to see which.',
			invalid: 'Nothing was stored: some values are not accepted.',
			malformed: 'Nothing was stored: what arrived is incomplete. Choose the file again.',
			offline: 'Nothing was stored: the server does not answer. The data is still on this page; try again later.',
			no_file: 'No file was chosen.',
			reading: 'The file could not be read. Try again, or save it as CSV.',
			context: 'The list of sections could not be fetched: the server does not answer. Choose the file again later.'
		},
		links: { import: 'Import a sheet', sample: 'Enter a sample' },
		sample: {
			title: 'Enter a sample',
			lead: 'One sample at the river bank; its class shows while you type.',
			section: 'Section',
			chooseSection: 'Choose a section',
			nearest: 'Nearest to me',
			nearestNote: 'Your position is read only when you press this, and never leaves the device.',
			found: (name, distance) => `Nearest: ${name}, about ${distance}`,
			noPosition: 'No position to be had: choose from the list.',
			noPlaces: 'No section has a usable place: choose from the list.',
			date: 'Sampled on',
			sampler: 'Sampler (optional)',
			field: 'Measured on the spot',
			laboratory: 'From the laboratory',
			notFound: 'not found',
			notFoundHint: 'when ticked, the number is the detection limit',
			limit: 'Detection limit',
			unit: (name, unit) => (unit ? `${name} (${unit})` : name),
			now: 'Class so far',
			waiting: 'Enter one item that counts to see the class',
			blackOdorous: {
				none: '',
				mild: 'By transparency, oxygen, redox potential and ammonia: mildly black and odorous. Measure again',
				severe:
					'By transparency, oxygen, redox potential and ammonia: severely black and odorous. Measure again and report it'
			},
			save: 'Save',
			saving: 'Saving…',
			saved: (section, date) => `Saved: ${section}, ${date}, as preliminary.`,
			already: (section, date) =>
				`${section} on ${date} is stored already with the same readings: nothing has changed.`,
			next: 'Another sample',
			fix: (count) => `${count} to put right: see the marked fields`,
			empty: 'There is no reading yet.',
			differs: 'Not saved: this section has other readings on that day.',
			notAllowed: 'Not saved: sign in with the role water or admin. What you entered is still on this device.',
			rejected: 'Not saved: some values are not accepted.',
			failed: 'No network: kept as a draft on this device. Press “Save” again once you are online.',
			failedPlain: 'Not saved: the server does not answer. Try again later.',
			offline: 'There is no network. You can go on; what you enter stays on this device.',
			online: 'The network is back: you can save.',
			draft: 'The draft that was not saved last time is back.',
			discard: 'Clear',
			draftKept: 'Draft kept on this device',
			onlyCheck: 'Not signed in: you can work out the class and keep a draft, but not store it.'
		}
	}
});
