// The article page, made livelier: it reads as well without. Notes move beside their lines (the text stays where it
// is), filters act at once, and every statement can be reached by keys.
import { isTyping } from './keys.js'

const rows = document.querySelector('.reading')
const notes = [...document.querySelectorAll('.note')]
const form = document.getElementById('filters')
const wide = matchMedia('(min-width: 60rem)')
const GAP = 12
let current = null

const marksOf = id => rows.querySelectorAll(`[data-s~="${CSS.escape(id)}"]:not(.note)`)
const numberOf = id => rows.querySelector(`a.number[data-s="${CSS.escape(id)}"]:not(.note .number)`)
const shown = () => notes.filter(note => !note.classList.contains('off'))

/** Beside the line where its statement begins, or as near below as the notes before leave room. */
function align() {
  for (const note of notes) note.style.transform = ''
  if (!wide.matches) return
  const places = shown().map(note => {
    const mark = document.getElementById(note.dataset.s)
    const line = mark?.nextElementSibling?.getClientRects()[0] ?? mark?.getClientRects()[0]
    const box = note.getBoundingClientRect()
    return { note, natural: box.top, height: box.height, wanted: line?.top ?? box.top }
  })
  let floor = -Infinity
  for (const place of places) {
    place.top = Math.max(place.wanted, floor)
    floor = place.top + place.height + GAP
  }
  let ceiling = document.querySelector('.rows').getBoundingClientRect().bottom
  for (const place of places.toReversed()) {
    place.top = Math.min(place.top, ceiling - place.height)
    ceiling = place.top - GAP
  }
  for (const { note, top, natural } of places) note.style.transform = `translateY(${Math.round(top - natural)}px)`
}

const choices = () => Object.fromEntries([...form.querySelectorAll('select')].map(({ name, value }) => [name, value]))

/** Show what the filters ask for, and say how many that are. */
function filter() {
  const asked = choices()
  const fits = note => Object.entries(asked).every(([by, value]) => !value || note.dataset[by] === value)
  const on = new Set()
  for (const note of notes) {
    note.classList.toggle('off', !fits(note))
    if (fits(note)) on.add(note.dataset.s)
  }
  for (const mark of rows.querySelectorAll('[data-s]:not(.note)')) {
    mark.classList.toggle('off', !mark.dataset.s.split(' ').some(id => on.has(id)))
  }
  form.querySelector('.count').textContent = `${on.size} of ${notes.length} statements`
  const query = new URLSearchParams(location.search)
  for (const [by, value] of Object.entries(asked)) value ? query.set(by, value) : query.delete(by)
  history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`)
  align()
}

function light(id) {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit')
  current = id
  if (id === null) return
  document.getElementById(`note-${id}`)?.classList.add('lit')
  for (const mark of marksOf(id)) mark.classList.add('lit')
}

function move(step) {
  const ids = shown().map(note => note.dataset.s)
  if (!ids.length) return
  const at = ids.indexOf(current)
  const next = ids[at < 0 ? (step > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + step))]
  const target = numberOf(next) ?? document.getElementById(`note-${next}`)
  target.focus({ preventScroll: true })
  light(next)
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  target.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
}

function toNote(id) {
  document.getElementById(`note-${id}`)?.focus()
  light(id)
}

function back() {
  const id = current
  if (document.activeElement?.closest('.note') && id) return numberOf(id)?.focus()
  light(null)
  if (form && Object.values(choices()).some(Boolean)) {
    for (const select of form.querySelectorAll('select')) select.value = ''
    filter()
  }
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && !document.querySelector('dialog[open]')) return back()
  if (isTyping(event)) return
  const number = event.target.closest('a.number')
  if (event.key === 'j') move(1)
  else if (event.key === 'k') move(-1)
  else if (event.key === 'f') form?.querySelector('select')?.focus()
  else if (event.key === 'Enter' && number && !number.closest('.note')) toNote(number.dataset.s)
  else return
  event.preventDefault()
})

rows.addEventListener('click', event => {
  const number = event.target.closest('a.number')
  const mark = event.target.closest('[data-s]')
  if (event.target.closest('a') && !number) return
  if (mark && !getSelection().toString()) light(mark.dataset.s.split(' ').at(-1))
})
rows.addEventListener('focusin', event => {
  const mark = event.target.closest('[data-s]')
  if (mark) light(mark.dataset.s)
})

if (form) {
  form.addEventListener('change', filter)
  // chosen before this script was there, or kept by the browser from another time
  const before = new URLSearchParams(location.search)
  if (Object.entries(choices()).some(([by, value]) => value !== (before.get(by) ?? ''))) filter()
}

function arrive() {
  const id = decodeURIComponent(location.hash.slice(1)).replace(/^note-/, '')
  if (!/^s\d/.test(id)) return
  if (document.getElementById(`note-${id}`)) return light(id)
  const notice = document.createElement('p')
  notice.className = 'notice'
  notice.setAttribute('role', 'status')
  notice.textContent = 'The statement of this link is not in the article any more.'
  document.querySelector('.reading > header').append(notice)
}

addEventListener('hashchange', arrive)
wide.addEventListener('change', align)
new ResizeObserver(align).observe(rows)
document.fonts.ready.then(align)
align()
arrive()
