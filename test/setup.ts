import fc from 'fast-check'

/** A failure is told with its seed at once: shrinking a huge example could hold up a run for hours. */
fc.configureGlobal({ endOnFailure: true })
