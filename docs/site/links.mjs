// Follows each link of the site that was built, and fails if one leads nowhere
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const site = resolve(dirname(fileURLToPath(import.meta.url)), '../../target/docs')
const html = readdirSync(site, { recursive: true })
	.filter((file) => file.endsWith('.html') && !file.startsWith('javadoc') && file !== '404.html')
const ids = (file) => new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g)].map((id) => id[1]))
const astray = []
let followed = 0
for (const page of html) {
	for (const [, link] of readFileSync(join(site, page), 'utf8').matchAll(/<a [^>]*?href="([^"]*)"/g)) {
		if (/^[a-z]+:/.test(link)) {
			continue
		}
		followed++
		const [path, anchor] = decodeURI(link).split('#')
		let target = path === '' ? join(site, page) : path.startsWith('/') ? join(site, path) : resolve(site, dirname(page), path)
		if (existsSync(target) && statSync(target).isDirectory()) {
			target = join(target, 'index.html')
		}
		if (!existsSync(target) || (anchor && !ids(target).has(anchor))) {
			astray.push(`${page} -> ${link}`)
		}
	}
}
if (astray.length > 0 || followed < 1000) {
	console.error([`${followed} links followed; these lead nowhere:`, ...astray].join('\n'))
	process.exit(1)
}
console.log(`${followed} links on ${html.length} pages lead somewhere`)
