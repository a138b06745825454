import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A file of ours as the compiler reads it; comments are no part of it. */
export interface Code {
  /** Relative to the repository, as `src/answer/words.ts`. */
  file: string
  /** What it imports, as it is written there. */
  imports: string[]
  /** The names of things in the code. */
  names: string[]
  /** The texts and patterns in it. */
  texts: string[]
  /** Members as written, and calls without arguments: `process.env`, `new Date()`. */
  uses: string[]
  patterns: { source: string; flags: string; line: number }[]
}

/** Every TypeScript file below a folder of the repository. */
export function codeIn(folder: string): Code[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => read(relative(ROOT, path), readFileSync(path, 'utf8')))
}

/** Reads one file. */
export function read(file: string, text: string): Code {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true)
  const code: Code = { file, imports: [], names: [], texts: [], uses: [], patterns: [] }
  const visit = (node: ts.Node) => {
    note(node, tree, code)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return code
}

function note(node: ts.Node, tree: ts.SourceFile, code: Code): void {
  const imported = importedBy(node)
  if (imported !== undefined) code.imports.push(imported)
  if (ts.isIdentifier(node)) code.names.push(node.text)
  if (ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)) code.texts.push(node.text)
  if (ts.isPropertyAccessExpression(node)) code.uses.push(node.getText(tree))
  if (ts.isCallExpression(node) || ts.isNewExpression(node))
    if ((node.arguments ?? []).length === 0) code.uses.push(node.getText(tree))
  const pattern = patternOf(node)
  if (pattern)
    code.patterns.push({ ...pattern, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 })
}

function importedBy(node: ts.Node): string | undefined {
  const from =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined
  return from && ts.isStringLiteral(from) ? from.text : undefined
}

/** `/a/i`, and `new RegExp('a' + 'b')` where it is made of fixed texts. */
function patternOf(node: ts.Node): { source: string; flags: string } | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/')
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) }
  }
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'RegExp') return undefined
  const source = fixedText(node.arguments?.[0])
  return source === undefined ? undefined : { source, flags: fixedText(node.arguments?.[1]) ?? '' }
}

function fixedText(node: ts.Node | undefined): string | undefined {
  if (node && ts.isStringLiteralLike(node)) return node.text
  if (!node || !ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined
  const [left, right] = [fixedText(node.left), fixedText(node.right)]
  return left === undefined || right === undefined ? undefined : left + right
}
