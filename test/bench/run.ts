/** What `npm run bench -- PART` measures; without a part the questions. The words after it go to the part. */
const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  questions: () => import('./main.ts'),
  kill: () => import('./kill/main.ts'),
  slack: () => import('./slack/main.ts'),
  discord: () => import('./discord/main.ts'),
  reminders: () => import('./reminders/main.ts'),
}

const [part = 'questions'] = process.argv.splice(2, 1)
const measure = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined
if (measure) await measure()
else {
  process.stderr.write(`There is no part "${part}"; there are ${Object.keys(PARTS).join(', ')}.\n`)
  process.exitCode = 2
}
