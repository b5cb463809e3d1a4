/**
 * Plays a mission: one step at a time, back whenever one likes, forward as far as one has come. The address keeps the
 * place (`#<step id>`), the outbox keeps the answers, the server's word is joined to what the page knows.
 */

import { connect } from '../offline/connect.js'
import { getState } from '../offline/server.js'
import { Drafts } from './drafts.js'
import { mountHand } from './hand.js'
import { loadKind } from './kinds.js'
import { END, isEnough, isPassed, Mission, placeAfter, placeFor } from './mission.js'
import { Signs } from './signs.js'
import { StepView } from './step-view.js'

/** @typedef {import('./types.js').Payload} Payload */
/** @typedef {import('./types.js').Receipt} Receipt */
/** @typedef {import('../offline/outbox.js').News} News */
/** @typedef {import('../offline/outbox.js').Ending} Ending */

// Only the server adds up what these do to the story.
const CHANGES_FLAGS = ['ChoiceMade', 'BallotCast']
// A page shown again asks the server what happened meanwhile, but not at every flick between two applications.
const FRESH = 10_000

export class Player {
  #island
  #mission
  #signs
  #connected
  /** @type {Map<string, StepView>} */
  #steps = new Map()
  #current = ''
  #askedAt = Date.now()
  #reading = 0
  /** @param {string} id */
  #view = id => this.#mission.view(id)
  /** @type {Map<string, () => void>} */
  #watched = new Map()

