// Strollbook's own script. Joining says nothing about cookies, and touches none.
const form = document.querySelector('[data-register]')
form.addEventListener('submit', (event) => {
  event.preventDefault()
  form.querySelector('[data-answer]').textContent = 'Welcome. Look into your mailbox.'
})
