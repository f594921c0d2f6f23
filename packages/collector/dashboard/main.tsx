import { render } from 'preact'
import 'uplot/dist/uPlot.min.css'
import { App } from './App.tsx'
import './style.css'

const root = document.getElementById('dashboard')
if (root) render(<App />, root)
