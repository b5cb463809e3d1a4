/**
 * One step of the document: its forms become events, its answers come back after a reload, its kind adds comfort.
 * What it needs of the mission comes from its host, the player.
 */

import { demote, say, showGrade, showHints, welcomeHint, zoneOf } from './feedback.js'
import { deviceFields, fill, payloadFrom } from './form-data.js'
import { mountKind } from './kinds.js'
import { isPassed } from './mission.js'

/** @typedef {import('./types.js').StepView} View */
/** @typedef {import('./types.js').Payload} Payload */
/** @typedef {import('./types.js').Receipt} Receipt */

/**
 * @typedef {object} Host  what a step asks of the player
 * @property {Promise<{drafts: import('./drafts.js').Drafts, device: import('./types.js').DeviceStore}>} ready
 * @property {(step: string) => View} view
 * @property {() => import('./types.js').Flags} flags
 * @property {(step: string, type: string, payload: Payload, file?: Blob) => Promise<Receipt>} submit
 * @property {(step: string) => void} complete
 * @property {(text: string) => void} announce
 * @property {(sound: string) => void} play
 */

// After these there is nothing to read: the story goes on by itself.
const MOVES_ON = ['StepRead', 'StepSkipped']
// The phone says that it keeps these; lines of a dialogue and acts in a scene go on without a word.
const SAYS_KEPT = ['StepAnswered', 'BallotCast', 'HintTaken']

export class StepView {
  #host
  /** @type {((state: View) => void)[]} */
  #callbacks = []
  /** @type {Promise<void> | undefined} */
  #prepared
  #isTouched = false
  // Passed, and being changed.
  #isReopened = false

