// Tidewick's own script: remembers in the browser that a notice was closed.
const notice = document.querySelector('[data-notice]')
notice.hidden = localStorage.getItem('tide_notice') === 'closed'
notice.querySelector('button').addEventListener('click', () => {
  localStorage.setItem('tide_notice', 'closed')
  notice.hidden = true
})
