/** The entry of pages with live regions and no mission: the team, the day. */

import { watchRegions } from './live/regions.js'

watchRegions(document)
