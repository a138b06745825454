import { z } from 'zod'
import { COMPONENT } from '../constants.ts'
import type { Modal } from '../shapes.ts'
import { TextDisplay } from './components.ts'
import { checked } from './checked.ts'
import { layoutFaults } from './layout.ts'
import { because, between, componentId, customId, flag, upTo, whole } from './pieces.ts'
import { ChannelSelect, MentionableSelect, option, RoleSelect, StringSelect, UserSelect } from './selects.ts'

const MOST_ROWS = 5
const MOST_GROUP = 10

const TextInput = z
  .object({
    type: z.literal(COMPONENT.textInput),
    id: componentId,
    custom_id: customId,
    style: whole(1, 2),
    label: between(1, 45).nullish(),
    value: upTo(4_000).nullish(),
    placeholder: upTo(100).nullish(),
    required: flag,
    min_length: whole(0, 4_000).nullish(),
    max_length: whole(1, 4_000).nullish(),
  })
  .refine(input => (input.min_length ?? 0) <= (input.max_length ?? 4_000), because('INVALID_RANGE', 'min above max'))

const group = { id: componentId, custom_id: customId, required: flag }
const RadioGroup = z.object({
  ...group,
  type: z.literal(COMPONENT.radioGroup),
  options: z.array(option).min(2).max(MOST_GROUP),
})
const CheckboxGroup = z.object({
  ...group,
  type: z.literal(COMPONENT.checkboxGroup),
  options: z.array(option).min(1).max(MOST_GROUP),
  min_values: whole(0, MOST_GROUP).nullish(),
  max_values: whole(1, MOST_GROUP).nullish(),
})
const FileUpload = z.object({
  ...group,
  type: z.literal(COMPONENT.fileUpload),
  min_values: whole(0, MOST_GROUP).nullish(),
  max_values: whole(1, MOST_GROUP).nullish(),
})
const Checkbox = z.object({ ...group, type: z.literal(COMPONENT.checkbox), default: flag })

const labelled = z.discriminatedUnion('type', [
  TextInput,
  StringSelect,
  UserSelect,
  RoleSelect,
  MentionableSelect,
  ChannelSelect,
  FileUpload,
  RadioGroup,
  CheckboxGroup,
  Checkbox,
])
const Label = z
  .object({
    type: z.literal(COMPONENT.label),
    id: componentId,
    label: between(1, 45),
    description: between(1, 100).nullish(),
    component: labelled,
  })
  .refine(
    ({ component }) => component.type !== COMPONENT.textInput || !component.label,
    because('TEXT_INPUT_LABEL', 'A text input within a label has no label of its own.'),
  )
const Row = z.object({
  type: z.literal(COMPONENT.actionRow),
  id: componentId,
  components: z
    .array(TextInput.refine(({ label }) => Boolean(label), because('BASE_TYPE_REQUIRED', 'This field is required')))
    .length(1),
})

const Form = z.object({
  custom_id: customId,
  title: between(1, 45),
  components: z
    .array(z.discriminatedUnion('type', [Row, Label, TextDisplay]))
    .min(1)
    .max(MOST_ROWS),
})

/** The data of a callback that opens a form, or a refusal with all its faults. */
export function modalData(value: unknown): Modal {
  return checked(Form, value, { under: ['data'], further: form => layoutFaults(form.components, new Set()) })
}