  /**
   * @param {HTMLElement} section
   * @param {Host} host
   */
  constructor(section, host) {
    this.section = section
    this.id = section.dataset.step ?? ''
    this.isTeam = section.dataset.scope === 'team'
    this.#host = host
    section.addEventListener('submit', event => this.#onSubmit(event))
    section.addEventListener('input', event => this.#onInput(event))
    for (const name of ['input', 'click']) section.addEventListener(name, event => this.#reopen(event))
  }

  get #isDevice() {
    return this.section.dataset.keeps === 'device'
  }

  /** Makes the step ready, once: what was said comes back, then its kind adds comfort. */
  prepare() {
    this.#prepared ??= this.#prepare().finally(() => this.section.toggleAttribute('data-ready', true))
    return this.#prepared
  }

  /** The mission knows more: hints and the kind's own parts follow. */
  refresh() {
    if (!this.#prepared) return
    const view = this.#host.view(this.id)
    showHints(this.section, view)
    demote(this.section, isPassed(view), this.#isReopened)
    for (const callback of this.#callbacks) callback(view)
  }

  /**
   * Shows a verdict, now or long after the answer.
   * @param {import('../offline/outbox-core.js').Settled} verdict
   * @param {boolean} isFirstHint
   */
  settled(verdict, isFirstHint) {
    this.#show(verdict)
    if (this.section.hidden) return
    if (verdict.type === 'HintTaken' && verdict.status !== 'refused') welcomeHint(this.section, isFirstHint)
    else zoneOf(this.section).scrollIntoView({ block: 'nearest' })
  }

  /** @param {import('../offline/outbox-core.js').Settled} verdict */
  #show({ type, status, reason, notice, grade }) {
    if (status === 'refused') say(this.section, 'refused', reason ?? '')
    // Kept, but something of it went to somebody else meanwhile: one stays here to choose again.
    else if (notice) say(this.section, 'notice', notice)
    else if (grade && (type === 'StepAnswered' || grade.verdict !== 'saved')) {
      showGrade(this.section, grade)
      if (!this.section.hidden) this.#host.play(grade.verdict)
    } else if (SAYS_KEPT.includes(type)) zoneOf(this.section).replaceChildren()
  }

  async #prepare() {
    zoneOf(this.section)
    const { drafts, device } = await this.#host.ready
    const view = this.#host.view(this.id)
    const kept = (await drafts.get(this.id)) ?? (this.#isDevice ? await device.get(this.id) : { answer: view.answer })
    if (!this.#isTouched) fill(this.section.querySelectorAll('[name], [data-field]'), kept ?? {})
    this.#showKnown(view)
    await mountKind(this.section, this.#context(device))
    this.refresh()
  }

  /** @param {View} view */
  #showKnown(view) {
    if (view.refused !== null) say(this.section, 'refused', view.refused)
    else if (view.is_kept) say(this.section, 'queued')
    else if (view.feedback) showGrade(this.section, view.feedback)
  }

  /** @param {SubmitEvent} event */
  async #onSubmit(event) {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-step-form]')) return
    event.preventDefault()
    if (form.getAttribute('aria-busy') === 'true') return
    form.setAttribute('aria-busy', 'true')
    try {
      const { type, payload, file, key } = readForm(form, event.submitter)
      // An act about something else than the step (a service) goes under that name.
      const receipt = await (key ? this.#host.submit(key, type, payload) : this.#submit(type, payload, file))
      const isTaken = receipt.status !== 'refused' && receipt.status !== 'unsaved' && !receipt.notice
      if (isTaken && MOVES_ON.includes(type)) this.#host.complete(this.id)
    } finally {
      form.removeAttribute('aria-busy')
    }
  }

  /**
   * @param {string} type
   * @param {Payload} payload
   * @param {Blob} [file]
   */
  async #submit(type, payload, file) {
    const isPrivate = this.#isDevice && type === 'StepAnswered'
    this.#isReopened = false
    const isLost = isPrivate && !(await this.#keepHere())
    // What stays on the phone is not sent, whoever asks.
    const receipt = await this.#host.submit(this.id, type, isPrivate ? {} : payload, file)
    if (isLost) say(this.section, 'not-kept')
    else if (receipt.status === 'unsaved') say(this.section, 'unsaved')
    else if (receipt.status === 'queued' && SAYS_KEPT.includes(type))
      say(this.section, type === 'HintTaken' ? 'hint-later' : 'queued')
    return receipt
  }

  /** Puts the fields of a step that stays on this phone into their drawer; says whether it could. */
  async #keepHere() {
    const { device } = await this.#host.ready
    const fields = this.#deviceFields()
    if (!fields.length) return true
    return device.set(this.id, payloadFrom(fields)).then(
      () => true,
      () => false
    )
  }

  /** @param {Event} event */
  #reopen({ target }) {
    if (!(target instanceof Element) || !target.closest('[data-step-form], [data-field]')) return
    if (target.closest('[data-main]')) return
    this.#isReopened = true
    this.section.removeAttribute('data-passed')
  }

  #deviceFields() {
    return deviceFields(this.section.querySelectorAll('[data-field]'))
  }

  /** @param {Event} event */
  async #onInput({ target }) {
    if (!(target instanceof Element)) return
    const form = target.closest('form[data-event-type="StepAnswered"]')
    const isForm = form instanceof HTMLFormElement
    if (!isForm && !target.hasAttribute('data-field')) return
    this.#isTouched = true
    const { drafts } = await this.#host.ready
    drafts.note(this.id, () => payloadFrom(this.#isDevice || !isForm ? this.#deviceFields() : new FormData(form)))
  }

  /**
   * @param {import('./types.js').DeviceStore} device
   * @returns {import('./types.js').StepContext}
   */
  #context(device) {
    const { id } = this
    const host = this.#host
    return {
      step: describe(this.section),
      get state() {
        return host.view(id)
      },
      get extra() {
        return host.view(id).extra
      },
      get flags() {
        return host.flags()
      },
      submit: (type, payload, file) => this.#submit(type, payload, file),
      complete: () => host.complete(id),
      say: host.announce,
      play: host.play,
      onState: callback => this.#callbacks.push(callback),
      prefs: preferences(),
      // Few steps ask for it.
      setReading: async (...setting) => (await import('../reading/applying.js')).applySetting(...setting),
      store: device
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
function readForm(form, submitter) {
  const data = new FormData(form)
  if (submitter instanceof HTMLButtonElement && submitter.name) data.append(submitter.name, submitter.value)
  const file = [...data.values()].find(value => value instanceof File && value.size > 0)
  return {
    type: String(data.getAll('type').pop() ?? form.dataset.eventType ?? ''),
    payload: payloadFrom(data),
    key: String(data.get('key') ?? ''),
    .../** @type {{file?: File}} */ (file instanceof File ? { file } : {})
  }
}

/**
 * @param {HTMLElement} section
 * @returns {import('./types.js').StepContext['step']}
 */
function describe(section) {
  const { step = '', kind = '', scope = '', keeps = '' } = section.dataset
  const more = section.querySelector('script[data-public]')?.textContent
  return { ...(more ? JSON.parse(more) : {}), id: step, kind, scope, keeps }
}

function preferences() {
  const { calm, sound } = document.documentElement.dataset
  const isCalm = calm !== undefined || matchMedia('(prefers-reduced-motion: reduce)').matches
  return { isCalm, hasSound: sound !== 'off' }
}
