/** Where in the folder something stands. */
export interface Place {
  file: string
  line: number
}

/** One thing wrong in the folder; a warning does not stop the start. */
export interface Fault extends Place {
  field: string
  /** What is wrong; what would be right. */
  message: string
  level: 'error' | 'warning'
}

/** `file:line  field: what is wrong; what would be right` */
export function faultLine(fault: Fault): string {
  const mark = fault.level === 'warning' ? 'warning: ' : ''
  return `${fault.file}:${fault.line}  ${mark}${fault.field}: ${fault.message}`
}
