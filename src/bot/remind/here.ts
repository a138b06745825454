import type { Handler } from '../handler.ts'
import { placeIn, type Duty } from './duty.ts'
import { followWords } from './follow.ts'

/** `remind here about summits 1 week and 1 day before at 09:00 Europe/Paris` */
export function remindHere(duty: Duty): Handler {
  return request => followWords('remind here', placeIn(request.incoming), request, duty)
}
