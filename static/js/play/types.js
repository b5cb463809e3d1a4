/**
 * The shapes that the player, the outbox and the step kinds exchange. Nothing here runs: it is for the type checker
 * and for whoever writes a `step.js`. Keys of what the server sends keep the server's spelling.
 *
 * @typedef {{[key: string]: any}} Payload  what a form or a step says: `{answer: …}`, `{choice, option}`, `{hint: 1}`…
 *
 * @typedef {object} Remark  what is said of one part of an answer
 * @property {string} part
 * @property {boolean | null} is_right
 * @property {string} text
 *
 * @typedef {object} Grade
 * @property {'right' | 'partial' | 'wrong' | 'saved'} verdict
 * @property {string} message
 * @property {Remark[]} remarks
 *
 * @typedef {object} StepState  what is known of one step, as the server says it
 * @property {boolean} is_done
 * @property {boolean} is_skipped
 * @property {any} answer            JSON value of the last answer, or null
 * @property {string[]} hints        texts already opened
 * @property {number} hints_left
 * @property {Grade | null} feedback
 * @property {{[choice: string]: string}} choices
 * @property {{[round: string]: string}} ballots
 * @property {{[key: string]: any}} extra  what this kind needs more (fragments, tally, slots, marks of a scene…)
 *
 * @typedef {StepState & {is_kept: boolean, refused: string | null}} StepView  the same with what this phone knows:
 *   `is_kept`: an answer waits for the network; `refused`: why the server took none of it, in plain French
 *
 * @typedef {{[flag: string]: any}} Flags
 *
 * @typedef {object} Island  the JSON of `#play-state` and of `/jeu/mission/<mission>/etat`
 * @property {string} participant
 * @property {string} team
 * @property {string} version
 * @property {string} mission
 * @property {string} day
 * @property {number} seq            greatest counter that the server knows
 * @property {Flags} flags
 * @property {boolean} is_open
 * @property {boolean} [asks_sensitive]  sensitive questions may be asked at once
 * @property {number | null} [free_after]  in a free order, how many steps lead to the end
 * @property {{[step: string]: StepState}} steps
 * @property {boolean} [live]        false: no socket here
 * @property {string} [next_url]
 *
 * @typedef {object} Act  something done in a step, before it becomes an event
 * @property {string} type           `StepAnswered`, `StepRead`, `HintTaken`…
 * @property {string} mission
 * @property {string} step           step id, `day:<id>`, `service:<id>` or `thanks`
 * @property {Payload} payload
 *
 * @typedef {Act & {id: string, seq: number, version: string, team: string, at: string}} PlayEvent  as it is sent
 *
 * @typedef {object} ServerReceipt  the verdict on one event, as the server says it
 * @property {string} id
 * @property {'accepted' | 'duplicate' | 'refused'} status
 * @property {string | null} [reason]
 * @property {string | null} [notice]  the answer is kept, but a slot that it names was taken meanwhile
 * @property {Grade | null} [grade]
 * @property {string | null} [hint]
 * @property {StepState | null} [step]
 *
 * @typedef {object} Receipt  what `submit` promises. `queued`: kept on this phone, sent later ("C’est gardé");
 *   `unsaved`: not sent and this browser cannot keep it, so the page must stay open
 * @property {string} id
 * @property {'accepted' | 'duplicate' | 'refused' | 'queued' | 'unsaved'} status
 * @property {string | null} reason
 * @property {string | null} notice
 * @property {Grade | null} grade
 * @property {string | null} hint
 * @property {StepView} state
 *
 * @typedef {object} DeviceStore  for answers that stay on this phone: encrypted, one drawer per participant
 * @property {(key: string) => Promise<any>} get
 * @property {(key: string, value: any) => Promise<void>} set
 *
 * @typedef {object} StepContext  the second argument of a kind's `mount(element, context)`
 * @property {{id: string, kind: string, scope: string, keeps: string, [key: string]: any}} step
 *   from the section's attributes, and what its `<script type="application/json" data-public>` adds, if it has one
 * @property {StepView} state        always the newest
 * @property {{[key: string]: any}} extra  same as `state.extra`
 * @property {Flags} flags           always the newest
 * @property {(type: string, payload: Payload, file?: Blob) => Promise<Receipt>} submit
 *   a file is kept with the event and sent first; its id then stands at `payload.answer.upload`
 * @property {() => void} complete   move on to the next step
 * @property {(text: string) => void} say  tell a screen reader, politely
 * @property {(callback: (state: StepView) => void) => void} onState  called at each later change
 * @property {(sound: string) => void} play
 * @property {{isCalm: boolean, hasSound: boolean}} prefs
 * @property {(setting: string, isOn: boolean) => Promise<void>} setReading  how this phone reads, at once
 * @property {DeviceStore} store
 */
export {}
