/** What a workspace handed us when it installed the bot; `sealed` is encrypted before it comes here. */
export interface Installation {
  platform: string
  /** A workspace, or a whole organisation where it was installed for all of it. */
  workspace: string
  sealed: string
  at: Date
}

export interface Installations {
  keep(installation: Installation): Promise<void>
  find(platform: string, workspace: string): Promise<Installation | undefined>
  all(platform: string): Promise<Installation[]>
  /** Deletes it; false where there is none. */
  remove(platform: string, workspace: string): Promise<boolean>
}
