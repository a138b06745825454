/** The wire's own shapes, as far as we send them. Names and numbers are Discord's. */

export interface TextDisplay {
  type: 10
  id?: number
  content: string
}
export interface RowButton {
  type: 2
  style: 1 | 2
  label: string
  custom_id: string
}
export interface ActionRow {
  type: 1
  id?: number
  components: RowButton[]
}
export interface Separator {
  type: 14
  id?: number
  divider: true
  spacing: 1
}
export interface FileComponent {
  type: 13
  id?: number
  file: { url: string }
}
export type Piece = TextDisplay | ActionRow | Separator | FileComponent

export interface Container {
  type: 17
  id?: number
  accent_color: number
  components: Piece[]
}

/** Nobody is pinged by anything that we send, also not who we reply to. */
export const NO_PINGS = { parse: [], replied_user: false }

export const FLAGS = { ephemeral: 1 << 6, componentsV2: 1 << 15 } as const

export interface Attached {
  name: string
  contentType: string
  data: string
}

/** One message as it goes out. */
export interface Payload {
  body: {
    flags: number
    components: Container[]
    allowed_mentions: typeof NO_PINGS
    attachments: { id: string; filename: string }[]
  }
  files: Attached[]
}
