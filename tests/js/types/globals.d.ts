import type htmx from '../../../static/vendor/js/htmx.js'

declare global {
  interface Window {
    htmx?: typeof htmx
  }
}
