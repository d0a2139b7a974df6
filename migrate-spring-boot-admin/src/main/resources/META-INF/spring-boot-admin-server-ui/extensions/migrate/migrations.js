// The view "Migrations" of an instance in Spring Boot Admin. What it shows comes from the endpoint "migrations" by way of
// the server, and goes into the document as text: nothing of it is read as HTML.
(() => {
	const { h, resolveComponent } = Vue;

	const MOST_SHOWN = 100;
	const LONGEST = 200;
	const ROW = 28;
	const LANE = 18;
	const MARGIN = 14;

	const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

	/** A text on one line, in which what turns or hides the rest is seen, and which ends. */
	function text(value) {
		const whole = String(value ?? '');
		const shown = whole.slice(0, LONGEST).replace(UNSEEN, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
		return whole.length > LONGEST ? shown + '…' : shown;
	}

	const rows = (ids) => (ids.length ? ids.map(text).join(', ') : 'base');

	const counted = (number, one, more) => number + ' ' + (number === 1 ? one : more);
	const pending = (status) => counted(status.pending.length, 'revision is', 'revisions are') + ' pending';

	/** How bad it is, the worst first. */
	const KINDS = ['bad', 'open', 'good'];

	/** Where a database is, for a person: how bad it is, and a sentence. */
	const STATES = {
		UP_TO_DATE: ['good', (it) => `The database is at its target '${text(it.target)}': ${rows(it.current)}.`],
		PENDING: ['open', (it) => `${pending(it)} on the way to the target '${text(it.target)}'. The database is at ${rows(it.current)}.`],
		UNINITIALIZED: ['open', (it) => `The database has no version table. ${pending(it)} on the way to the target '${text(it.target)}'.`],
		ABOVE_TARGET: ['open', (it) => `The database is above its target '${text(it.target)}': it is at ${rows(it.current)}.`],
		AHEAD: ['open', (it) => `The database names a revision that this application does not know: it is at ${rows(it.current)}.`],
		CHANGED: ['bad', (it) => `A revision was edited after it had been applied. The database is at ${rows(it.current)}.`],
		FAILED: ['bad', (it) => `A revision stopped in the middle, and a part of it stays. The database is at ${rows(it.current)}.`],
		INTERRUPTED: ['bad', (it) => `A run ended in the middle of a revision; the next one goes on there. The database is at ${rows(it.current)}.`],
		EMPTIED: ['bad', () => 'The version table is empty though the history says what is applied.'],
		SET_BACK: ['bad', (it) => `The version table does not have what the history says is applied. The database is at ${rows(it.current)}.`],
		FOREIGN: ['bad', () => "The database is another application's: it knows none of these revisions."],
	};

	function verdict(status) {
		if (status.tenants) {
			const kinds = Object.keys(status.tenants.states ?? {}).map((state) => STATES[state]?.[0] ?? 'open');
			const worst = status.tenants.unreachable ? 'bad' : KINDS.find((kind) => kinds.includes(kind)) ?? 'good';
			return [worst, `${status.tenants.total} tenants: ${counts(status.tenants)}.`];
		}
		if (!status.state) {
			return ['bad', text(status.error ?? 'Where the database is cannot be told.')];
		}
		const known = STATES[status.state];
		return known ? [known[0], known[1](status)] : ['open', text(status.state)];
	}

	/** Of several databases nobody has to look for the one that is in trouble. */
	function worstFirst(migrators) {
		const rank = ([, status]) => KINDS.indexOf(verdict(status)[0]);
		return migrators.sort((one, other) => rank(one) - rank(other));
	}

	function counts(tenants) {
		const states = Object.entries(tenants.states ?? {}).map(([state, count]) => `${count} ${state.toLowerCase().replaceAll('_', ' ')}`);
		return (tenants.unreachable ? [...states, `${tenants.unreachable} cannot be reached`] : states).join(', ');
	}

	/** Which lane each revision has, and the lines to those that it is built on; each comes before them. */
	function layout(graph) {
		const row = new Map(graph.map((node, index) => [node.revision, index]));
		const lanes = [];
		const lane = new Map();
		const routes = [];
		const free = () => (lanes.indexOf(null) >= 0 ? lanes.indexOf(null) : lanes.length);
		for (const node of graph) {
			const found = lanes.indexOf(node.revision);
			const mine = found >= 0 ? found : free();
			lanes.forEach((to, index) => (lanes[index] = to === node.revision ? null : to));
			lane.set(node.revision, mine);
			lanes[mine] = null;
			const downs = [...new Set(node.downRevisions)].filter((down) => row.has(down));
			downs.forEach((down, index) => {
				const there = lanes.indexOf(down);
				const route = index === 0 ? mine : there >= 0 ? there : free();
				lanes[route] = down;
				routes.push([node.revision, down, route]);
			});
		}
		const x = (number) => MARGIN + LANE * number;
		const y = (id) => ROW / 2 + ROW * row.get(id);
		const bend = (fromX, fromY, toX, toY) => {
			const half = (fromY + toY) / 2;
			return fromX === toX ? '' : `C${fromX} ${half} ${toX} ${half} ${toX} ${toY}`;
		};
		const lines = routes.map(([above, below, route]) => {
			const [top, bottom, middle] = [y(above), y(below), x(route)];
			const [from, to] = [x(lane.get(above)), x(lane.get(below))];
			const last = middle === to ? bottom : bottom - ROW;
			const down = last > top + ROW || middle === from ? `V${last}` : '';
			return `M${from} ${top}${bend(from, top, middle, middle === from ? top : top + ROW)}${down}${bend(middle, last, to, bottom)}`;
		});
		const dependencies = graph.flatMap((node) => node.dependsOn.filter((other) => row.has(other)).map((other) => {
			const [from, to] = [x(lane.get(node.revision)), x(lane.get(other))];
			return `M${from} ${y(node.revision)}Q${Math.max(from, to) + 25} ${(y(node.revision) + y(other)) / 2} ${to} ${y(other)}`;
		}));
		return {
			lines: lines.join(''),
			dependencies: dependencies.join(''),
			width: x(lanes.length),
			height: ROW * graph.length,
			dots: graph.map((node) => ({ cx: x(lane.get(node.revision)), cy: y(node.revision), applied: node.state === 'APPLIED' })),
		};
	}

	const chip = (words, kind = '') => h('span', { class: `migrate-chip ${kind}` }, text(words));

	const heading = (words) => h('h3', { class: 'migrate-heading' }, words);

	/** A part that is wider than the window is moved with the keyboard, too. */
	const scroll = (label, content) => h('div', { class: 'migrate-scroll', tabindex: 0, role: 'region', 'aria-label': label }, content);

	function more(all) {
		return all.length > MOST_SHOWN ? [h('p', { class: 'migrate-soft' }, `These are ${MOST_SHOWN} of ${all.length}.`)] : [];
	}

	function facts(status) {
		return [['Database', status.database], ['Schema', status.schema], ['At a start', status.mode.toLowerCase()],
			['Target', status.target], ['Heads', status.heads.join(', ')]]
			.filter(([, value]) => value)
			.map(([name, value]) => h('div', [h('dt', name), h('dd', text(value))]));
	}

	function warnings(status) {
		const lines = [];
		const stopped = status.interrupted;
		if (stopped) {
			lines.push(`${stopped.direction.toLowerCase()} ${stopped.revision} stopped at ${stopped.statement}`);
		}
		if (status.running) {
			lines.push(`Revision '${status.running}' is being run now.`);
		}
		const backfill = status.backfill;
		if (backfill) {
			lines.push(`In a backfill of ${backfill.table} (operation ${backfill.operation}): ${counted(backfill.rows, 'row', 'rows')} in ${counted(backfill.batches, 'batch', 'batches')}, begun ${backfill.began}${backfill.lastBatch ? `, last batch ${backfill.lastBatch}` : ''}.`);
		}
		for (const branch of status.branches ?? []) {
			for (const finding of branch.findings.slice(0, 20)) {
				lines.push(`'${finding.first.revision}' and '${finding.second.revision}' ${finding.certain ? '' : 'perhaps '}contradict each other: ${finding.object}`);
			}
		}
		return lines.map((line) => h('p', { class: 'migrate-line' }, text(line)));
	}

	function tenants(status) {
		const behind = status.tenants?.behind ?? [];
		return behind.length ? [heading('Tenants that are behind'), h('ul', { class: 'migrate-list' }, behind.map((tenant) =>
			h('li', [h('code', text(tenant.tenant)), ' ', chip(tenant.state ? tenant.state.toLowerCase().replaceAll('_', ' ') : 'cannot be reached'),
				' at ', rows(tenant.current)])))] : [];
	}

	function waiting(status) {
		return status.pending.length ? [heading('Pending'), h('ol', { class: 'migrate-list' }, status.pending.slice(0, MOST_SHOWN).map((revision) =>
			h('li', [h('code', text(revision.revision)), ' ', text(revision.description)]))), ...more(status.pending)] : [];
	}

	function drawing(name, graph, status) {
		if (!graph.length) {
			return [];
		}
		const drawn = layout(graph);
		const marks = (node) => [...(status.current.includes(node.revision) ? ['current'] : []),
			...(status.heads.includes(node.revision) ? ['head'] : []),
			...(node.state && node.state !== 'APPLIED' ? [node.state === 'PENDING' ? 'pending' : 'not applied'] : [])];
		return [heading('Revisions'),
			h('p', { class: 'migrate-soft' }, 'Filled is applied, hollow is not; a dashed line is a dependency.'),
			h('div', { class: 'migrate-graph' }, [
				h('div', { class: 'migrate-lanes migrate-scroll', tabindex: 0, role: 'region', 'aria-label': `Lanes of ${text(name)}` },
					h('svg', { width: drawn.width, height: drawn.height, viewBox: `0 0 ${drawn.width} ${drawn.height}`, 'aria-hidden': 'true', focusable: 'false' }, [
						h('path', { class: 'migrate-lines', d: drawn.lines }),
						h('path', { class: 'migrate-lines migrate-dashed', d: drawn.dependencies }),
						...drawn.dots.map((dot) => h('circle', { class: dot.applied ? 'migrate-applied' : 'migrate-open', cx: dot.cx, cy: dot.cy, r: 5 })),
					])),
				h('div', { class: 'migrate-rows migrate-scroll', tabindex: 0, role: 'region', 'aria-label': `Revisions of ${text(name)}` },
					h('ol', graph.map((node) => h('li', [h('code', text(node.revision)), ...node.branchLabels.map((label) => [' ', chip(label)]),
						...marks(node).map((mark) => [' ', chip(mark)]), ' ', text(node.description)])))),
			])];
	}

	function history(name, status) {
		if (!status.history.length) {
			return [];
		}
		const newest = status.history.slice(-MOST_SHOWN).reverse();
		const columns = ['When (UTC)', 'What', 'Outcome', 'Time', 'Who', 'Why', 'Message'];
		const cells = (row) => [row.installedOn.slice(0, 19).replace('T', ' '), `${row.direction.toLowerCase()} ${row.revision}`,
			row.state.toLowerCase(), `${row.executionTime} ms`, row.installedBy + (row.host ? ` on ${row.host}` : ''), row.reason, row.description];
		return [heading('History'), scroll(`History of ${text(name)}`, h('table', [
			h('thead', h('tr', columns.map((name) => h('th', { scope: 'col' }, name)))),
			h('tbody', newest.map((row) => h('tr', cells(row).map((cell) => h('td', text(cell)))))),
		])), ...more(status.history)];
	}

	const view = {
		props: { instance: { type: Object, required: true } },
		data: () => ({ asked: false, failure: '', migrators: [], graphs: {} }),
		watch: { 'instance.id': 'begin' },
		created() {
			this.ask();
		},
		methods: {
			/** The view stays while another instance is looked at: nothing of the one before may stand under its name. */
			begin() {
				Object.assign(this, { asked: false, failure: '', migrators: [], graphs: {} });
				return this.ask();
			},
			async fetch(path, params) {
				const response = await this.instance.axios.get(`actuator/migrations${path}`, { params, headers: { Accept: 'application/json' } });
				return response.data;
			},
			/** An answer of an instance that is no longer looked at is left alone. */
			async ask() {
				const id = this.instance.id;
				try {
					const { contexts } = await this.fetch('');
					if (id === this.instance.id) {
						this.migrators = worstFirst(Object.values(contexts).flatMap(({ migrators }) => Object.entries(migrators)));
						this.graphs = {};
						this.failure = '';
						this.asked = true;
						if (this.migrators.length === 1) {
							await this.draw(this.migrators[0][0]);
						}
					}
				} catch (error) {
					if (id === this.instance.id) {
						this.fail(error);
					}
				}
			},
			async draw(name) {
				const id = this.instance.id;
				try {
					const whole = await this.fetch(`/${encodeURIComponent(name)}`, { graph: true });
					if (id === this.instance.id) {
						// An application with an earlier version has none to tell
						this.graphs = { ...this.graphs, [name]: { ...whole, graph: whole.graph ?? [] } };
					}
				} catch (error) {
					if (id === this.instance.id) {
						this.fail(error);
					}
				}
			},
			fail(error) {
				const status = error.response?.status;
				this.failure = status === 401 || status === 403
					? 'The application does not let the server of Spring Boot Admin see its migrations.'
					: `The application does not tell its migrations${status ? ` (${status})` : ''}. Its log may say why.`;
				this.asked = true;
			},
			panel(name, listed) {
				const status = this.graphs[name] ?? listed;
				const [kind, sentence] = verdict(status);
				const whole = status.graph || this.migrators.length === 1;
				return h(resolveComponent('sba-panel'), { title: text(name), key: name }, { default: () => h('div', { class: 'migrate-view' }, [
					h('p', { class: `migrate-state migrate-${kind}` }, sentence),
					...warnings(status),
					h('dl', { class: 'migrate-facts' }, facts(status)),
					...tenants(status),
					...(whole ? waiting(status) : []),
					...(status.graph ? drawing(name, status.graph, status)
						: [h('button', { type: 'button', class: 'migrate-button', onClick: () => this.draw(name) }, `Show all revisions of ${text(name)}`)]),
					...(whole ? history(name, status) : []),
				]) });
			},
		},
		render() {
			return h('section', { class: 'migrate-section' }, [
				h('h2', { class: 'migrate-title' }, ['Migrations ', h('button', { type: 'button', class: 'migrate-button', onClick: () => this.ask() }, 'Ask again')]),
				h('p', { role: 'status', class: this.failure ? 'migrate-state migrate-bad' : 'migrate-soft' }, this.failure || (this.asked ? '' : 'Asking the application …')),
				...this.migrators.map(([name, status]) => this.panel(name, status)),
			]);
		},
	};

	SBA.use({
		install({ viewRegistry, i18n }) {
			i18n.mergeLocaleMessage('en', { migrate: { label: 'Migrations' } });
			viewRegistry.addView({
				name: 'instances/migrations',
				parent: 'instances',
				path: 'migrations',
				component: view,
				label: 'migrate.label',
				group: 'data',
				order: 890,
				isEnabled: ({ instance }) => instance.hasEndpoint('migrations'),
			});
		},
	});
})();
