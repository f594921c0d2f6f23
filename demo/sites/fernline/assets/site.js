// Fernline's own script. It needs no permission: it stores one thing the visitor asked for.

const answerPostcode = (form) => {
  const answer = document.querySelector('[data-availability-answer]')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const postcode = new FormData(form).get('postcode')
    answer.textContent = `Yes: 1,000 Mbit/s both ways in ${postcode}, connected within two weeks.`
  })
}

const choosePlan = (buttons, answer) => {
  const show = (plan) => {
    answer.textContent = `${plan} is picked. My Fernline keeps it until you close this tab.`
  }
  for (const button of buttons)
    button.addEventListener('click', () => {
      sessionStorage.setItem('fern_plan', button.dataset.plan)
      show(button.dataset.plan)
    })
  const picked = sessionStorage.getItem('fern_plan')
  if (picked) show(picked)
}

const offerPanel = (toggle) => {
  const address = new URL(location.href)
  if (address.searchParams.get('panel') === '1') return
  toggle.hidden = false
  toggle.addEventListener('click', () => {
    address.searchParams.set('panel', '1')
    location.assign(address)
  })
}

const form = document.querySelector('[data-availability]')
const planButtons = document.querySelectorAll('[data-plan]')
if (form) answerPostcode(form)
if (planButtons.length > 0) choosePlan(planButtons, document.querySelector('[data-plan-answer]'))
offerPanel(document.querySelector('[data-panel-toggle]'))
