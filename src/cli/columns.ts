/** Lines of aligned cells; a column that holds only numbers is aligned to the right. */
export function columns(rows: readonly (readonly string[])[], gap = '  '): string[] {
  const most = Math.max(0, ...rows.map(row => row.length))
  const widths = Array.from({ length: most }, (_, at) => Math.max(...rows.map(row => width(row[at] ?? ''))))
  const right = widths.map((_, at) => rows.slice(1).every(row => /^(?:[\d.,]+ ?%?|-|)$/.test((row[at] ?? '').trim())))
  return rows.map(row => {
    const cells = row.map((cell, at) => {
      const space = ' '.repeat((widths[at] ?? 0) - width(cell))
      return right[at] && rows.length > 1 ? space + cell : cell + space
    })
    return cells.join(gap).trimEnd()
  })
}

/** What a text takes on the screen, colours left out. */
function width(text: string): number {
  return [...text.replace(COLOUR, '')].length
}

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')
