import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const site = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const root = resolve(site, '../..')
const pages = resolve(site, 'pages')

// Pages find the modules of the site only below it, and a folder begins with its index
rmSync(pages, { recursive: true, force: true })
for (const folder of ['.', 'docs']) {
	mkdirSync(resolve(pages, folder), { recursive: true })
	for (const file of readdirSync(resolve(root, folder)).filter((name) => name.endsWith('.md'))) {
		const text = readFileSync(resolve(root, folder, file), 'utf8')
			.replace(/\]\(([^):]*)README\.md/g, ']($1index.md')
			.replace('](LICENSE)', '](/LICENSE.txt)')
		writeFileSync(resolve(pages, folder, file.replace('README', 'index')), text)
	}
}
cpSync(resolve(root, 'docs/page.png'), resolve(pages, 'docs/page.png'))
cpSync(resolve(root, 'LICENSE'), resolve(pages, 'public/LICENSE.txt'))

// What `mvn package -Prelease` has made of the comments
const javadoc = ['migrate-core', 'migrate-spring-boot-autoconfigure', 'migrate-spring-boot-starter-test'].filter((module) => {
	const made = resolve(root, module, 'target/reports/apidocs')
	if (existsSync(made)) {
		cpSync(made, resolve(pages, 'public/javadoc', module), { recursive: true })
	}
	return existsSync(made)
})

const version = readFileSync(resolve(root, 'pom.xml'), 'utf8').match(/<artifactId>migrate<\/artifactId>\s*<version>(.*?)</)?.[1]

// The index is the menu
const menu = readFileSync(resolve(root, 'docs/README.md'), 'utf8')
	.split(/^## /m)
	.slice(1)
	.map((part) => ({
		text: part.split('\n')[0],
		items: [...part.matchAll(/^- \[(.*?)\]\((.*?)\.md\)/gm)].map(([, text, page]) => ({
			text,
			link: new URL(page, 'file:///docs/').pathname
		}))
	}))

export default defineConfig({
	title: `Migrate ${version ?? ''}`.trim(),
	description: 'Database migrations for Spring Boot as a graph of revisions',
	srcDir: 'pages',
	outDir: resolve(root, 'target/docs'),
	markdown: {
		// Links are written for those who read the pages in the repository
		anchor: { slugify: (text) => text.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-') }
	},
	themeConfig: {
		search: { provider: 'local' },
		outline: 'deep',
		nav: [
			{ text: 'Documentation', link: '/docs/' },
			{ text: 'Changelog', link: '/CHANGELOG' },
			...(javadoc.length > 0
				? [{
						text: 'Javadoc',
						items: javadoc.map((module) => ({ text: module, link: `/javadoc/${module}/index.html`, target: '_self' }))
					}]
				: [])
		],
		sidebar: [{ text: 'Migrate', link: '/' }, ...menu]
	}
})