  /**
   * @param {HTMLElement} root
   * @param {import('./types.js').Island} island
   */
  constructor(root, island) {
    this.#island = island
    this.#mission = new Mission(island)
    this.#connected = this.#connect()
    this.#signs = new Signs(root, { onNext: () => this.#onward(), onBack: () => this.#back() })
    this.#signs.guard(island.asks_sensitive ?? false)
    const host = this.#host()
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-step]')))
      this.#steps.set(section.dataset.step ?? '', new StepView(section, host))
    mountHand(root, () =>
      this.#submit(this.#steps.has(this.#current) ? this.#current : (this.ids.at(-1) ?? ''), 'HandRaised', {})
    )
    addEventListener('popstate', () => this.#onAddress())
    addEventListener('online', () => this.#catchUp())
    document.addEventListener('visibilitychange', () => this.#onVisibility())
  }

  /** Shows where the youth was; what waits on this phone may allow to be further. */
  async start() {
    const wanted = location.hash.slice(1)
    this.#goTo(wanted, 'arrive')
    const first = this.#current
    const { records } = await this.#connected
    if (await records.isAhead().catch(() => false)) this.#fetchState().catch(() => {})
    if (this.#current === first && this.#placeFor(wanted) !== first) this.#goTo(wanted, 'arrive')
    this.#refresh()
    // The other kinds are fetched now, while there is a network.
    for (const { section } of this.#steps.values()) loadKind(section)
  }

  async #connect() {
    const { outbox, records, participant, drafts, device } = await connect(this.#island, {
      hear: news => this.#hear(news),
      ended: ending => this.#ended(ending)
    })
    this.#mission.wait(await records.list())
    return { outbox, records, participant, device, drafts: new Drafts(drafts) }
  }

  /** @returns {import('./step-view.js').Host} */
  #host() {
    return {
      ready: this.#connected,
      view: this.#view,
      flags: () => this.#mission.flags,
      submit: (...act) => this.#submit(...act),
      complete: id => id === this.#current && this.#onward(),
      announce: text => this.#signs.announce(text),
      play: playSound
    }
  }

  /**
   * @param {string} step
   * @param {string} type
   * @param {Payload} payload
   * @param {Blob} [file]
   * @returns {Promise<Receipt>}
   */
  async #submit(step, type, payload, file) {
    const { outbox, drafts, participant } = await this.#connected
    if (type === 'StepAnswered') drafts.drop(step)
    /** @type {import('../offline/records.js').Also} */
    const also = async access => type === 'StepAnswered' && access.remove('drafts', [participant, step])
    const verdict = await outbox.submit({ type, mission: this.#mission.id, step, payload }, { file, also })
    await this.#list()
    return { reason: null, notice: null, grade: null, hint: null, ...verdict, state: this.#mission.view(step) }
  }

  /**
   * News of the outbox, from this tab or another one.
   * @param {News} news
   */
  #hear(news) {
    if (news.kind === 'settled') this.#settle(news)
    this.#list()
  }

  /** @param {News & {kind: 'settled'}} news */
  #settle({ settled, seq }) {
    const isFirstHint = !this.#mission.hasTakenHint
    const ours = settled.filter(verdict => verdict.mission === this.#mission.id)
    this.#mission.settle(ours, seq)
    this.#refresh()
    for (const verdict of ours) this.#steps.get(verdict.about)?.settled(verdict, isFirstHint)
    if (ours.some(({ type, notice }) => notice || CHANGES_FLAGS.includes(type))) this.#fetchState().catch(() => {})
  }

  /** Reads what waits in the outbox; an older reading that ends later is dropped. */
  async #list() {
    this.#reading += 1
    const turn = this.#reading
    const { records } = await this.#connected
    const waiting = await records.list()
    if (turn !== this.#reading) return
    this.#mission.wait(waiting)
    this.#refresh()
  }

  /** @param {Ending} ending */
  async #ended(ending) {
    await this.#list()
    const isWaiting = this.#mission.waitingCount > 0
    this.#signs.notice(ending === 'signed-out' ? 'signed-out' : ending !== 'go' && isWaiting ? 'waiting' : null)
  }

  #refresh() {
    const { ids } = this
    const { freeAfter } = this.#mission
    const passed = ids.map(id => isPassed(this.#mission.view(id)))
    this.#signs.paint(this.#current === END ? ids.length : ids.indexOf(this.#current), passed, freeAfter !== null)
    if (freeAfter !== null)
      this.#signs.paintPlaces(passed, this.#current, this.#current !== END && isEnough(ids, this.#view, freeAfter))
    for (const step of this.#steps.values()) step.refresh()
  }

  get ids() {
    return [...this.#steps.keys()]
  }

  /** @param {string} wanted */
  #placeFor(wanted) {
    return placeFor(this.ids, this.#view, wanted, this.#mission.freeAfter)
  }

  #onward() {
    this.#goTo(placeAfter(this.ids, this.#view, this.#current, this.#mission.freeAfter))
  }

  #back() {
    const places = [...this.ids, END]
    this.#goTo(places[places.indexOf(this.#current) - 1] ?? END)
  }

  #onAddress() {
    const wanted = location.hash.slice(1)
    // Other fragments (the skip link) are not ours.
    if (wanted === '' || wanted === END || this.#steps.has(wanted)) this.#goTo(wanted, 'stay')
  }

  /**
   * @param {string} wanted
   * @param {'push' | 'arrive' | 'stay'} manner  a new entry of the history, the first one, or one that exists
   */
  #goTo(wanted, manner = 'push') {
    const place = this.#placeFor(wanted)
    const section = place === END ? this.#signs.end : this.#steps.get(place)?.section
    if (!section) return
    this.#current = place
    if (manner === 'push') history.pushState(null, '', `#${place}`)
    else if (location.hash.slice(1) !== place) history.replaceState(null, '', `#${place}`)
    this.#signs.show(section)
    this.#refresh()
    if (manner !== 'arrive') this.#signs.focus(section)
    if (place === END && manner === 'push') playSound('shard')
    this.#steps.get(place)?.prepare()
    this.#watch(place)
  }

  /**
   * A step that a team plays together follows what the others do.
   * @param {string} place
   */
  async #watch(place) {
    for (const look of this.#watched.values()) look()
    if (!this.#steps.get(place)?.isTeam || this.#island.live === false || this.#watched.has(place)) return
    this.#watched.set(place, () => {})
    const { watch } = await import('../live/watch.js')
    const look = watch({
      topic: `team:${this.#island.team}:${place}`,
      isVisible: () => this.#current === place,
      refresh: () => this.#fetchState()
    })
    this.#watched.set(place, look)
  }

  async #onVisibility() {
    if (document.visibilityState === 'visible') return this.#catchUp()
    const { drafts } = await this.#connected
    return drafts.flush()
  }

  /** Asks the server what happened meanwhile; an answer that does not come changes nothing. */
  #catchUp() {
    return Date.now() - this.#askedAt < FRESH ? undefined : this.#fetchState().catch(() => {})
  }

  async #fetchState() {
    this.#askedAt = Date.now()
    const { status, body } = await getState(this.#mission.id)
    if (status === 401) this.#signs.notice('signed-out')
    if (status !== 200 || !body?.steps) throw new Error(`state ${status}`)
    // Somebody else plays on this phone now: nothing of the former may stay on the screen.
    if (body.participant !== this.#island.participant) return location.reload()
    this.#mission.take(body)
    this.#refresh()
  }
}

/** @param {string} name */
async function playSound(name) {
  const sounds = await import('../modules/sounds.js').catch(() => null)
  sounds?.play(name)
}
