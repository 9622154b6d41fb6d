import theme from 'vitepress/theme'
import './synfire.css'

export default theme
