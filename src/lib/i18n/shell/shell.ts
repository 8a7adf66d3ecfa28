import { defineWords } from '../shared/words.ts';

/** Words of the frame around every page, and words that several pages use. */
export const shellWords = defineWords({
	zh: {
		application: '更新地图',
		title: (page: string, town: string) => (town ? `${page} · ${town}` : page),
		skip: '跳到正文',
		nav: {
			label: '主导航',
			overview: '总览',
			planning: '规划',
			water: '水环境',
			circle: '生活圈',
			indicators: '指标',
			sources: '资料',
			home: (town: string) => `${town}总览`,
			town: '切换城镇'
		},
		settings: {
			title: '显示设置',
			mode: '明暗',
			auto: '随系统',
			light: '浅色',
			dark: '深色',
			text: '字号',
			normal: '标准',
			large: '大字',
			apply: '应用'
		},
		map: {
			region: (town: string) => `${town}地图`,
			needsScript: '地图需要启用 JavaScript；面板里的列表内容相同。',
			approval: (number: string) => `审图号：${number}`
		},
		sheet: {
			label: '面板高度',
			raise: '展开面板',
			lower: '收起面板',
			drag: '拖动以调整面板高度',
			stop: { peek: '面板已收起', half: '面板展开一半', full: '面板全部展开' }
		},
		asOf: {
			label: '时间基准',
			actual: (date: string) => `截至 ${date}`,
			promise: (date: string) => `${date}的目标`
		},
		notices: {
			problem: (field: string, value: string) => `参数 ${field}=${value} 无法识别，已忽略。`,
			examples: '本页含示例数据，仅供演示，不是真实情况。',
			removeExamples: '移除全部示例',
			offline: '当前没有网络连接，显示的是已载入的内容。',
			offlineKept: '别的页面要连上网才能打开。'
		},
		search: { label: '搜索', submit: '搜索', clear: '清除搜索' },
		facet: {
			chosen: (count: number) => `已选 ${count} 项`,
			count: (count: string) => `（${count} 项）`
		},
		table: {
			scroll: (caption: string) => `${caption}，可左右滚动`,
			sortAscending: (column: string) => `按${column}升序排列`,
			sortDescending: (column: string) => `按${column}降序排列`
		},
		pagination: {
			label: '分页',
			previous: '上一页',
			next: '下一页',
			page: (page: string) => `第 ${page} 页`,
			position: (page: string, pages: string) => `第 ${page} 页，共 ${pages} 页`
		},
		copy: { copy: '复制链接', copied: '链接已复制', failed: '无法复制，请从地址栏复制' },
		contents: '本页目录',
		citation: { source: '出处', unknown: '出处未登记' },
		close: '关闭',
		commitment: { commit: '承诺完成', strive: '力争', promote: '推动', coordinate: '协调督促' },
		hardness: { hard: '硬承诺', soft: '软承诺' },
		phase: {
			idea: '谋划',
			preparation: '前期',
			clearing: '腾地',
			building: '建设',
			done: '建成',
			stopped: '暂停'
		},
		error: {
			notFound: {
				title: '没有找到这一页',
				text: '网址可能有误，或者这条记录已经改名。可以在这里按名称、地址或地块编号查找。'
			},
			badRequest: {
				title: '这个网址读不懂',
				text: '其中有一个参数的写法不对。可以回到总览，或者重新查找。'
			},
			forbidden: {
				title: '这一页需要另外的权限',
				text: '您的账号在本镇没有这个权限。需要的话，请联系系统管理员。',
				desk: '回到工作台',
				other: '换一个账号登录'
			},
			unavailable: {
				title: '数据库暂时连不上',
				text: '资料没有丢失。服务恢复后本页会自动重新载入，无需操作。',
				retrying: (seconds: string) => `${seconds} 秒后重试`,
				retry: '立即重试'
			},
			signedOut: {
				title: '登录已过期，内容还在',
				text: '没有保存。请先在新窗口登录，再回到这一页提交一次；选好的照片和文件要重新选。',
				signIn: '在新窗口登录',
				send: '再次提交',
				typed: '您填写的内容'
			},
			internal: {
				title: '出了点问题',
				text: '这是系统的错误，不是您的操作造成的。请稍后再试。'
			},
			search: '查找地块、项目和设施',
			placeholder: '名称、地址或地块编号',
			home: '回到总览',
			detail: '服务器的说明'
		}
	},
	en: {
		application: 'Renewal map',
		title: (page, town) => (town ? `${page} · ${town}` : page),
		skip: 'Skip to content',
		nav: {
			label: 'Main',
			overview: 'Overview',
			planning: 'Planning',
			water: 'Water',
			circle: 'Living circle',
			indicators: 'Indicators',
			sources: 'Sources',
			home: (town) => `Overview of ${town}`,
			town: 'Change town'
		},
		settings: {
			title: 'Display',
			mode: 'Appearance',
			auto: 'System',
			light: 'Light',
			dark: 'Dark',
			text: 'Text size',
			normal: 'Normal',
			large: 'Large',
			apply: 'Apply'
		},
		map: {
			region: (town) => `Map of ${town}`,
			needsScript: 'The map needs JavaScript; the lists in the panel hold the same content.',
			approval: (number) => `Map approval no. ${number}`
		},
		sheet: {
			label: 'Panel height',
			raise: 'Raise the panel',
			lower: 'Lower the panel',
			drag: 'Drag to change the height of the panel',
			stop: { peek: 'Panel lowered', half: 'Panel half open', full: 'Panel fully open' }
		},
		asOf: {
			label: 'Read as of',
			actual: (date) => `As of ${date}`,
			promise: (date) => `Promised: ${date}`
		},
		notices: {
			problem: (field, value) => `The parameter ${field}=${value} could not be read and was ignored.`,
			examples: 'This page holds example data for demonstration; it is not the real situation.',
			removeExamples: 'Remove all examples',
			offline: 'There is no network connection; what you see was loaded before.',
			offlineKept: 'Other pages open once you are connected again.'
		},
		search: { label: 'Search', submit: 'Search', clear: 'Clear search' },
		facet: {
			chosen: (count) => `${count} chosen`,
			count: (count) => ` (${count})`
		},
		table: {
			scroll: (caption) => `${caption}, scrolls sideways`,
			sortAscending: (column) => `Sort by ${column}, ascending`,
			sortDescending: (column) => `Sort by ${column}, descending`
		},
		pagination: {
			label: 'Pages',
			previous: 'Previous page',
			next: 'Next page',
			page: (page) => `Page ${page}`,
			position: (page, pages) => `Page ${page} of ${pages}`
		},
		copy: { copy: 'Copy link', copied: 'Link copied', failed: 'Could not copy; copy it from the address bar' },
		contents: 'On this page',
		citation: { source: 'Source', unknown: 'Source not registered' },
		close: 'Close',
		commitment: { commit: 'Committed', strive: 'Strive for', promote: 'Promote', coordinate: 'Coordinate and urge' },
		hardness: { hard: 'Hard promise', soft: 'Soft promise' },
		phase: {
			idea: 'Idea',
			preparation: 'Preparation',
			clearing: 'Clearing',
			building: 'Building',
			done: 'Done',
			stopped: 'Stopped'
		},
		error: {
			notFound: {
				title: 'There is no such page',
				text: 'The address may be wrong, or the record has a new name. Look for it by name, address or parcel number.'
			},
			badRequest: {
				title: 'This address cannot be read',
				text: 'One of its parameters is malformed. Go back to the overview, or search again.'
			},
			forbidden: {
				title: 'This page needs another role',
				text: 'Your account has no such role in this town. If you need it, ask the administrator.',
				desk: 'Back to the desk',
				other: 'Sign in with another account'
			},
			unavailable: {
				title: 'The database cannot be reached',
				text: 'Nothing is lost. This page loads again by itself as soon as the service is back.',
				retrying: (seconds) => `Next try in ${seconds} s`,
				retry: 'Try now'
			},
			signedOut: {
				title: 'Signed out, and nothing lost',
				text: 'It was not saved. Sign in in a new window, then come back to this page and send it again; photos and files have to be chosen anew.',
				signIn: 'Sign in in a new window',
				send: 'Send again',
				typed: 'What you wrote'
			},
			internal: {
				title: 'Something went wrong',
				text: 'The fault is in the system, not in what you did. Please try again later.'
			},
			search: 'Search parcels, projects and facilities',
			placeholder: 'Name, address or parcel number',
			home: 'Back to the overview',
			detail: 'What the server said'
		}
	}
});
