import type { View } from './records.ts'
import type { World, Workspace } from './state.ts'
import type { Dict } from './wire.ts'

/** A view as replies and payloads show it; `state` is what a person has entered. */
export function viewObject({ app }: World, workspace: Workspace, view: View, values: Dict = {}): Dict {
  const { title, submit, close, callback_id, private_metadata, external_id, ...rest } = view.body
  return {
    ...rest,
    id: view.id,
    team_id: workspace.id,
    app_id: app.id,
    app_installed_team_id: workspace.id,
    bot_id: workspace.botId,
    title: title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: submit ?? null,
    close: close ?? null,
    callback_id: callback_id ?? '',
    private_metadata: private_metadata ?? '',
    external_id: external_id ?? '',
    state: { values },
    hash: view.hash,
    clear_on_close: view.body['clear_on_close'] ?? false,
    notify_on_close: view.body['notify_on_close'] ?? false,
    root_view_id: view.root,
    previous_view_id: view.previous ?? null,
  }
}
